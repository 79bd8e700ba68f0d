import { describe, expect, it } from 'vitest';
import type { BookingId, ClinicianId } from '../../../src/domain/ids.ts';
import {
  confirm,
  emptySheet,
  placeHold,
  release,
  type DaySheet,
  type SheetChange,
} from '../../../src/domain/scheduling/day-sheet.ts';
import { HOUR, instant, MINUTE, plus, type Instant } from '../../../src/domain/time.ts';
import { day } from './small-clinic.ts';

const T0 = instant(1_800_000_000_000);
const at = (minutes: number): Instant => plus(T0, minutes * MINUTE);
const span = (from: number, until: number) => ({ start: at(from), end: at(until) });
const OPEN = [span(60, 240), span(300, 480)];
const [A, B] = ['a', 'b'] as [BookingId, BookingId];
const blank = emptySheet('ana' as ClinicianId, day('2027-01-15'));

const hold = (sheet: DaySheet, bookingId: BookingId, from: number, until: number, now = T0) =>
  placeHold(sheet, { bookingId, ...span(from, until), expiresAt: plus(now, 10 * MINUTE), open: OPEN }, now);

function granted<R extends string>(change: SheetChange<R>): DaySheet {
  if (!change.ok) throw new Error(`refused: ${change.reason}`);
  return change.sheet;
}

describe('placing a hold', () => {
  it('keeps a free span, leaving the version to the store', () => {
    const sheet = granted(hold(blank, A, 60, 80));
    expect(sheet.intervals).toEqual([{ kind: 'hold', bookingId: A, ...span(60, 80), expiresAt: at(10) }]);
    expect(sheet.version).toBe(blank.version);
    expect(blank.intervals).toEqual([]);
  });

  it('refuses what touches another claim and allows what only meets it', () => {
    const sheet = granted(hold(blank, A, 80, 100));
    expect(hold(sheet, B, 90, 110)).toEqual({ ok: false, reason: 'taken' });
    expect(hold(sheet, B, 60, 81)).toEqual({ ok: false, reason: 'taken' });
    expect(hold(sheet, B, 60, 180)).toEqual({ ok: false, reason: 'taken' });
    expect(hold(sheet, B, 60, 80).ok).toBe(true);
    expect(hold(sheet, B, 100, 120).ok).toBe(true);
  });

  it.each([
    ['before opening', 30, 60],
    ['across the lunch break', 230, 310],
    ['past closing', 470, 490],
    ['of no length', 60, 60],
    ['backwards', 80, 60],
  ])('is closed %s', (_, from, until) => {
    expect(hold(blank, A, from, until)).toEqual({ ok: false, reason: 'closed' });
  });

  it('is closed once the visit would have begun', () => {
    expect(hold(blank, A, 60, 80, at(60))).toEqual({ ok: false, reason: 'closed' });
  });

  it('grants the same booking twice without a change', () => {
    const sheet = granted(hold(blank, A, 60, 80));
    expect(granted(hold(sheet, A, 60, 80, at(5)))).toBe(sheet);
    const booked = granted(confirm(sheet, A, span(60, 80), at(1)));
    expect(granted(hold(booked, A, 60, 80))).toBe(booked);
  });

  it('lets a first hold go for a second one of the same booking, but not a booked visit', () => {
    const sheet = granted(hold(granted(hold(blank, A, 60, 80)), A, 70, 90));
    expect(sheet.intervals).toHaveLength(1);
    expect(sheet.intervals[0]).toMatchObject(span(70, 90));
    const booked = granted(confirm(sheet, A, span(70, 90), at(1)));
    expect(hold(booked, A, 120, 140)).toEqual({ ok: false, reason: 'taken' });
  });

  it('passes over an expired hold, from the very moment it expires', () => {
    const sheet = granted(hold(blank, A, 60, 80));
    expect(hold(sheet, B, 60, 80, at(9)).ok).toBe(false);
    expect(hold(sheet, B, 60, 80, at(10)).ok).toBe(true);
  });
});

describe('confirming', () => {
  it('books a held span, once', () => {
    const booked = granted(confirm(granted(hold(blank, A, 60, 80)), A, span(60, 80), at(1)));
    expect(booked.intervals).toEqual([{ kind: 'booked', bookingId: A, ...span(60, 80) }]);
    expect(granted(confirm(booked, A, span(60, 80), at(500)))).toBe(booked);
  });

  it('takes the span again when the hold expired or vanished and it is still free', () => {
    const expired = granted(hold(blank, A, 60, 80));
    expect(granted(confirm(expired, A, span(60, 80), at(30))).intervals).toHaveLength(1);
    expect(granted(confirm(blank, A, span(60, 80), at(30))).intervals).toHaveLength(1);
  });

  it('is lost to whoever came between', () => {
    const expired = granted(hold(blank, A, 60, 80));
    const sheet = granted(hold(expired, B, 70, 90, at(20)));
    expect(confirm(sheet, A, span(60, 80), at(21))).toEqual({ ok: false, reason: 'lost' });
    expect(granted(confirm(sheet, B, span(70, 90), at(21))).intervals).toContainEqual({
      kind: 'booked',
      bookingId: B,
      ...span(70, 90),
    });
  });

  it('looks at others even while the own hold lives by this clock', () => {
    const mine = granted(hold(blank, A, 60, 80));
    const fast = at(11); // another process whose clock runs ahead sees my hold as gone
    const both = granted(hold(mine, B, 60, 80, fast));
    const booked = granted(confirm(both, B, span(60, 80), fast));
    expect(confirm(booked, A, span(60, 80), at(9))).toEqual({ ok: false, reason: 'lost' });
  });

  it('does not take a span anew that has begun, but books a held one', () => {
    expect(confirm(blank, A, span(60, 80), at(60))).toEqual({ ok: false, reason: 'lost' });
    const held = granted(
      placeHold(blank, { bookingId: A, ...span(60, 80), expiresAt: at(90), open: OPEN }, T0),
    );
    expect(confirm(held, A, span(60, 80), at(61)).ok).toBe(true);
  });

  it('keeps a booked visit where it is when another span comes under its id', () => {
    const booked = granted(confirm(blank, A, span(60, 80), T0));
    expect(confirm(booked, A, span(120, 140), T0)).toEqual({ ok: false, reason: 'lost' });
  });
});

describe('releasing', () => {
  it('frees the span and is content when there is nothing', () => {
    const booked = granted(confirm(blank, A, span(60, 80), T0));
    const freed = release(booked, A, T0);
    expect(freed.intervals).toEqual([]);
    expect(release(freed, A, T0)).toBe(freed);
    expect(hold(freed, B, 60, 80).ok).toBe(true);
  });
});

it('drops long expired holds with the next change and keeps fresh ones and bookings', () => {
  const old = granted(hold(blank, A, 60, 80));
  const later = plus(at(10), HOUR);
  const sheet = granted(hold(old, B, 120, 140, later));
  expect(sheet.intervals.map((interval) => interval.bookingId)).toEqual([B]);
  const sooner = granted(hold(old, B, 120, 140, plus(later, -1)));
  expect(sooner.intervals.map((interval) => interval.bookingId)).toEqual([A, B]);
});
