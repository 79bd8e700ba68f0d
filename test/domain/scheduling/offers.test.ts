import { describe, expect, it } from 'vitest';
import type { WhenWish } from '../../../src/domain/conversation/reading.ts';
import type { BookingId } from '../../../src/domain/ids.ts';
import { emptySheet, type DaySheet } from '../../../src/domain/scheduling/day-sheet.ts';
import { freeSlots } from '../../../src/domain/scheduling/free-slots.ts';
import { chooseOffers, type OffersQuery } from '../../../src/domain/scheduling/offers.ts';
import { daysToSearch, isEnough } from '../../../src/domain/scheduling/search.ts';
import { dateIn, plusDays, timeIn, type LocalDate } from '../../../src/domain/time.ts';
import { ANA, clinician, day, LONG, NEW_YORK, SAM, smallClinic, VISIT, wall, week } from './small-clinic.ts';

// A Friday; the next week is Monday 23 to Friday 27, Thursday 26 is Thanksgiving only where a test says so.
const NOW = wall('2026-11-20 10:00');
const THURSDAY = day('2026-11-26');
const DAYS = daysToSearch({ today: day('2026-11-20'), horizonDays: 13, round: 0 }).concat(
  daysToSearch({ today: day('2026-11-20'), horizonDays: 13, round: 1 }),
);

const wish = (fields: Omit<WhenWish, 'certain'>): WhenWish => ({ ...fields, certain: true });

const offer = (changes: Partial<OffersQuery>) => {
  const query = { clinic: smallClinic(), dates: DAYS, sheets: [], typeId: VISIT, now: NOW, ...changes };
  const { slots, match } = chooseOffers(query);
  return {
    match,
    times: slots.map((s) => `${dateIn(s.start, NEW_YORK)} ${timeIn(s.start, NEW_YORK)}`),
    slots,
  };
};

/** A sheet on which these wall times are booked. */
const busy = (date: LocalDate, from: string, until: string, resource = ANA): DaySheet => ({
  ...emptySheet(resource, date),
  intervals: [
    {
      kind: 'booked',
      bookingId: `busy ${from}` as BookingId,
      start: wall(`${date} ${from}`),
      end: wall(`${date} ${until}`),
    },
  ],
});

describe('offers as wished', () => {
  it('spreads over the wished part of the wished day', () => {
    expect(offer({ wish: wish({ date: THURSDAY, part: 'afternoon' }) })).toMatchObject({
      match: 'as-wished',
      times: ['2026-11-26 13:00', '2026-11-26 15:00', '2026-11-26 16:30'],
    });
    expect(offer({ wish: wish({ date: THURSDAY, part: 'morning' }) }).times).toEqual([
      '2026-11-26 09:00',
      '2026-11-26 10:30',
      '2026-11-26 11:30',
    ]);
  });

  it('starts with the clock time that was said', () => {
    const at3 = { from: '15:00', until: '15:00' } as Pick<WhenWish, 'from' | 'until'>;
    const after3 = { from: '15:00' } as Pick<WhenWish, 'from'>;
    const before11 = { until: '11:00' } as Pick<WhenWish, 'until'>;
    expect(offer({ wish: wish({ date: THURSDAY, ...after3 }) }).times).toEqual(
      ['2026-11-26 15:00', '2026-11-26 16:00', '2026-11-26 15:30'].sort(),
    );
    expect(offer({ wish: wish({ date: THURSDAY, ...at3 }) }).times).toContain('2026-11-26 15:00');
    expect(offer({ wish: wish({ date: THURSDAY, ...before11 }) }).times.at(-1)).toBe('2026-11-26 10:30');
  });

  it('believes the clock time where it contradicts the part of day', () => {
    const contradiction = wish({ date: THURSDAY, part: 'morning', from: '15:00' as never });
    expect(offer({ wish: contradiction }).times[0]).toBe('2026-11-26 15:00');
  });

  it('offers different days and times of day when no day was named', () => {
    expect(offer({})).toMatchObject({
      match: 'as-wished',
      times: ['2026-11-20 11:00', '2026-11-23 13:30', '2026-11-24 16:30'],
    });
  });

  it('offers days from all over a span', () => {
    const nextWeek = wish({ date: day('2026-11-23'), lastDate: day('2026-11-27') });
    expect(offer({ wish: nextWeek }).times).toEqual([
      '2026-11-23 09:00',
      '2026-11-25 13:30',
      '2026-11-27 16:30',
    ]);
  });

  it('takes "as soon as possible" at its word', () => {
    expect(offer({ wish: wish({ soonest: true }) }).times).toEqual([
      '2026-11-20 11:00',
      '2026-11-20 13:00',
      '2026-11-20 14:00',
    ]);
  });

  it('adds the nearest behind the only time that is as wished, the same time on another day among them', () => {
    const sheets = [busy(THURSDAY, '13:30', '17:00')];
    expect(offer({ sheets, wish: wish({ date: THURSDAY, part: 'afternoon' }) })).toMatchObject({
      match: 'as-wished',
      times: ['2026-11-26 13:00', '2026-11-25 16:30', '2026-11-26 11:30'],
    });
  });

  it('gives a long visit the room it needs', () => {
    const sheets = [busy(THURSDAY, '14:00', '16:00')];
    const { slots } = offer({ sheets, typeId: LONG, wish: wish({ date: THURSDAY, part: 'afternoon' }) });
    expect(slots.map((s) => timeIn(s.start, NEW_YORK))).toEqual(['13:00', '16:00', '16:00']);
    expect(slots.every((s) => s.end - s.start === 60 * 60_000)).toBe(true);
  });
});

describe('offers when it cannot be as wished', () => {
  it('stays near: the same day, and the same part of another', () => {
    const sheets = [busy(THURSDAY, '12:00', '17:00')];
    expect(offer({ sheets, wish: wish({ date: THURSDAY, part: 'afternoon' }) })).toEqual({
      match: 'nearest',
      times: ['2026-11-25 16:30', '2026-11-26 10:30', '2026-11-26 11:30'],
      slots: expect.anything() as unknown,
    });
  });

  it('goes to both sides of a holiday', () => {
    const clinic = smallClinic({ holidays: [{ date: THURSDAY, name: { en: '', es: '' } }] });
    const { match, times } = offer({ clinic, wish: wish({ date: THURSDAY }) });
    expect(match).toBe('nearest');
    expect(times).toEqual(['2026-11-25 15:30', '2026-11-25 16:30', '2026-11-27 09:00']);
  });

  it('keeps to the wished time of day when the whole day is out of the question', () => {
    const clinic = smallClinic({ holidays: [{ date: THURSDAY, name: { en: '', es: '' } }] });
    const { times } = offer({ clinic, wish: wish({ date: THURSDAY, part: 'afternoon' }) });
    expect(times).toEqual(['2026-11-25 15:30', '2026-11-25 16:30', '2026-11-27 13:00']);
  });

  it('offers what comes nearest to a day long past or beyond what may be booked', () => {
    expect(offer({ wish: wish({ date: day('2026-11-01') }) })).toMatchObject({ match: 'nearest' });
    expect(offer({ wish: wish({ date: day('2026-11-01') }) }).times[0]).toBe('2026-11-20 11:00');
    expect(offer({ wish: wish({ date: day('2028-11-01') }) }).times.at(-1)).toBe('2026-12-03 16:30');
  });

  it('is none only when nothing at all is free', () => {
    const sheets = DAYS.map((date) => busy(date, '00:00', '23:59'));
    expect(offer({ sheets })).toEqual({ match: 'none', times: [], slots: [] });
    const butOne = sheets.map((s) => (s.date === '2026-11-30' ? busy(s.date, '09:00', '16:30') : s));
    expect(offer({ sheets: butOne, wish: wish({ date: THURSDAY }) })).toMatchObject({
      match: 'nearest',
      times: ['2026-11-30 16:30'],
    });
  });
});

describe('what is never offered', () => {
  it('a time that comes too soon, or is past', () => {
    const today = wish({ date: day('2026-11-20') });
    expect(offer({ wish: today }).times[0]).toBe('2026-11-20 11:00');
    expect(offer({ wish: today, now: wall('2026-11-20 10:01') }).times[0]).toBe('2026-11-20 11:30');
  });

  it('a time that was declined', () => {
    const first = offer({ wish: wish({ date: THURSDAY }) });
    const second = offer({ wish: wish({ date: THURSDAY }), exclude: first.slots });
    expect(second.times.filter((time) => first.times.includes(time))).toEqual([]);
    expect(second.match).toBe('as-wished');
  });

  it('a visit the clinician does not give', () => {
    const clinic = smallClinic({ clinicians: [clinician(ANA, week('09:00-12:00'), [LONG])] });
    expect(offer({ clinic }).match).toBe('none');
    expect(
      freeSlots({ clinic, sheet: undefined, clinicianId: ANA, typeId: VISIT, date: THURSDAY, now: NOW }),
    ).toEqual([]);
  });
});

describe('several clinicians', () => {
  const clinic = smallClinic({
    clinicians: [clinician(ANA, week('09:00-10:00')), clinician(SAM, week('09:00-10:00'))],
  });
  const thursday = wish({ date: THURSDAY });

  it('offers one time once, with whoever has the lighter day', () => {
    const full = busy(THURSDAY, '08:00', '08:30');
    const { times, slots } = offer({ clinic, sheets: [full], wish: thursday });
    expect(new Set(times).size).toBe(3);
    expect(slots.filter((s) => dateIn(s.start, NEW_YORK) === THURSDAY).map((s) => s.clinicianId)).toEqual([
      SAM,
      SAM,
    ]);
  });

  it('falls to the other when one is taken, and keeps to one when asked', () => {
    const sheets = [busy(THURSDAY, '09:00', '10:00', SAM)];
    expect(offer({ clinic, sheets, wish: thursday }).slots[0]?.clinicianId).toBe(ANA);
    const onlySam = offer({ clinic, sheets, wish: thursday, clinicianId: SAM });
    expect(onlySam.match).toBe('nearest');
    expect(onlySam.slots.every((s) => s.clinicianId === SAM)).toBe(true);
  });

  it('passes over an expired hold', () => {
    const start = wall('2026-11-26 09:00');
    const hold = { kind: 'hold', bookingId: 'h' as BookingId, start, end: wall('2026-11-26 10:00') } as const;
    const sheet = (expiresAt: typeof NOW): DaySheet => ({
      ...emptySheet(ANA, THURSDAY),
      intervals: [{ ...hold, expiresAt }],
    });
    const query = { clinic, wish: thursday, clinicianId: ANA };
    expect(offer({ ...query, sheets: [sheet(NOW)] }).match).toBe('as-wished');
    expect(offer({ ...query, sheets: [sheet(wall('2026-11-20 10:01'))] }).match).toBe('nearest');
  });
});

describe('which days to read', () => {
  const today = day('2026-11-20');
  const range = (from: string, count: number) =>
    Array.from({ length: count }, (_, i) => plusDays(day(from), i));
  const rounds = (w: WhenWish | undefined, horizonDays: number) => {
    const all: (readonly LocalDate[])[] = [];
    for (let round = 0; all.at(-1)?.length !== 0; round += 1) {
      all.push(daysToSearch({ wish: w, today, horizonDays, round }));
    }
    return all;
  };

  it('is a week at first, then the next', () => {
    expect(rounds(undefined, 20)).toEqual([
      range('2026-11-20', 7),
      range('2026-11-27', 7),
      range('2026-12-04', 7),
      [],
    ]);
  });

  it('is the wished day with its neighbours, then farther out on both sides', () => {
    const [first, second] = rounds(wish({ date: day('2026-12-10') }), 60);
    expect(first).toEqual(range('2026-12-07', 7));
    expect(second).toEqual([...range('2026-11-30', 7), ...range('2026-12-14', 7)]);
  });

  it('covers every day up to the horizon once, whatever was wished', () => {
    const wishes = [
      undefined,
      wish({ date: today }),
      wish({ date: day('2026-10-01') }),
      wish({ date: day('2030-01-01') }),
      wish({ date: day('2026-12-01'), lastDate: day('2026-12-31') }),
      wish({ date: day('2026-12-10'), lastDate: day('2026-12-01') }),
    ];
    for (const one of wishes) {
      expect(rounds(one, 60).flat().sort()).toEqual(range('2026-11-20', 61));
      expect(rounds(one, 60).every((dates) => dates.length <= 20)).toBe(true);
    }
  });

  it('stops when the offers cannot get better', () => {
    const evening = wish({ part: 'evening' });
    const thursday = wish({ date: THURSDAY });
    expect(isEnough(offer({}), undefined, 3)).toBe(true);
    expect(isEnough(offer({ wish: evening }), evening, 3)).toBe(false);
    const full = { sheets: [busy(THURSDAY, '09:00', '17:00')], wish: thursday };
    expect(isEnough(offer(full), thursday, 3)).toBe(true);
    expect(isEnough(offer({ ...full, dates: [THURSDAY] }), thursday, 3)).toBe(false);
  });
});
