import type { BookingId, ClinicianId } from '../ids.ts';
import { HOUR, type Instant, type LocalDate } from '../time.ts';

/** A stretch of time, `end` not included. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** A claim on a clinician's time: kept for a while, or booked. */
export type Interval = Span & { readonly bookingId: BookingId } & (
    { readonly kind: 'hold'; readonly expiresAt: Instant } | { readonly kind: 'booked' }
  );

/**
 * Everything claimed of one clinician on one clinic-local day; at most one interval a booking, in order of start.
 * `version` is the stored version this was read at (0: not stored yet). The store raises it, these functions never do;
 * they return the very same sheet when there is nothing to write.
 */
export interface DaySheet {
  readonly resource: ClinicianId;
  readonly date: LocalDate;
  readonly version: number;
  readonly intervals: readonly Interval[];
}

export type SheetChange<Reason extends string> =
  { readonly ok: true; readonly sheet: DaySheet } | { readonly ok: false; readonly reason: Reason };

/** Expired holds stay readable this long for whoever looks into a complaint, then the next change sweeps them out. */
const EXPIRED_HOLD_KEPT_MS = HOUR;

export const emptySheet = (resource: ClinicianId, date: LocalDate): DaySheet => ({
  resource,
  date,
  version: 0,
  intervals: [],
});

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** An expired hold claims nothing. */
export const isLive = (interval: Interval, now: Instant): boolean =>
  interval.kind === 'booked' || interval.expiresAt > now;

/** True when nothing live of another booking touches this span. */
export const isFree = (sheet: DaySheet, span: Span, now: Instant, own?: BookingId): boolean =>
  !sheet.intervals.some(
    (interval) => interval.bookingId !== own && isLive(interval, now) && overlaps(interval, span),
  );

/**
 * Keeps a span for a booking until `expiresAt`. `closed`: not inside one stretch of `open`, or already begun.
 * The same booking asking for the same span again is granted without a change; asking for another span lets the
 * first hold go, but a span already booked is only let go by `release`.
 */
export function placeHold(
  sheet: DaySheet,
  claim: Span & {
    readonly bookingId: BookingId;
    readonly expiresAt: Instant;
    readonly open: readonly Span[];
  },
  now: Instant,
): SheetChange<'taken' | 'closed'> {
  const own = ownInterval(sheet, claim.bookingId);
  if (own && sameSpan(own, claim) && isLive(own, now)) return { ok: true, sheet };
  if (claim.start >= claim.end || claim.start <= now) return { ok: false, reason: 'closed' };
  if (!claim.open.some((stretch) => stretch.start <= claim.start && claim.end <= stretch.end)) {
    return { ok: false, reason: 'closed' };
  }
  if (own?.kind === 'booked' || !isFree(sheet, claim, now, claim.bookingId)) {
    return { ok: false, reason: 'taken' };
  }
  const { bookingId, start, end, expiresAt } = claim;
  return { ok: true, sheet: withInterval(sheet, { kind: 'hold', bookingId, start, end, expiresAt }, now) };
}

/**
 * Makes a span a booking. A hold that expired or vanished takes the span again while it is free and still to come.
 * Others' claims are looked at even when the own hold lives: clocks of two processes may differ about that.
 */
export function confirm(
  sheet: DaySheet,
  bookingId: BookingId,
  span: Span,
  now: Instant,
): SheetChange<'lost'> {
  const own = ownInterval(sheet, bookingId);
  if (own?.kind === 'booked') {
    return sameSpan(own, span) ? { ok: true, sheet } : { ok: false, reason: 'lost' };
  }
  const held = own !== undefined && sameSpan(own, span);
  const begun = span.start <= now || span.start >= span.end;
  if ((begun && !held) || !isFree(sheet, span, now, bookingId)) return { ok: false, reason: 'lost' };
  const { start, end } = span;
  return { ok: true, sheet: withInterval(sheet, { kind: 'booked', bookingId, start, end }, now) };
}

/** Lets go of whatever this booking claims; nothing claimed is fine. */
export function release(sheet: DaySheet, bookingId: BookingId, now: Instant): DaySheet {
  if (!ownInterval(sheet, bookingId)) return sheet;
  return { ...sheet, intervals: kept(sheet, bookingId, now) };
}

/** As `release`, but only of what is merely held: what is booked has its visit, or is being given one. */
export function releaseHeld(sheet: DaySheet, bookingId: BookingId, now: Instant): DaySheet {
  return ownInterval(sheet, bookingId)?.kind === 'hold' ? release(sheet, bookingId, now) : sheet;
}

const ownInterval = (sheet: DaySheet, bookingId: BookingId): Interval | undefined =>
  sheet.intervals.find((interval) => interval.bookingId === bookingId);

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

const kept = (sheet: DaySheet, without: BookingId, now: Instant): Interval[] =>
  sheet.intervals.filter(
    (interval) =>
      interval.bookingId !== without &&
      (interval.kind === 'booked' || interval.expiresAt + EXPIRED_HOLD_KEPT_MS > now),
  );

const withInterval = (sheet: DaySheet, interval: Interval, now: Instant): DaySheet => ({
  ...sheet,
  intervals: [...kept(sheet, interval.bookingId, now), interval].sort((a, b) => a.start - b.start),
});
