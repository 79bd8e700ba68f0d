import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { BookingId, ClinicianId } from '../../../src/domain/ids.ts';
import {
  confirm,
  emptySheet,
  isLive,
  placeHold,
  release,
  type DaySheet,
} from '../../../src/domain/scheduling/day-sheet.ts';
import { instant, MINUTE, plus, type Instant } from '../../../src/domain/time.ts';
import { day } from './small-clinic.ts';

// Random each run; a failure prints its seed and the shortest history that fails.
const RUNS = { numRuns: 1_000, verbose: 1 } as const;

const T0 = instant(1_800_000_000_000);
const at = (minutes: number): Instant => plus(T0, minutes * MINUTE);
const OPEN = [{ start: at(30), end: at(600) }];

const ACTORS = ['a', 'b', 'c', 'd'] as BookingId[];

/** One actor does one thing, a little later; `skew` is how wrong that actor's process clock is. */
const step = fc.record({
  actor: fc.constantFrom(...ACTORS),
  action: fc.constantFrom('hold', 'confirm', 'confirm', 'release'),
  // Few and crowded, so that actors do meet.
  from: fc.constantFrom(30, 45, 60, 80),
  length: fc.constantFrom(20, 45),
  pause: fc.constantFrom(0, 1, 2, 9, 12),
  skew: fc.integer({ min: -3, max: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function apply(sheet: DaySheet, { actor, action, from, length }: Step, now: Instant): DaySheet {
  const span = { start: at(from), end: at(from + length) };
  switch (action) {
    case 'hold': {
      const claim = { bookingId: actor, ...span, expiresAt: plus(now, 10 * MINUTE), open: OPEN };
      const change = placeHold(sheet, claim, now);
      return change.ok ? change.sheet : sheet;
    }
    case 'confirm': {
      const change = confirm(sheet, actor, span, now);
      return change.ok ? change.sheet : sheet;
    }
    default:
      return release(sheet, actor, now);
  }
}

function history(
  steps: readonly Step[],
  skewed: boolean,
  check: (sheet: DaySheet, now: Instant) => void,
): void {
  let sheet = emptySheet('ana' as ClinicianId, day('2027-01-15'));
  let minutes = -120;
  for (const one of steps) {
    minutes += one.pause;
    sheet = apply(sheet, one, at(minutes + (skewed ? one.skew : 0)));
    check(sheet, at(minutes));
  }
}

function assertApart(intervals: DaySheet['intervals']): void {
  intervals.forEach((a, i) => {
    const clash = intervals.slice(i + 1).some((b) => Math.max(a.start, b.start) < Math.min(a.end, b.end));
    if (clash) throw new Error(JSON.stringify(intervals));
  });
}

describe('any history of any number of actors', () => {
  it('never leaves two live claims on one moment', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        history(steps, false, (sheet, now) => assertApart(sheet.intervals.filter((i) => isLive(i, now))));
      }),
      RUNS,
    );
  });

  it('never leaves two bookings on one moment, even when clocks disagree', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        history(steps, true, (sheet) => assertApart(sheet.intervals.filter((i) => i.kind === 'booked')));
      }),
      RUNS,
    );
  });

  it('keeps one interval a booking, in order, and a step done twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), step, (steps, last) => {
        let final: DaySheet | undefined;
        history([...steps, { ...last, pause: 0 }], false, (sheet) => {
          final = sheet;
          const ids = sheet.intervals.map((i) => i.bookingId);
          if (new Set(ids).size !== ids.length) throw new Error('two intervals of one booking');
          const starts: number[] = sheet.intervals.map((i) => i.start);
          if (starts.some((start, i) => start < (starts[i - 1] ?? 0))) throw new Error('out of order');
        });
        const now = at(-120 + steps.reduce((sum, s) => sum + s.pause, 0));
        if (final && apply(final, last, now) !== final) throw new Error('the second time changed something');
      }),
      RUNS,
    );
  });
});
