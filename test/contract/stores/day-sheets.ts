import { expect, test } from 'vitest';
import type { BookingId, ClinicianId } from '../../../src/domain/ids.ts';
import { emptySheet, type DaySheet, type Interval } from '../../../src/domain/scheduling/day-sheet.ts';
import type { LocalDate } from '../../../src/domain/time.ts';
import { at } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

const DAY = '2026-11-20' as LocalDate;
const NEXT = '2026-11-21' as LocalDate;

const hold: Interval = {
  kind: 'hold',
  bookingId: 'b1' as BookingId,
  start: at(0),
  end: at(20),
  expiresAt: at(10),
};
const booked: Interval = { kind: 'booked', bookingId: 'b2' as BookingId, start: at(20), end: at(60) };

export const describeDaySheetStore = (name: string, open: OpenForContract): void =>
  describeContract(`the day sheet store on ${name}`, open, (house) => {
    const clinician = () => `morales:${house().ids.next()}` as ClinicianId;

    test('an untouched day is empty at version 0, a saved one is given back', async () => {
      const { daySheets } = house().stores;
      const who = clinician();
      expect(await daySheets.read(who, DAY)).toEqual(emptySheet(who, DAY));
      expect(await daySheets.replace({ ...emptySheet(who, DAY), intervals: [hold, booked] }, 0)).toBe(true);
      const saved: DaySheet = { resource: who, date: DAY, version: 1, intervals: [hold, booked] };
      expect(await daySheets.read(who, DAY)).toEqual(saved);
      expect(await daySheets.replace({ ...saved, intervals: [] }, 1)).toBe(true);
      expect(await daySheets.read(who, DAY)).toEqual({ ...saved, version: 2, intervals: [] });
    });

    test('lets exactly one of many writers save, on a new day and on a stored one', async () => {
      const { daySheets } = house().stores;
      const who = clinician();
      for (const expected of [0, 1]) {
        const sheet = await daySheets.read(who, DAY);
        const rivals = Array.from({ length: 10 }, () =>
          daySheets.replace({ ...sheet, intervals: [hold] }, expected),
        );
        expect((await Promise.all(rivals)).filter(Boolean)).toHaveLength(1);
      }
      expect((await daySheets.read(who, DAY)).version).toBe(2);
      expect(await daySheets.replace(emptySheet(who, DAY), 0)).toBe(false);
      expect(await daySheets.replace(emptySheet(who, DAY), 7)).toBe(false);
    });

    test('reads many at once, in order, each clinician and day apart', async () => {
      const { daySheets } = house().stores;
      const [one, two] = [clinician(), clinician()];
      await daySheets.replace({ ...emptySheet(two, NEXT), intervals: [booked] }, 0);
      const sheets = await daySheets.readMany([one, two], [DAY, NEXT]);
      expect(sheets).toEqual([
        emptySheet(one, DAY),
        emptySheet(one, NEXT),
        emptySheet(two, DAY),
        { resource: two, date: NEXT, version: 1, intervals: [booked] },
      ]);
      expect(await daySheets.readMany([], [DAY])).toEqual([]);
    });
  });
