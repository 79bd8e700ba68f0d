import type { House } from '../house.ts';
import type { Order, Outcome } from './outcome.ts';

export async function checkLinkCode(
  house: Pick<House, 'linkCodes' | 'clock'>,
  { conversation, effect }: Order<'check-link-code'>,
): Promise<Outcome> {
  const pair = { chat: conversation.contactId, phone: effect.phone };
  const outcome = await house.linkCodes.check(pair, effect.code, house.clock.now());
  return { result: { type: 'code-checked', outcome } };
}
