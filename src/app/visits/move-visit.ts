import type { EffectResult } from '../../domain/conversation/events.ts';
import type { Effect } from '../../domain/conversation/effects.ts';
import { moved } from '../../domain/scheduling/appointment.ts';
import { confirm, release } from '../../domain/scheduling/day-sheet.ts';
import { changeSheet } from '../change-sheet.ts';
import type { House } from '../house.ts';
import { planVisitReminders } from './plan-visit-reminders.ts';

/**
 * Takes the new time, saves the visit (the truth), lets the old time go. A crash after the second step leaves an old
 * interval that no visit stands behind; the sweep finds it.
 */
export async function moveVisit(
  house: Pick<House, 'daySheets' | 'appointments' | 'reminders' | 'clock' | 'ids' | 'pack' | 'observer'>,
  effect: Extract<Effect, { readonly type: 'move-visit' }>,
): Promise<EffectResult> {
  const { appointmentId, bookingId, slot } = effect;
  const seen = await house.appointments.get(appointmentId);
  if (seen?.bookingId === bookingId) {
    await planVisitReminders(house, seen);
    return { type: 'moved', appointmentId, slot };
  }
  const next = seen && moved(seen, bookingId, slot);
  if (!seen || !next) {
    await letGo(house, slot, bookingId);
    return { type: 'visit-gone' };
  }
  const taken = await changeSheet(house, slot, (sheet, now) => confirm(sheet, bookingId, slot, now));
  if (!taken) return { type: 'slot-lost' };
  if (!(await house.appointments.replace(next, seen))) {
    await letGo(house, slot, bookingId);
    return { type: 'visit-gone' };
  }
  await letGo(house, seen, seen.bookingId);
  await planVisitReminders(house, next);
  house.observer.note({ type: 'visit', outcome: 'moved' });
  return { type: 'moved', appointmentId, slot };
}

const letGo = (
  house: Pick<House, 'daySheets' | 'clock' | 'ids' | 'pack'>,
  slot: Parameters<typeof changeSheet>[1],
  bookingId: Parameters<typeof release>[1],
): Promise<boolean> =>
  changeSheet(house, slot, (sheet, now) => ({ ok: true, sheet: release(sheet, bookingId, now) }));
