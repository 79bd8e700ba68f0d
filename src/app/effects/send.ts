import type { Purpose } from '../../domain/consent/purpose.ts';
import type { Reply } from '../../domain/conversation/replies.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { Voice } from '../../domain/conversation/voice.ts';
import { segmentsOf } from '../../domain/segments.ts';
import type { SendId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import type { Send } from '../ports/sends.ts';
import { DONE, type Order, type Outcome } from './outcome.ts';

type Needs = Pick<House, 'sends' | 'outbox' | 'clock' | 'ids' | 'pack'>;

/** These do not wait for their sender's pace. */
const AT_ONCE: ReadonlySet<Purpose> = new Set(['safety', 'unseen', 'on-call', 'opt-out-confirmation']);

/**
 * Several replies are one message to the patient. A first one that would be longer than the clinic allows is two: the
 * disclosures, and behind them the answer.
 */
export async function sendReplies(
  house: Needs,
  { conversation, key, effect }: Order<'send'>,
): Promise<Outcome> {
  const { purpose, channel, epoch, replies, language, saidAt } = effect;
  const shownTo = chatOf(conversation, effect);
  const wordingOf = (parts: readonly Reply[]): string =>
    parts.map((reply) => house.pack.say(reply, language)).join('\n');
  const [first, ...others] = replies;
  const most = channel === 'sms' ? house.pack.clinic.firstReplyMaxSegments : Infinity;
  const apart = first?.key === 'intro' && segmentsOf(wordingOf(replies)).segments > most;
  const messages = apart && others.length > 0 ? [[first], others] : [replies];
  for (const [index, parts] of messages.entries()) {
    await putOnLedger(house, {
      key: index === 0 ? key : `${key}:${index}`,
      purpose,
      channel,
      contactId: conversation.contactId,
      ...shownTo,
      epoch,
      ...(saidAt !== undefined && { saidAt }),
      body: wordingOf(parts),
      replies: parts.map((reply) => reply.key),
    });
  }
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
    ...chatOf(conversation, effect),
    epoch,
    body: text,
    replies: [],
    ...(conversation.claim && { staffId: conversation.claim.by }),
  });
  return DONE;
}

/** Before it is linked to a number, a chat's conversation is its visitor's own. */
const chatOf = (
  { contactId }: Pick<Conversation, 'contactId'>,
  { channel, via }: Voice,
): Pick<Send, 'chatContactId'> => (channel === 'chat' ? { chatContactId: via ?? contactId } : {});

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
