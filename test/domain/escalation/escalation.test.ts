import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinesOf } from '../../../src/domain/escalation/deadlines.ts';
import { isOpen, nextOpening, workingTimeAfter } from '../../../src/domain/escalation/hours.ts';
import { isRinging, nextRungAt } from '../../../src/domain/escalation/ladder.ts';
import { answerDueAt, compareQueue, type QueueEntry } from '../../../src/domain/escalation/queue.ts';
import { newConversation, type Alarm } from '../../../src/domain/conversation/state.ts';
import type { ContactId, ConversationId } from '../../../src/domain/ids.ts';
import { HOUR, instant, MINUTE, plus } from '../../../src/domain/time.ts';
import { CARE_PATHS, LEVELS } from '../../../src/domain/triage/verdict.ts';
import { day, smallClinic, spans, wall } from '../scheduling/small-clinic.ts';

// Monday to Friday, 9 to 12 and 13 to 17.
const clinic = smallClinic({ holidays: [{ date: day('2026-11-26'), name: { en: 'x', es: 'x' } }] });
const ladder = smallClinic({ ladderMs: [60_000, 120_000, 180_000] });

describe('hours', () => {
  it.each([
    ['2026-11-24 08:59', false],
    ['2026-11-24 09:00', true],
    ['2026-11-24 12:00', false],
    ['2026-11-24 16:59', true],
    ['2026-11-26 10:00', false],
    ['2026-11-28 10:00', false],
  ])('at %s the desk is open: %s', (at, open) => {
    expect(isOpen(clinic, wall(at))).toBe(open);
  });

  it.each([
    ['2026-11-24 10:00', '2026-11-24 10:00'],
    ['2026-11-24 12:30', '2026-11-24 13:00'],
    ['2026-11-25 17:00', '2026-11-27 09:00'],
    ['2026-11-27 20:00', '2026-11-30 09:00'],
  ])('after %s it opens at %s', (at, opening) => {
    expect(nextOpening(clinic, wall(at))).toBe(wall(opening));
  });

  it.each([
    ['2026-11-24 09:00', 2, '2026-11-24 11:00'],
    ['2026-11-24 10:00', 4, '2026-11-24 15:00'],
    ['2026-11-24 16:00', 4, '2026-11-25 12:00'],
    ['2026-11-25 16:00', 4, '2026-11-27 12:00'],
    ['2026-11-28 03:00', 4, '2026-11-30 14:00'],
  ])('from %s, %d working hours end at %s', (since, hours, end) => {
    expect(workingTimeAfter(clinic, wall(since), hours * HOUR)).toBe(wall(end));
  });

  it('a desk that never opens keeps nobody waiting for ever', () => {
    const closed = smallClinic({ openingHours: {} });
    expect(nextOpening(closed, wall('2026-11-24 10:00'))).toBeUndefined();
    expect(workingTimeAfter(closed, instant(0), HOUR)).toBe(HOUR);
  });

  it('counts the hours that pass, also on the days clocks change', () => {
    const night = smallClinic({ openingHours: { 7: spans('00:00-06:00') } });
    // In March an hour is skipped, in November one comes twice.
    expect(workingTimeAfter(night, wall('2026-03-08 00:00'), 4 * HOUR)).toBe(wall('2026-03-08 05:00'));
    expect(workingTimeAfter(night, wall('2026-11-01 00:00'), 4 * HOUR)).toBe(wall('2026-11-01 03:00'));
  });
});

const alarm = (changes: Partial<Alarm> = {}): Alarm => ({
  level: 'emergency',
  path: 'medical',
  raisedAt: instant(0),
  rungs: 0,
  redFlags: ['chest-pain'],
  code: '1234',
  ...changes,
});

describe('ladder', () => {
  it.each([
    [0, 60_000],
    [1, 120_000],
    [2, 180_000],
    [3, undefined],
  ])('after %d rungs climbs at %s', (rungs, at) => {
    expect(nextRungAt(ladder, alarm({ rungs }))).toBe(at);
  });

  it('has an urgent case wait out its service level', () => {
    expect(nextRungAt(ladder, alarm({ level: 'urgent' }))).toBe(15 * MINUTE);
  });

  it('is still when a person has taken note', () => {
    const quiet = alarm({ acknowledgedAt: instant(1) });
    expect(isRinging(quiet)).toBe(false);
    expect(nextRungAt(ladder, quiet)).toBeUndefined();
  });
});

describe('deadlines', () => {
  const base = newConversation({
    id: 'c1' as ConversationId,
    contactId: 'k1' as ContactId,
    language: 'en',
    channel: 'sms',
  });
  const T = wall('2026-11-24 10:00');

  it('a fresh conversation has none', () => {
    expect(deadlinesOf(base, ladder)).toEqual({});
  });

  it('a quiet one ends after a day, but not when it was urgent or somebody waits', () => {
    const quiet = { ...base, lastHeardAt: T };
    expect(deadlinesOf(quiet, ladder)).toEqual({ close: plus(T, 24 * HOUR) });
    expect(deadlinesOf({ ...quiet, level: 'urgent' }, ladder)).toEqual({});
    expect(deadlinesOf({ ...quiet, rungFlags: ['fever'] }, ladder)).toEqual({});
    expect(deadlinesOf({ ...quiet, mode: 'waiting', waitingSince: T }, ladder)).not.toHaveProperty('close');
  });

  it('one with staff is taken back when it is not answered, and ends a day after the answer', () => {
    const claim = { by: 'ana' as never, at: T };
    const staffed = { ...base, mode: 'staffed', claim, lastHeardAt: T } as const;
    expect(deadlinesOf(staffed, ladder)).toEqual({ takeBack: wall('2026-11-24 15:00') });
    expect(deadlinesOf({ ...staffed, level: 'emergency' }, ladder)).toEqual({
      takeBack: plus(T, 5 * MINUTE),
    });
    const answered = { ...staffed, claim: { ...claim, answeredAt: plus(T, HOUR) } };
    expect(deadlinesOf(answered, ladder)).toEqual({ close: plus(T, 25 * HOUR) });
  });

  it('a waiting patient is told once', () => {
    const waiting = { ...base, mode: 'waiting', waitingSince: T } as const;
    expect(deadlinesOf(waiting, ladder)).toEqual({ tell: wall('2026-11-24 15:00') });
    expect(deadlinesOf({ ...waiting, told: { unseen: true } }, ladder)).toEqual({});
  });
});

describe('the queue', () => {
  const entry = (changes: Partial<QueueEntry>): QueueEntry => ({
    id: 'a',
    mode: 'waiting',
    level: 'none',
    waitingSince: instant(100),
    ...changes,
  });

  it.each<[string, Partial<QueueEntry>, Partial<QueueEntry>]>([
    ['the higher level', { level: 'emergency', waitingSince: instant(200) }, { level: 'urgent' }],
    [
      'a claimed emergency before an urgent one',
      { level: 'emergency', mode: 'staffed' },
      { level: 'urgent' },
    ],
    ['who has nobody', { level: 'urgent', waitingSince: instant(200) }, { level: 'urgent', mode: 'staffed' }],
    [
      'a crisis',
      { level: 'emergency', path: 'crisis', waitingSince: instant(200) },
      { level: 'emergency', path: 'medical' },
    ],
    ['the longest wait', {}, { waitingSince: instant(200) }],
    ['the lower id, when all else is the same', {}, { id: 'b' }],
  ])('puts %s first', (_, first, second) => {
    expect(compareQueue(entry(first), entry(second))).toBeLessThan(0);
    expect(compareQueue(entry(second), entry(first))).toBeGreaterThan(0);
  });

  it('is one order, however it is sorted', () => {
    const any = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      mode: fc.constantFrom('waiting' as const, 'staffed' as const, 'bot' as const),
      level: fc.constantFrom(...LEVELS),
      path: fc.constantFrom(...CARE_PATHS),
      waitingSince: fc.integer({ min: 0, max: 3 }).map(instant),
    });
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(Math.sign(compareQueue(a, b))).toBe(-Math.sign(compareQueue(b, a)) + 0);
        if (compareQueue(a, b) <= 0 && compareQueue(b, c) <= 0) {
          expect(compareQueue(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it.each<[string, Partial<QueueEntry>, number | undefined]>([
    ['waiting, by its level', { level: 'urgent' }, 100 + 15 * MINUTE],
    [
      'claimed, from the claim',
      { level: 'emergency', mode: 'staffed', claimedAt: instant(500) },
      500 + 5 * MINUTE,
    ],
    [
      'asked again, from the new question',
      { level: 'emergency', mode: 'staffed', claimedAt: instant(50) },
      100 + 5 * MINUTE,
    ],
    [
      'answered, not at all',
      { level: 'emergency', mode: 'staffed', claimedAt: instant(50), answeredAt: instant(60) },
      undefined,
    ],
    ['with the bot, not at all', { mode: 'bot' }, undefined],
  ])('is overdue: %s', (_, changes, at) => {
    expect(answerDueAt(entry(changes), ladder)).toBe(at);
  });
});
