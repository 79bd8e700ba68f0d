import type { AppointmentId } from '../../domain/ids.ts';
import type { Appointment } from '../../domain/scheduling/appointment.ts';
import { untilSaved } from '../compare-and-set.ts';
import type { House } from '../house.ts';

/** Changes a visit by compare-and-set. Undefined when there is none, or `change` does not apply to it. */
export function changeVisit(
  house: Pick<House, 'appointments' | 'ids'>,
  id: AppointmentId,
  change: (visit: Appointment) => Appointment | undefined,
): Promise<Appointment | undefined> {
  return untilSaved(house.ids, 'A visit', async () => {
    const seen = await house.appointments.get(id);
    const next = seen && change(seen);
    if (!seen || !next || next === seen) return { saved: next };
    return (await house.appointments.replace(next, seen)) ? { saved: next } : undefined;
  });
}
