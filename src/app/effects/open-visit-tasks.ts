import type { House } from '../house.ts';
import { putTask } from './open-task.ts';
import { DONE, type Order, type Outcome } from './outcome.ts';

/** One task a visit: its patient is no longer written to, so a person asks whether the visit stands. */
export async function openVisitTasks(
  house: Pick<House, 'appointments' | 'tasks' | 'clock' | 'ids' | 'live' | 'observer'>,
  { conversation, key, effect }: Order<'open-visit-tasks'>,
): Promise<Outcome> {
  const { contactId } = conversation;
  const visits = await house.appointments.upcomingOfContact(contactId, house.clock.now());
  for (const { id: appointmentId, patientId } of visits) {
    const task = { kind: effect.kind, level: 'routine', patientId, appointmentId } as const;
    await putTask(house, { ...task, key: `${key}:${appointmentId}`, contactId });
  }
  return DONE;
}
