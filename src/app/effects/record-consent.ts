import { orderOfKey } from '../../domain/conversation/commit.ts';
import type { House } from '../house.ts';
import { DONE, type Order, type Outcome } from './outcome.ts';

/** A line on the append-only ledger first; what the contact allows follows from the newest of them. */
export async function recordConsent(
  house: Pick<House, 'consents' | 'contacts' | 'clock' | 'pack' | 'observer'>,
  { conversation, key, effect }: Order<'record-consent'>,
): Promise<Outcome> {
  const { entry } = effect;
  const { contactId } = conversation;
  const order = orderOfKey(key);
  const shownText = entry.shown && house.pack.say(entry.shown, entry.language);
  await house.consents.appendOnce({
    ...entry,
    key,
    contactId,
    order,
    at: house.clock.now(),
    packVersion: house.pack.version,
    ...(shownText !== undefined && { shownText }),
  });
  const granted = entry.act === 'granted';
  if (entry.scope === 'everything') {
    const holds = await house.contacts.setOptedOut(contactId, !granted, order);
    if (holds) house.observer.note({ type: 'consent-changed', contactId, to: granted ? 'in' : 'out' });
  }
  if (entry.scope === 'reminders') {
    await house.contacts.setReminders(contactId, granted ? 'granted' : 'refused', order);
  }
  return DONE;
}
