import { parsePhone } from '../../domain/phone.ts';
import type { ContactId, StaffId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import type { ConversationHeader } from '../ports/conversations.ts';
import { whoWrites } from './names.ts';

const LIMIT = 20;

export interface Found {
  readonly header: ConversationHeader;
  readonly who: string;
}

/**
 * Finds conversations by a whole word of a patient's name, or by a phone number; that is all keyed hashes allow. Who
 * looked for whom is on the audit chain, the words as a digest.
 */
export async function searchPeople(
  house: Pick<House, 'patients' | 'contacts' | 'conversations' | 'audit' | 'clock'>,
  by: StaffId,
  query: string,
): Promise<readonly Found[]> {
  const at = house.clock.now();
  await house.audit.append({ at, actor: by, action: 'people.searched', subject: 'people', digestOf: query });
  const contacts = await contactsFor(house, query.trim());
  const found = await Promise.all(
    contacts.map(async (contactId): Promise<readonly Found[]> => {
      const conversation = await house.conversations.ofContact(contactId);
      const header = conversation && (await house.conversations.header(conversation.id));
      return header ? [{ header, who: await whoWrites(house, contactId) }] : [];
    }),
  );
  return found.flat();
}

async function contactsFor(
  house: Pick<House, 'patients' | 'contacts'>,
  query: string,
): Promise<readonly ContactId[]> {
  const phone = /\d{7}/.test(query.replace(/\D/g, '')) ? parsePhone(query) : undefined;
  if (phone) {
    const contact = await house.contacts.findNumber(phone);
    return contact ? [contact.id] : [];
  }
  const words = query.split(/\s+/).filter((word) => word.length > 1);
  const [first, ...others] = await Promise.all(words.map((word) => house.patients.byNameWord(word, LIMIT)));
  const both = (first ?? []).filter(({ id }) =>
    others.every((list) => list.some((other) => other.id === id)),
  );
  const contacts = await Promise.all(both.map(({ id }) => house.patients.contactsOf(id)));
  return [...new Set(contacts.flat())].slice(0, LIMIT);
}
