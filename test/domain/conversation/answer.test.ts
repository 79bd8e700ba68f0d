import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combine } from '../../../src/domain/conversation/answer.ts';
import { mergeGoals, mergeWish } from '../../../src/domain/conversation/goal.ts';
import { INTENTS, type Reading, type WhenWish } from '../../../src/domain/conversation/reading.ts';
import type { MessageId } from '../../../src/domain/ids.ts';
import type { LocalDate, LocalTime } from '../../../src/domain/time.ts';
import { reading } from './desk.ts';

const all = (...readings: readonly Partial<Reading>[]) =>
  combine(readings.map((one, index) => ({ id: `m${index}` as MessageId, reading: reading(one) })));

const THURSDAY = '2026-11-26' as LocalDate;
const FRIDAY = '2026-11-27' as LocalDate;

describe('several messages as one answer', () => {
  it.each([
    [['greeting', 'book'], 'book'],
    [['book', 'thanks'], 'book'],
    [['book', 'other'], 'book'],
    [['book', 'cancel'], 'cancel'],
    [['other', 'clinical'], 'clinical'],
    [['clinical', 'book'], 'book'],
    [['human', 'book'], 'human'],
    [['book', 'human', 'thanks'], 'human'],
  ] as const)('%j is %s', (intents, main) => {
    expect(all(...intents.map((intent) => ({ intent })))?.intent).toBe(main);
  });

  it('hears a wish for a person wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...INTENTS), { maxLength: 5 }),
        fc.array(fc.constantFrom(...INTENTS), { maxLength: 5 }),
        (before, after) => {
          const said = [...before, 'human' as const, ...after].map((intent) => ({ intent }));
          expect(all(...said)?.intent).toBe('human');
        },
      ),
    );
  });

  it('keeps details of earlier messages and the last word about each', () => {
    expect(all({ name: 'Rosa' }, { choice: 1, reason: 'knee' }, { choice: 2 })).toMatchObject({
      name: 'Rosa',
      reason: 'knee',
      choice: 2,
      said: 'm2',
    });
  });

  it('is in the last language that was certain', () => {
    expect(all({ language: 'es', languageCertain: true }, { language: 'en' })?.language).toBe('es');
  });

  it('is nothing when there is nothing', () => {
    expect(combine([])).toBeUndefined();
  });
});

describe('wishes', () => {
  it.each<[string, WhenWish, WhenWish, WhenWish]>([
    [
      'a part of the day is added to a day',
      { date: THURSDAY, certain: true },
      { part: 'afternoon', certain: true },
      { date: THURSDAY, part: 'afternoon', certain: true },
    ],
    [
      'a new day replaces a span but keeps the time',
      { date: THURSDAY, lastDate: FRIDAY, part: 'morning', certain: true },
      { date: FRIDAY, certain: true },
      { date: FRIDAY, part: 'morning', certain: true },
    ],
    [
      'a clock time replaces a part of the day',
      { date: THURSDAY, part: 'morning', certain: true },
      { from: '15:00' as LocalTime, certain: true },
      { date: THURSDAY, from: '15:00' as LocalTime, certain: true },
    ],
    [
      'the soonest replaces a day',
      { date: FRIDAY, certain: true },
      { soonest: true, certain: true },
      { soonest: true, certain: true },
    ],
    [
      'an uncertain day stays uncertain when a time is added',
      { date: THURSDAY, certain: false },
      { part: 'morning', certain: true },
      { date: THURSDAY, part: 'morning', certain: false },
    ],
  ])('%s', (_, before, after, merged) => {
    expect(mergeWish(before, after)).toEqual(merged);
  });
});

describe('goals', () => {
  it('of one kind add up', () => {
    expect(
      mergeGoals(
        { kind: 'book', forWhom: 'other', reason: 'knee' },
        { kind: 'book', forWhom: 'self', wish: { date: FRIDAY, certain: true } },
      ),
    ).toEqual({
      kind: 'book',
      forWhom: 'other',
      reason: 'knee',
      wish: { date: FRIDAY, certain: true },
    });
  });

  it('of another kind replace what was', () => {
    expect(mergeGoals({ kind: 'book', forWhom: 'self' }, { kind: 'show' })).toEqual({ kind: 'show' });
  });
});
