import type { DaySheet, SheetChange } from '../domain/scheduling/day-sheet.ts';
import type { Slot } from '../domain/scheduling/slot.ts';
import { dateIn, type Instant } from '../domain/time.ts';
import { untilSaved } from './compare-and-set.ts';
import type { House } from './house.ts';

/** Changes the day sheet a slot lies on, by compare-and-set. False when the change itself was refused. */
export function changeSheet(
  house: Pick<House, 'daySheets' | 'clock' | 'ids' | 'pack'>,
  slot: Pick<Slot, 'clinicianId' | 'start'>,
  change: (sheet: DaySheet, now: Instant) => SheetChange<string>,
): Promise<boolean> {
  const date = dateIn(slot.start, house.pack.clinic.zone);
  return untilSaved(house.ids, 'A day sheet', async () => {
    const sheet = await house.daySheets.read(slot.clinicianId, date);
    const changed = change(sheet, house.clock.now());
    if (!changed.ok) return { saved: false };
    if (changed.sheet === sheet) return { saved: true };
    const next = { ...changed.sheet, version: sheet.version + 1 };
    return (await house.daySheets.replace(next, sheet.version)) ? { saved: true } : undefined;
  });
}
