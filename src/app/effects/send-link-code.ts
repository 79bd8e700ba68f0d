import { LINK_CODES_PER_HOUR } from '../../domain/consent/may-send.ts';
import type { ContactId, PhoneNumber } from '../../domain/ids.ts';
import { strangersPhone } from '../../domain/phone.ts';
import { DAY, HOUR, MINUTE, plus } from '../../domain/time.ts';
import type { House } from '../house.ts';
import type { Contact } from '../ports/contacts.ts';
import type { Send } from '../ports/sends.ts';
import type { Order, Outcome } from './outcome.ts';
import { putOnLedger } from './send.ts';

const CODE_DIGITS = 6;
const CODE_VALID_MS = 10 * MINUTE;
/** A patient needs one or two. */
const CODES_PER_VISITOR_AND_HOUR = 5;
/** Visitors cost nothing to make, texts do: so many a day for the whole house. */
const CODES_PER_DAY = 500;

type Needs = Pick<House, 'contacts' | 'linkCodes' | 'sends' | 'outbox' | 'clock' | 'ids' | 'pack'>;
type Refused = 'opted-out' | 'too-many' | 'unusable-number';

const refused = (reason: Refused): Outcome => ({ result: { type: 'code-refused', reason } });

/** Sends a code to the number a chat visitor claims to own. */
export async function sendLinkCode(house: Needs, order: Order<'send-link-code'>): Promise<Outcome> {
  const { conversation, key, effect } = order;
  const chat = conversation.contactId;
  const phone = strangersPhone(effect.phone, house.pack.clinic);
  if (!phone) return refused('unusable-number');
  // Run again after a crash, the text of the first run stands with its code, and does not count against itself.
  let text = await house.sends.byKey(key);
  if (!text) {
    const recipient = await recipientOf(house, chat, phone);
    if (typeof recipient === 'string') return refused(recipient);
    text = await textCode(house, order, { ...recipient, phone });
  }
  const code = text && codeIn(text.body);
  if (code) await house.linkCodes.put({ chat, phone }, code, plus(house.clock.now(), CODE_VALID_MS));
  return { result: { type: 'code-sent' } };
}

/** The number becomes a contact only once it may be texted. */
async function recipientOf(house: Needs, chat: ContactId, phone: PhoneNumber): Promise<Contact | Refused> {
  const now = house.clock.now();
  const [byAll, byVisitor] = await Promise.all([
    house.sends.countAll('link-code', plus(now, -DAY)),
    house.sends.countAll('link-code', plus(now, -HOUR), chat),
  ]);
  if (byAll >= CODES_PER_DAY || byVisitor >= CODES_PER_VISITOR_AND_HOUR) return 'too-many';
  const contact = await house.contacts.ofNumber(phone, { id: house.ids.next() as ContactId, at: now });
  if (contact.optedOut) return 'opted-out';
  const toNumber = await house.sends.count(contact.id, ['link-code'], plus(now, -HOUR));
  return toNumber >= LINK_CODES_PER_HOUR ? 'too-many' : contact;
}

async function textCode(
  house: Needs,
  { conversation, key }: Order<'send-link-code'>,
  to: { readonly id: ContactId; readonly phone: PhoneNumber },
): Promise<Send | undefined> {
  const params = { clinic: house.pack.clinic.name, code: house.ids.digits(CODE_DIGITS) };
  const put = await putOnLedger(house, {
    key,
    purpose: 'link-code',
    channel: 'sms',
    contactId: to.id,
    chatContactId: conversation.contactId,
    to: to.phone,
    body: house.pack.say({ key: 'link-code', params }, conversation.language),
    replies: ['link-code'],
  });
  return house.sends.get(put.id);
}

const codeIn = (body: string): string | undefined => new RegExp(`\\b\\d{${CODE_DIGITS}}\\b`).exec(body)?.[0];
