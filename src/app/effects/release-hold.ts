import { releaseHeld } from '../../domain/scheduling/day-sheet.ts';
import { changeSheet } from '../change-sheet.ts';
import type { House } from '../house.ts';
import { DONE, type Order, type Outcome } from './outcome.ts';

/**
 * Lets a held slot go. What has been booked meanwhile stays: either its visit is about to be written, or whoever
 * booked it has died and the sweep of the calendar frees it.
 */
export async function releaseHold(
  house: Pick<House, 'daySheets' | 'clock' | 'ids' | 'pack'>,
  { effect }: Order<'release-hold'>,
): Promise<Outcome> {
  const { slot, bookingId } = effect;
  await changeSheet(house, slot, (sheet, now) => ({ ok: true, sheet: releaseHeld(sheet, bookingId, now) }));
  return DONE;
}
