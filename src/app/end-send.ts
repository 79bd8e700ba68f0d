import { conversationOfKey } from '../domain/conversation/commit.ts';
import type { ConversationEvent } from '../domain/conversation/events.ts';
import type { ContactId, SendId } from '../domain/ids.ts';
import type { Appointment } from '../domain/scheduling/appointment.ts';
import { advance } from './advance.ts';
import { putTask } from './effects/open-task.ts';
import type { House } from './house.ts';
import type { Send, SendStatus } from './ports/sends.ts';

type Outcome = Extract<ConversationEvent, { readonly type: 'send-ended' }>['outcome'];

const OUTCOMES: Readonly<Partial<Record<SendStatus, Outcome>>> = {
  failed: 'failed',
  unclear: 'unclear',
  suppressed: 'refused',
};

/**
 * A send that ended without reaching anybody is told to whom it matters, and only then counts as told: what dies in
 * between is found by the sweep.
 */
export async function tellSendEnded(house: House, id: SendId): Promise<void> {
  const send = await house.sends.get(id);
  const outcome = send?.untold ? OUTCOMES[send.status] : undefined;
  if (!send || !outcome) return;
  await tell(house, send, send.reason === 'stale' ? 'stale' : outcome);
  await house.sends.advance(id, [send.status], send.status, { untold: false });
}

/** The same for what has not ended yet but takes too long for a patient to be left alone with it. */
export async function tell(house: House, send: Send, outcome: Outcome): Promise<void> {
  const { id: sendId, purpose, contactId, appointmentId } = send;
  if (purpose === 'reminder') {
    const visit = appointmentId && (await house.appointments.get(appointmentId));
    if (visit) await remindByPhone(house, visit);
    return;
  }
  const asker = contactId !== undefined && purpose !== 'link-code' ? contactId : await askerOf(house, send);
  if (!asker) return;
  const key = `send-ended:${sendId}`;
  const intro = isIntroduction(send) && { intro: send.channel };
  await advance(house, asker, { type: 'send-ended', key, sendId, purpose, outcome, ...intro });
}

/** The first reply on a channel: whoever has not read it has to be told its disclosures again. */
export const isIntroduction = ({ replies }: Send): boolean => replies.includes('intro');

/** A page or a code goes to another number than that of the conversation whose effect it is. */
async function askerOf(house: Pick<House, 'conversations'>, { key }: Send): Promise<ContactId | undefined> {
  return (await house.conversations.get(conversationOfKey(key)))?.contactId;
}

/** Puts a visit on the call list, once for each time it is booked for. */
export async function remindByPhone(
  house: Pick<House, 'tasks' | 'clock' | 'ids' | 'live' | 'observer'>,
  visit: Appointment,
): Promise<void> {
  await putTask(house, {
    kind: 'reminder-call',
    level: 'routine',
    patientId: visit.patientId,
    appointmentId: visit.id,
    contactId: visit.contactId,
    key: `reminder-call:${visit.id}:${visit.start}`,
  });
}
