import type { EffectResult } from '../../domain/conversation/events.ts';
import type { AppointmentId } from '../../domain/ids.ts';
import { cancelled } from '../../domain/scheduling/appointment.ts';
import { release } from '../../domain/scheduling/day-sheet.ts';
import { changeSheet } from '../change-sheet.ts';
import type { House } from '../house.ts';
import { changeVisit } from './change-visit.ts';
import { visitSlot } from './visit-slot.ts';

export async function cancelVisit(
  house: Pick<House, 'daySheets' | 'appointments' | 'reminders' | 'clock' | 'ids' | 'pack' | 'observer'>,
  appointmentId: AppointmentId,
): Promise<EffectResult> {
  const visit = await changeVisit(house, appointmentId, cancelled);
  if (!visit) return { type: 'visit-gone' };
  await changeSheet(house, visit, (sheet, now) => ({
    ok: true,
    sheet: release(sheet, visit.bookingId, now),
  }));
  await house.reminders.dropFor(appointmentId, undefined);
  house.observer.note({ type: 'visit', outcome: 'cancelled' });
  return { type: 'cancelled', slot: visitSlot(visit) };
}
