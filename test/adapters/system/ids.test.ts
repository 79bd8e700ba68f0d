import { expect, test } from 'vitest';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemIds } from '../../../src/adapters/system/ids.ts';
import { instant } from '../../../src/domain/time.ts';

test('ids made later are greater as text, within one millisecond and when the clock goes back', () => {
  let now = 1_800_000_000_000;
  const ids = systemIds({ now: () => instant(now) });
  const made: string[] = [];
  for (const step of [0, 1, -50, 0, 60, 1]) {
    now += step;
    for (let i = 0; i < 2_000; i++) made.push(ids.next());
  }
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  for (const id of made) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
});

test('ids of different processes are in the order of time', () => {
  const at = (ms: number) => systemIds({ now: () => instant(ms) }).next();
  expect([at(1), at(1_000_000), at(1_800_000_000_000), at(1_800_000_000_001)].toSorted()).toEqual([
    expect.stringMatching(/^0000000001/),
    expect.any(String),
    expect.any(String),
    expect.any(String),
  ]);
  const times = [1, 31, 32, 1_023, 1_024, 2 ** 40 - 1, 2 ** 40, 2 ** 47].map(at);
  expect(times.toSorted()).toEqual(times);
});

test('two processes at the same millisecond make different ids', () => {
  const clock = { now: () => instant(1_800_000_000_000) };
  const made = Array.from({ length: 500 }, () => systemIds(clock).next());
  expect(new Set(made).size).toBe(made.length);
});

test('digits are as many as asked for, leading zeros included, each as likely', () => {
  const ids = systemIds(systemClock());
  const codes = Array.from({ length: 2_000 }, () => ids.digits(6));
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  const counts = new Map<string, number>();
  for (const digit of codes.join('')) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  // 1,200 of each expected; 8 standard deviations either way.
  for (const digit of '0123456789') expect(Math.abs(counts.get(digit)! - 1_200)).toBeLessThan(265);
});

test('tokens are long, safe in an address, and never the same', () => {
  const ids = systemIds(systemClock());
  const tokens = Array.from({ length: 1_000 }, () => ids.token());
  for (const token of tokens) expect(token).toMatch(/^[\w-]{24}$/);
  expect(new Set(tokens).size).toBe(tokens.length);
});

test('the clock runs ahead by its offset and can be shifted', () => {
  const ahead = systemClock({ offsetMs: 3_600_000 });
  const plain = systemClock();
  expect(ahead.now() - plain.now()).toBeGreaterThan(3_590_000);
  plain.shift(-60_000);
  expect(plain.now()).toBeLessThan(Date.now() - 59_000);
});
