import type { Appointment } from '../domain/scheduling/appointment.ts';
import { advance } from './advance.ts';
import { putTask } from './effects/open-task.ts';
import type { House } from './house.ts';
import type { Send } from './ports/sends.ts';

/** A send that reached nobody is told to whom it matters: a reminder is made by phone, the rest is decided. */
export async function endSend(
  house: House,
  send: Send,
  outcome: 'failed' | 'unclear' | 'refused',
): Promise<void> {
  const { id: sendId, purpose, contactId, appointmentId } = send;
  if (purpose === 'reminder') {
    const visit = appointmentId && (await house.appointments.get(appointmentId));
    if (visit) await remindByPhone(house, visit);
  } else if (contactId !== undefined && purpose !== 'link-code') {
    const key = `send-${outcome}:${sendId}`;
    await advance(house, contactId, { type: 'send-ended', key, sendId, purpose, outcome });
  }
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
