import { release } from '../../domain/scheduling/day-sheet.ts';
import { changeSheet } from '../change-sheet.ts';
import type { House } from '../house.ts';
import { DONE, type Order, type Outcome } from './outcome.ts';

/** Lets a held slot go, unless it has become a visit meanwhile. */
export async function releaseHold(
  house: Pick<House, 'daySheets' | 'appointments' | 'clock' | 'ids' | 'pack'>,
  { effect }: Order<'release-hold'>,
): Promise<Outcome> {
  const { slot, bookingId } = effect;
  if (await house.appointments.byBooking(bookingId)) return DONE;
  await changeSheet(house, slot, (sheet, now) => ({ ok: true, sheet: release(sheet, bookingId, now) }));
  return DONE;
}
