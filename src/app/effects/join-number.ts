import type { ContactId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import type { Order, Outcome } from './outcome.ts';

/** From now on what this chat says belongs to the number's conversation, which goes on where the chat was. */
export async function joinNumber(
  house: Pick<House, 'contacts' | 'clock' | 'ids'>,
  { conversation, key, effect }: Order<'join-number'>,
): Promise<Outcome> {
  const make = { id: house.ids.next() as ContactId, at: house.clock.now() };
  const number = await house.contacts.ofNumber(effect.phone, make);
  const { contactId: via, level } = conversation;
  await house.contacts.link(via, number.id);
  await house.contacts.setLanguage(number.id, conversation.language);
  return {
    result: { type: 'done' },
    elsewhere: {
      contactId: number.id,
      event: { type: 'chat-joined', key, via, level, ...(effect.goal && { goal: effect.goal }) },
    },
  };
}
