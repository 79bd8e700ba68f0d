import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayWords,
  elapsedWords,
  exactWords,
  lateWords,
  momentWords,
  plural,
  spokenElapsed,
  timeWords,
} from '../../staff-console/logic/clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NEW_YORK = 'America/New_York';

describe('how long something has waited', () => {
  it.each([
    [-5_000, '0:00'],
    [0, '0:00'],
    [42_900, '0:42'],
    [6 * MINUTE + 10_000, '6:10'],
    [HOUR - 1, '59:59'],
    [HOUR, '1 h'],
    [2 * HOUR + 59 * MINUTE, '2 h'],
    [24 * HOUR - 1, '23 h'],
    [24 * HOUR, '1 d'],
    [75 * HOUR, '3 d'],
  ])('%d ms are "%s"', (ms, words) => {
    expect(elapsedWords(ms)).toBe(words);
  });

  it.each([
    [1_000, '1 second'],
    [42_000, '42 seconds'],
    [MINUTE, '1 minute'],
    [6 * MINUTE, '6 minutes'],
    [HOUR, '1 hour'],
    [49 * HOUR, '2 days'],
  ])('%d ms are spoken as "%s"', (ms, words) => {
    expect(spokenElapsed(ms)).toBe(words);
  });

  it('never takes more than five characters, so that its place can be fixed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -HOUR, max: 90 * 24 * HOUR }), (ms) => elapsedWords(ms).length <= 5),
    );
  });
});

describe('how late an answer is', () => {
  it.each([
    [undefined, undefined],
    [0, undefined],
    [-MINUTE + 1, undefined],
    [-MINUTE, 'late 1 min'],
    [-90 * MINUTE, 'late 1 h'],
    [-50 * HOUR, 'late 2 d'],
  ])('due at %s', (due, words) => {
    const now = 1_000 * HOUR;
    expect(lateWords(due === undefined ? undefined : now + due, now)).toBe(words);
  });
});

describe('moments in the clinic’s zone', () => {
  const at = Date.parse('2026-11-26T19:40:05Z');

  it('are written as people say them', () => {
    expect(timeWords(at, NEW_YORK)).toBe('2:40 pm');
    expect(dayWords(at, NEW_YORK)).toBe('Thu, Nov 26');
    expect(momentWords(at, NEW_YORK)).toBe('Thu, Nov 26, 2:40 pm');
    expect(exactWords(at, NEW_YORK)).toBe('Thu, Nov 26, 2:40:05 pm');
  });

  it('follow the zone, not the computer', () => {
    expect(timeWords(at, 'America/Los_Angeles')).toBe('11:40 am');
    expect(momentWords(Date.parse('2026-11-27T03:00:00Z'), NEW_YORK)).toBe('Thu, Nov 26, 10:00 pm');
  });
});

it('counts in the plural from two on, and none', () => {
  expect([plural(0, 'visit'), plural(1, 'visit'), plural(2, 'visit')]).toEqual([
    '0 visits',
    '1 visit',
    '2 visits',
  ]);
});
