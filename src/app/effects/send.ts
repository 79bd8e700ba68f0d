import type { Purpose } from '../../domain/consent/purpose.ts';
import type { SendId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import type { Send } from '../ports/sends.ts';
import { DONE, type Order, type Outcome } from './outcome.ts';

type Needs = Pick<House, 'sends' | 'outbox' | 'clock' | 'ids' | 'pack'>;

/** These do not wait for their sender's pace. */
const AT_ONCE: ReadonlySet<Purpose> = new Set(['safety', 'unseen', 'on-call', 'opt-out-confirmation']);

/** Several replies are one message to the patient. */
export async function sendReplies(
  house: Needs,
  { conversation, key, effect }: Order<'send'>,
): Promise<Outcome> {
  const { purpose, channel, epoch, replies, language } = effect;
  await putOnLedger(house, {
    key,
    purpose,
    channel,
    contactId: conversation.contactId,
    epoch,
    body: replies.map((reply) => house.pack.say(reply, language)).join('\n'),
    replies: replies.map((reply) => reply.key),
  });
  return DONE;
}

export async function sendStaffText(
  house: Needs,
  { conversation, key, effect }: Order<'send-staff-text'>,
): Promise<Outcome> {
  const { text, channel, epoch } = effect;
  await putOnLedger(house, {
    key,
    purpose: 'staff-reply',
    channel,
    contactId: conversation.contactId,
    epoch,
    body: text,
    replies: [],
    ...(conversation.claim && { staffId: conversation.claim.by }),
  });
  return DONE;
}

export type NewSend = Omit<Send, 'id' | 'status' | 'createdAt' | 'notBefore' | 'attempts'>;

/** From here on the text is kept and goes out whatever dies; the outbox is only told that there is something. */
export async function putOnLedger(
  house: Omit<Needs, 'pack'>,
  send: NewSend,
): Promise<{ readonly stored: boolean; readonly id: SendId }> {
  const now = house.clock.now();
  const id = house.ids.next() as SendId;
  const put = await house.sends.insertOnce({
    ...send,
    id,
    status: 'waiting',
    createdAt: now,
    notBefore: now,
    attempts: 0,
  });
  if (AT_ONCE.has(send.purpose)) house.outbox.urgent(put.id);
  else house.outbox.look();
  return put;
}
