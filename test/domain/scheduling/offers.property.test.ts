import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WhenWish } from '../../../src/domain/conversation/reading.ts';
import type { BookingId } from '../../../src/domain/ids.ts';
import {
  confirm,
  emptySheet,
  placeHold,
  type DaySheet,
  type Span,
} from '../../../src/domain/scheduling/day-sheet.ts';
import { chooseOffers } from '../../../src/domain/scheduling/offers.ts';
import { daysToSearch } from '../../../src/domain/scheduling/search.ts';
import { workingIntervals } from '../../../src/domain/scheduling/working-hours.ts';
import { dateIn, HOUR, MINUTE, plus, plusDays, type LocalTime } from '../../../src/domain/time.ts';
import { ANA, clinician, day, LONG, NEW_YORK, SAM, smallClinic, VISIT, wall, week } from './small-clinic.ts';

const TODAY = day('2026-10-30'); // the clocks go back on November 1
const NOW = wall('2026-10-30 09:40');
const clinic = smallClinic({
  clinicians: [clinician(ANA, week('09:00-12:00 13:00-17:00')), clinician(SAM, week('13:00-19:00'), [VISIT])],
  holidays: [{ date: day('2026-11-03'), name: { en: '', es: '' } }],
});

const offset = fc.integer({ min: -3, max: 30 }).map((days) => plusDays(TODAY, days));
const time = fc
  .integer({ min: 0, max: 23 })
  .map((hour) => `${String(hour).padStart(2, '0')}:00` as LocalTime);
const wishes: fc.Arbitrary<WhenWish> = fc.record(
  {
    date: offset,
    lastDate: offset,
    part: fc.constantFrom('morning', 'afternoon', 'evening'),
    from: time,
    until: time,
    soonest: fc.constant(true as const),
    certain: fc.constant(true),
  },
  { requiredKeys: ['certain'] },
);

/** Claims that leave anything from an empty calendar to a full one. */
const claims = fc.array(
  fc.record({
    who: fc.constantFrom(ANA, SAM),
    date: offset,
    hour: fc.integer({ min: 8, max: 18 }),
    hours: fc.integer({ min: 1, max: 9 }),
    held: fc.boolean(),
  }),
  { maxLength: 60 },
);
type Claim = typeof claims extends fc.Arbitrary<(infer T)[]> ? T : never;

function sheetsOf(made: readonly Claim[]): DaySheet[] {
  const sheets = new Map<string, DaySheet>();
  made.forEach(({ who, date, hour, hours, held }, i) => {
    const key = `${who} ${date}`;
    const sheet = sheets.get(key) ?? emptySheet(who, date);
    const start = wall(`${date} ${String(hour).padStart(2, '0')}:00`);
    const span: Span = { start, end: plus(start, hours * HOUR) };
    const id = `b${String(i)}` as BookingId;
    const expiresAt = plus(NOW, 10 * MINUTE);
    const change = held
      ? placeHold(sheet, { bookingId: id, ...span, expiresAt, open: [span] }, NOW)
      : confirm(sheet, id, span, NOW);
    sheets.set(key, change.ok ? change.sheet : sheet);
  });
  return [...sheets.values()];
}

it('offers only what can be held at once, each time once, and never nothing while something is free', () => {
  fc.assert(
    fc.property(wishes, claims, fc.constantFrom(VISIT, LONG), (wish, made, typeId) => {
      const dates = daysToSearch({ wish, today: TODAY, horizonDays: 30 });
      const sheets = sheetsOf(made);
      const query = { clinic, dates, sheets, typeId, now: NOW };
      const { slots, match } = chooseOffers({ ...query, wish });
      expect(slots.length).toBeLessThanOrEqual(3);
      expect(new Set(slots.map((slot) => slot.start)).size).toBe(slots.length);
      const steps = slots.slice(1).map((slot, i) => slot.start > (slots[i]?.start ?? 0));
      // In order of time, but for the step from what was asked for to what only comes near it.
      expect(steps.filter((forward) => !forward).length).toBeLessThanOrEqual(match === 'as-wished' ? 1 : 0);
      expect(match === 'none').toBe(slots.length === 0);
      expect(slots.length).toBe(chooseOffers(query).slots.length);
      for (const slot of slots) {
        const date = dateIn(slot.start, NEW_YORK);
        expect(dates).toContain(date);
        const sheet = sheets.find((s) => s.resource === slot.clinicianId && s.date === date);
        const open = workingIntervals(clinic, slot.clinicianId, date);
        const claim = { ...slot, bookingId: 'mine' as BookingId, expiresAt: plus(NOW, MINUTE), open };
        expect(placeHold(sheet ?? emptySheet(slot.clinicianId, date), claim, NOW).ok).toBe(true);
      }
    }),
    { numRuns: 150, verbose: 1 },
  );
});
