import type { Facts } from '../domain/conversation/facts.ts';
import type { ContactId } from '../domain/ids.ts';
import type { House } from './house.ts';

/** What `decide` may know, read in one go before it is asked. */
export async function readFacts(
  house: Pick<House, 'contacts' | 'patients' | 'clock' | 'pack' | 'settings'>,
  contactId: ContactId,
): Promise<Facts> {
  const [contact, patients] = await Promise.all([
    house.contacts.get(contactId),
    house.patients.ofContact(contactId),
  ]);
  return {
    now: house.clock.now(),
    clinic: house.pack.clinic,
    contact: {
      kind: contact?.kind ?? 'sms',
      optedOut: contact?.optedOut ?? false,
      patients: patients.length,
      remindersAnswered: contact !== undefined && contact.reminders !== 'unasked',
    },
    optOut: house.settings.optOut,
  };
}
