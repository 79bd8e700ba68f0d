import type { House } from '../house.ts';
import type { Order, Outcome } from './outcome.ts';

export async function understand(
  house: Pick<House, 'messages' | 'understanding' | 'clock'>,
  { conversation, effect }: Order<'understand'>,
): Promise<Outcome> {
  const { expecting, choices } = effect;
  const context = { now: house.clock.now(), language: conversation.language, expecting, choices };
  const messages = await house.messages.get(effect.messages);
  const readings = await Promise.all(
    messages.map(async ({ id, text }) => ({ id, reading: await house.understanding.read(text, context) })),
  );
  return { result: { type: 'understood', readings } };
}
