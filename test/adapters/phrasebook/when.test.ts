import { afterEach, describe, expect, it, test } from 'vitest';
import type { WhenWish } from '../../../src/domain/conversation/reading.ts';
import { dateIn, plusDays, type Zone } from '../../../src/domain/time.ts';
import { at, FRIDAY, inShort, NEW_YORK, OFFERS, read } from './desk.ts';
import { ENGLISH_WISHES, SPANISH_WISHES, TOLD_APART } from './when-tables.ts';

const whenOf = (text: string, context: Parameters<typeof read>[1] = {}): WhenWish | undefined =>
  read(text, context).when;

describe('a wish in English', () => {
  test.each(ENGLISH_WISHES)('%j is %j', (text, meaning) => {
    expect(inShort(whenOf(text))).toBe(meaning);
  });
});

describe('a wish in Spanish', () => {
  test.each(SPANISH_WISHES)('%j is %j', (text, meaning) => {
    expect(inShort(whenOf(text, { language: 'es' }))).toBe(meaning);
  });
});

describe('what a day is there for', () => {
  test.each(TOLD_APART)('%j is to %s: %j', (text, intent, meaning) => {
    const reading = read(text);
    expect([reading.intent, inShort(reading.when)]).toEqual([intent, meaning]);
  });
});

describe('today by its name', () => {
  test.each([
    ['friday morning', '2026-11-20T09:00:00-05:00', '2026-11-20 morning ?'],
    ['friday morning', '2026-11-20T12:30:00-05:00', '2026-11-27 morning ?'],
    ['friday at 3', '2026-11-20T14:59:00-05:00', '2026-11-20 15:00 ?'],
    ['friday at 3', '2026-11-20T15:01:00-05:00', '2026-11-27 15:00 ?'],
    ['friday', '2026-11-20T18:00:00-05:00', '2026-11-27 ?'],
    ['el viernes por la tarde', '2026-11-20T10:00:00-05:00', '2026-11-20 afternoon ?'],
  ])('%j at %s is %j', (text, now, meaning) => {
    expect(inShort(whenOf(text, { now: at(now) }))).toBe(meaning);
  });
});

describe('the wall calendar of the clinic', () => {
  const LOS_ANGELES = 'America/Los_Angeles' as Zone;

  test.each([
    // Half past ten in the evening of the 20th in New York is the 21st in most of the world.
    ['tomorrow', '2026-11-21T03:30:00Z', 'America/New_York', '2026-11-21'],
    ['today', '2026-11-21T03:30:00Z', 'America/New_York', '2026-11-20'],
    ['tomorrow', '2026-11-21T03:30:00Z', 'Asia/Tokyo', '2026-11-22'],
    // The clocks go forward at 2:00 on 8 March 2026 and back at 2:00 on 1 November 2026.
    ['tomorrow at 2:30', '2026-03-07T12:00:00-05:00', 'America/New_York', '2026-03-08 14:30'],
    ['tomorrow', '2026-03-08T06:30:00Z', 'America/New_York', '2026-03-09'],
    ['tomorrow', '2026-03-08T07:30:00Z', 'America/New_York', '2026-03-09'],
    ['in 1 day', '2026-03-08T23:30:00-04:00', 'America/New_York', '2026-03-09'],
    ['tomorrow', '2026-11-01T05:30:00Z', 'America/New_York', '2026-11-02'],
    ['tomorrow', '2026-11-01T06:30:00Z', 'America/New_York', '2026-11-02'],
    ['a week from today', '2026-10-30T23:59:00-04:00', 'America/New_York', '2026-11-06'],
    ['in two weeks', '2026-10-25T00:10:00-04:00', 'America/New_York', '2026-11-08 ?'],
    // In Santiago midnight itself is skipped on 6 September 2026.
    ['tomorrow', '2026-09-05T22:00:00-04:00', 'America/Santiago', '2026-09-06'],
    ['today', '2026-09-06T04:30:00Z', 'America/Santiago', '2026-09-06'],
    ['next month', '2026-12-15T12:00:00-05:00', 'America/New_York', '2027-01-01..2027-01-31'],
    ['the 30th', '2027-01-31T12:00:00-05:00', 'America/New_York', '2027-03-30'],
    ['the 29th', '2028-02-01T12:00:00-05:00', 'America/New_York', '2028-02-29'],
  ])('%j said at %s in %s is %j', (text, now, zone, meaning) => {
    expect(inShort(whenOf(text, { now: at(now), zone: zone as Zone }))).toBe(meaning);
  });

  it('reads tomorrow as the next day of the wall, all through a day on which the clocks change', () => {
    for (const day of ['2026-03-08', '2026-11-01']) {
      for (let hour = 0; hour < 24; hour += 1) {
        const now = at(
          `${day}T${String(hour).padStart(2, '0')}:15:00${day < '2026-06' && hour > 2 ? '-07:00' : '-08:00'}`,
        );
        const { date } = whenOf('tomorrow', { now, zone: LOS_ANGELES }) ?? {};
        expect(date).toBe(day === '2026-03-08' ? '2026-03-09' : '2026-11-02');
      }
    }
  });
});

describe('the zone of the machine', () => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test.each(['Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Apia', 'America/Santiago', 'UTC'])(
    'changes nothing when it is %s',
    (zone) => {
      process.env.TZ = zone;
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      const english = ENGLISH_WISHES.map(([text]) => [text, inShort(whenOf(text))]);
      const spanish = SPANISH_WISHES.map(([text]) => [text, inShort(whenOf(text, { language: 'es' }))]);
      expect(english).toEqual(ENGLISH_WISHES);
      expect(spanish).toEqual(SPANISH_WISHES);
    },
  );

  test.each(['Asia/Tokyo', 'America/Los_Angeles', 'America/Santiago'])(
    'changes nothing on days when clocks change, when it is %s',
    (zone) => {
      process.env.TZ = zone;
      for (const day of ['2026-03-08', '2026-09-06', '2026-11-01']) {
        for (const time of ['T04:30:00Z', 'T07:30:00Z', 'T12:00:00Z', 'T23:30:00Z']) {
          const now = at(day + time);
          const today = dateIn(now, NEW_YORK);
          expect(whenOf('today', { now })?.date).toBe(today);
          expect(whenOf('tomorrow', { now })?.date).toBe(plusDays(today, 1));
          expect(whenOf('in 3 days', { now })?.date).toBe(plusDays(today, 3));
          expect(whenOf('dentro de 10 dias', { now })?.date).toBe(plusDays(today, 10));
        }
      }
    },
  );
});

describe('a wish beside an offer', () => {
  test.each([
    ['something earlier', '2026-11-20..2026-11-26 soonest ?'],
    ['anything sooner?', '2026-11-20..2026-11-26 soonest ?'],
    ['earlier that day', '2026-11-26..2026-11-27 -09:30 ?'],
    ['later', '2026-11-27 ?'],
    ['monday?', '2026-11-23'],
    ['none of those, how about monday after 2', '2026-11-23 14:00-'],
    ['antes', '2026-11-20..2026-11-26 soonest ?'],
    ['más tarde', '2026-11-26..2026-11-27 15:00- ?'],
    ['mejor el lunes', '2026-11-23'],
  ])('%j is %j', (text, meaning) => {
    const reading = read(text, { expecting: 'choice', choices: OFFERS });
    expect([inShort(reading.when), reading.declinesAll]).toEqual([meaning, true]);
  });

  it('measures an earlier time by the one day offered', () => {
    const [first] = OFFERS;
    const reading = read('earlier in the day please', { expecting: 'choice', choices: first ? [first] : [] });
    expect(inShort(reading.when)).toBe('2026-11-26 -14:00');
  });
});

it('never names a day that is over, nor one without a date it could be', () => {
  for (const [text] of [...ENGLISH_WISHES, ...SPANISH_WISHES]) {
    const when = whenOf(text, { now: FRIDAY });
    if (when?.date) expect(when.date >= '2026-11-20').toBe(true);
    if (when?.lastDate) expect(when.date !== undefined && when.lastDate > when.date).toBe(true);
  }
});
