import type { ContactId } from '../../domain/ids.ts';
import { parsePhone } from '../../domain/phone.ts';
import { HOUR, MINUTE, plus } from '../../domain/time.ts';
import type { House } from '../house.ts';
import type { Order, Outcome } from './outcome.ts';
import { putOnLedger } from './send.ts';

const CODE_DIGITS = 6;
const CODE_VALID_MS = 10 * MINUTE;
const CODES_PER_HOUR = 3;

/** Sends a code to the number a chat visitor claims to own. */
export async function sendLinkCode(
  house: Pick<House, 'contacts' | 'linkCodes' | 'sends' | 'outbox' | 'clock' | 'ids' | 'pack'>,
  { conversation, key, effect }: Order<'send-link-code'>,
): Promise<Outcome> {
  const refused = (reason: 'opted-out' | 'too-many' | 'unusable-number'): Outcome => ({
    result: { type: 'code-refused', reason },
  });
  const phone = parsePhone(effect.phone);
  if (!phone) return refused('unusable-number');
  const now = house.clock.now();
  const contact = await house.contacts.ofNumber(phone, { id: house.ids.next() as ContactId, at: now });
  if (contact.optedOut) return refused('opted-out');
  // Run again after a crash, the text of the first run does not count against itself.
  const own = await house.sends.byKey(key);
  const recent = await house.sends.count(contact.id, ['link-code'], plus(now, -HOUR), own?.id);
  if (recent >= CODES_PER_HOUR) return refused('too-many');
  const fresh = house.ids.digits(CODE_DIGITS);
  const put = await putOnLedger(house, {
    key,
    purpose: 'link-code',
    channel: 'sms',
    contactId: contact.id,
    to: phone,
    body: house.pack.say(
      { key: 'link-code', params: { clinic: house.pack.clinic.name, code: fresh } },
      conversation.language,
    ),
    replies: ['link-code'],
  });
  // After a crash the text may be on the ledger already, with the code of the first run: that one counts.
  const code = put.stored ? fresh : codeIn((await house.sends.get(put.id))?.body);
  const pair = { chat: conversation.contactId, phone };
  if (code) await house.linkCodes.put(pair, code, plus(now, CODE_VALID_MS));
  return { result: { type: 'code-sent' } };
}

const codeIn = (body: string | undefined): string | undefined =>
  body?.match(new RegExp(`\\b\\d{${CODE_DIGITS}}\\b`))?.[0];
