import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VisitView } from '../../src/contract/console.ts';
import {
  ageOn,
  dayAt,
  isDay,
  minuteOfDay,
  mondayOf,
  plusDays,
  shortDay,
  weekWords,
} from '../../staff-console/logic/calendar-days.ts';
import {
  hourWords,
  hoursOf,
  lanesOf,
  openWords,
  rangeOf,
  rowsOf,
  type Column,
} from '../../staff-console/logic/calendar-layout.ts';

const ZONE = 'America/New_York';
/** Friday Nov 20 2026 in New York, which is five hours behind. */
const at = (clock: string): number => Date.parse(`2026-11-20T${clock}:00-05:00`);

function visit(id: string, start: string, end: string, status = 'booked'): VisitView {
  const names = { patient: id, clinicianId: 'a', clinician: 'Dr. A', site: 'Downtown', type: 'office visit' };
  return { id, start: at(start), end: at(end), status, ...names };
}

function column(open: readonly (readonly [string, string])[], visits: readonly VisitView[] = []): Column {
  const stretches = open.map(([start, end]) => ({ start: at(start), end: at(end), site: 'Downtown' }));
  return { clinicianId: 'a', clinician: 'Dr. A', open: stretches, visits };
}

describe('days', () => {
  it('are days that exist', () => {
    expect(['2026-02-28', '2028-02-29'].map(isDay)).toEqual([true, true]);
    expect(['2026-02-29', '2026-13-01', '20261120', '', '2026-1-1'].some(isDay)).toBe(false);
  });

  it('follow each other through months, years and changes of the clocks', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2026-03-07', 2)).toBe('2026-03-09');
    expect(plusDays('2026-11-01', -1)).toBe('2026-10-31');
  });

  it('come back when one goes as far the other way', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: -2_000, max: 2_000 }), (date, days) => {
        const from = date.toISOString().slice(0, 10);
        expect(plusDays(plusDays(from, days), -days)).toBe(from);
      }),
    );
  });

  it('are the clinic’s, not Greenwich’s', () => {
    expect(dayAt(Date.parse('2026-11-21T03:00:00Z'), ZONE)).toBe('2026-11-20');
    expect(dayAt(Date.parse('2026-11-20T15:00:00Z'), 'Asia/Tokyo')).toBe('2026-11-21');
  });

  it('belong to weeks that begin on Monday', () => {
    expect(['2026-11-16', '2026-11-18', '2026-11-22'].map(mondayOf)).toEqual(Array(3).fill('2026-11-16'));
    expect(weekWords('2026-11-16')).toBe('Nov 16 – 22, 2026');
    expect(weekWords('2026-11-30')).toBe('Nov 30 – Dec 6, 2026');
    expect(weekWords('2026-12-28')).toBe('Dec 28 – Jan 3, 2027');
    expect(shortDay('2026-11-26')).toBe('Thu, Nov 26');
  });

  it('make a person a year older on the birthday', () => {
    expect(ageOn('1985-11-20', '2026-11-19')).toBe(40);
    expect(ageOn('1985-11-20', '2026-11-20')).toBe(41);
  });

  it('have the minutes of the clock on the wall, also when clocks change', () => {
    expect(minuteOfDay(at('00:00'), ZONE)).toBe(0);
    expect(minuteOfDay(Date.parse('2026-03-08T12:00:00Z'), ZONE)).toBe(8 * 60);
    expect(minuteOfDay(Date.parse('2026-03-07T13:00:00Z'), ZONE)).toBe(8 * 60);
  });
});

describe('the grid of a day', () => {
  it('shows whole hours around everything', () => {
    expect(
      rangeOf(
        [
          column([
            ['08:30', '12:00'],
            ['13:00', '16:15'],
          ]),
        ],
        ZONE,
      ),
    ).toEqual({ from: 480, to: 1020 });
    expect(rangeOf([column([['09:00', '12:00']], [visit('late', '18:10', '18:30')])], ZONE).to).toBe(19 * 60);
  });

  it('shows usual hours when there is nothing to show', () => {
    expect(rangeOf([column([])], ZONE)).toEqual({ from: 480, to: 1020 });
    expect(rangeOf([column([], [visit('gone', '06:00', '06:30', 'cancelled')])], ZONE).from).toBe(480);
  });

  it('reaches to midnight and not back to its beginning', () => {
    const open = [{ start: at('20:00'), end: Date.parse('2026-11-21T00:00:00-05:00'), site: 'Downtown' }];
    expect(rangeOf([{ ...column([]), open }], ZONE)).toEqual({ from: 1200, to: 1440 });
  });

  it('puts visits on lines of five minutes', () => {
    const range = { from: 480, to: 1020 };
    expect(rowsOf(visit('a', '08:00', '08:20'), range, ZONE)).toEqual({ first: 1, last: 5 });
    expect(rowsOf(visit('a', '13:15', '14:00'), range, ZONE)).toEqual({ first: 64, last: 73 });
    expect(rowsOf(visit('a', '08:00', '08:01'), range, ZONE)).toEqual({ first: 1, last: 2 });
  });

  it('names its hours', () => {
    expect(hoursOf({ from: 660, to: 840 }).map(hourWords)).toEqual(['11 am', '12 pm', '1 pm']);
  });

  it('says when and where a clinician works, the lunch break left out', () => {
    const open = column([
      ['08:00', '12:00'],
      ['13:00', '16:30'],
    ]).open;
    expect(openWords(open, ZONE)).toEqual(['8–12, 1–4:30 Downtown']);
    expect(openWords([], ZONE)).toEqual([]);
  });
});

describe('visits at the same time', () => {
  const laid = (...visits: VisitView[]) =>
    lanesOf(visits).map((entry) => `${entry.visit.id} ${entry.lane + 1}/${entry.lanes}`);

  it('stand alone when nothing overlaps', () => {
    expect(laid(visit('b', '09:20', '09:40'), visit('a', '09:00', '09:20'))).toEqual(['a 1/1', 'b 1/1']);
  });

  it('stand side by side when they do', () => {
    const visits = [visit('a', '09:00', '10:00'), visit('b', '09:20', '09:40'), visit('c', '09:40', '10:20')];
    expect(laid(...visits, visit('d', '11:00', '11:20'))).toEqual(['a 1/2', 'b 2/2', 'c 2/2', 'd 1/1']);
  });

  it('do not count those that were called off', () => {
    expect(laid(visit('a', '09:00', '10:00', 'cancelled'), visit('b', '09:00', '10:00'))).toEqual(['b 1/1']);
  });

  it('never lie on each other', () => {
    const minute = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(minute, fc.integer({ min: 1, max: 30 })), { maxLength: 12 }), (pairs) => {
        const visits = pairs.map(([start, length], index) => ({
          ...visit(String(index), '09:00', '09:00'),
          start: start * 60_000,
          end: (start + length) * 60_000,
        }));
        const all = lanesOf(visits);
        expect(all).toHaveLength(visits.length);
        for (const one of all) {
          expect(one.lane).toBeLessThan(one.lanes);
          const clash = all.find(
            (other) =>
              other !== one &&
              other.lane === one.lane &&
              other.visit.start < one.visit.end &&
              one.visit.start < other.visit.end,
          );
          expect(clash).toBeUndefined();
        }
      }),
    );
  });
});
