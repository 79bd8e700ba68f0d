import type { BookingId } from '../../domain/ids.ts';
import { placeHold } from '../../domain/scheduling/day-sheet.ts';
import { workingIntervals } from '../../domain/scheduling/working-hours.ts';
import { dateIn, MINUTE, plus } from '../../domain/time.ts';
import { changeSheet } from '../change-sheet.ts';
import type { House } from '../house.ts';
import type { Order, Outcome } from './outcome.ts';

/** Keeps the slot at once, before anything is promised. The effect's key is the booking's id. */
export async function holdSlot(
  house: Pick<House, 'daySheets' | 'clock' | 'ids' | 'pack' | 'observer'>,
  { key, effect }: Order<'hold-slot'>,
): Promise<Outcome> {
  const { slot } = effect;
  const { clinic } = house.pack;
  const bookingId = key as string as BookingId;
  const open = workingIntervals(clinic, slot.clinicianId, dateIn(slot.start, clinic.zone));
  const held = await changeSheet(house, slot, (sheet, now) => {
    const expiresAt = plus(now, clinic.booking.holdMinutes * MINUTE);
    return placeHold(sheet, { bookingId, start: slot.start, end: slot.end, expiresAt, open }, now);
  });
  house.observer.note({ type: 'visit', outcome: held ? 'held' : 'lost' });
  return { result: held ? { type: 'slot-held', bookingId } : { type: 'slot-lost' } };
}
