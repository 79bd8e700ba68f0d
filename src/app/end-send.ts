import type { Send } from './ports/sends.ts';
import { advance } from './advance.ts';
import { putTask } from './effects/open-task.ts';
import type { House } from './house.ts';

/** A send that did not reach anybody is told to its conversation, which puts it into a person's hands. */
export async function tellSendEnded(
  house: House,
  send: Send,
  outcome: 'failed' | 'unclear' | 'refused',
): Promise<void> {
  const { id: sendId, purpose, contactId } = send;
  if (contactId === undefined || purpose === 'reminder' || purpose === 'link-code') return;
  const key = `send-${outcome}:${sendId}`;
  await advance(house, contactId, { type: 'send-ended', key, sendId, purpose, outcome });
}

/** A reminder that cannot be texted is made by phone. */
export async function callInstead(house: House, send: Send): Promise<void> {
  const { appointmentId, contactId } = send;
  const visit = appointmentId && (await house.appointments.get(appointmentId));
  if (!visit) return;
  await putTask(house, {
    kind: 'reminder-call',
    level: 'routine',
    patientId: visit.patientId,
    appointmentId: visit.id,
    key: `reminder-call:${visit.id}:${visit.start}`,
    ...(contactId && { contactId }),
  });
}
