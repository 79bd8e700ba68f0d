import type { Appointment } from '../../domain/scheduling/appointment.ts';
import type { Slot } from '../../domain/scheduling/slot.ts';

export function visitSlot({ clinicianId, siteId, typeId, start, end }: Appointment): Slot {
  return { clinicianId, siteId, typeId, start, end };
}
