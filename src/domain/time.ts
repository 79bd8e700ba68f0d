import { Temporal } from 'temporal-polyfill';
import type { Brand } from './brand.ts';

/** Milliseconds since the epoch, UTC. Every stored moment is one of these. */
export type Instant = Brand<number, 'Instant'>;
/** An IANA zone name such as America/New_York. */
export type Zone = Brand<string, 'Zone'>;
/** A calendar day without a zone, YYYY-MM-DD. */
export type LocalDate = Brand<string, 'LocalDate'>;
/** A wall-clock time without a zone, HH:MM in 24 hours. */
export type LocalTime = Brand<string, 'LocalTime'>;
/** ISO: Monday is 1 and Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const instant = (epochMs: number): Instant => epochMs as Instant;

/** A moment later (or, with a negative span, earlier) by exact elapsed milliseconds. */
export const plus = (at: Instant, ms: number): Instant => (at + ms) as Instant;

/** Parses YYYY-MM-DD; a date that no calendar has (2026-02-30) is undefined. */
export function localDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as LocalDate;
  } catch {
    return undefined;
  }
}

/** Parses HH:MM in 24 hours. */
export function localTime(text: string): LocalTime | undefined {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? (text as LocalTime) : undefined;
}

/** True when the runtime's own zone data knows this name. */
export function isZone(name: string): name is Zone {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const zoned = (at: Instant, zone: Zone): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** The day on the wall calendar of this zone. */
export const dateIn = (at: Instant, zone: Zone): LocalDate =>
  zoned(at, zone).toPlainDate().toString() as LocalDate;

/** The time on the wall clock of this zone. */
export const timeIn = (at: Instant, zone: Zone): LocalTime =>
  zoned(at, zone).toPlainTime().toString({ smallestUnit: 'minute' }) as LocalTime;

/**
 * The moment a wall clock shows this time. A time the clocks skip is moved forward by the gap (02:30 reads 03:30);
 * of a time that comes twice the first is meant. With `skipped: 'reject'` a skipped time is undefined.
 */
export function instantAt(date: LocalDate, time: LocalTime, zone: Zone): Instant;
export function instantAt(
  date: LocalDate,
  time: LocalTime,
  zone: Zone,
  options: { readonly skipped: 'reject' },
): Instant | undefined;
export function instantAt(
  date: LocalDate,
  time: LocalTime,
  zone: Zone,
  options?: { readonly skipped: 'reject' },
): Instant | undefined {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const found = wall.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (options && !found.toPlainDateTime().equals(wall)) return undefined;
  return found.epochMilliseconds as Instant;
}

/** Calendar days later; never counted in hours, so a day of 23 or 25 hours is one day. */
export const plusDays = (date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;

export const weekdayOf = (date: LocalDate): Weekday => Temporal.PlainDate.from(date).dayOfWeek as Weekday;

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;

/** Completed years of age on a day. */
export const ageOn = (birthDate: LocalDate, day: LocalDate): number =>
  Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(day), { largestUnit: 'year' }).years;
