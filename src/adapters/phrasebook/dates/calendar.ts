import * as chrono from 'chrono-node';
import { plusDays, weekdayOf, type LocalDate, type Weekday } from '../../../domain/time.ts';

/** First and last day of a stretch. */
export interface Days {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/**
 * The day that a fragment such as "3 december 2026", "12/3" or "in two weeks" stands for, seen from `today`; undefined
 * where the reader is not certain of the day or has not used every word (of "december 32" it makes the year 2032).
 *
 * The reference is noon of the wall day, given in the machine's own zone and read back in it, so that neither that zone
 * nor a change of clocks can move the day.
 */
export function calendarDate(fragment: string, today: LocalDate): LocalDate | undefined {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const noon = new Date(year, month - 1, day, 12);
  const [found, ...more] = chrono.en.casual.parse(fragment, noon, { forwardDate: true });
  if (!found || more.length > 0 || found.text !== fragment || found.end) return undefined;
  const { start } = found;
  const certain = start.isCertain('day') || start.tags().has('result/relativeDate');
  const [y, m, d] = [start.get('year'), start.get('month'), start.get('day')];
  if (!certain || y === null || m === null || d === null) return undefined;
  return `${String(y)}-${pad(m)}-${pad(d)}` as LocalDate;
}

/** The next such weekday, today included. */
export const nextWeekday = (today: LocalDate, weekday: Weekday): LocalDate =>
  plusDays(today, (weekday - weekdayOf(today) + 7) % 7);

/** Monday to Sunday, so many weeks after the one of this day. */
export function weekOf(day: LocalDate, weeksLater = 0): Days {
  const monday = plusDays(day, 1 - weekdayOf(day) + 7 * weeksLater);
  return { first: monday, last: plusDays(monday, 6) };
}

/** First to last day of a month, months counted on past December. */
export function monthOf(year: number, month: number): Days {
  const at = (index: number): LocalDate =>
    `${String(year + Math.floor((index - 1) / 12))}-${pad(((index - 1) % 12) + 1)}-01` as LocalDate;
  return { first: at(month), last: plusDays(at(month + 1), -1) };
}

export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));
export const monthIn = (day: LocalDate): number => Number(day.slice(5, 7));

/** The next day with this number in its month, today included; undefined for a 31st that never comes within two months. */
export function nextDayOfMonth(today: LocalDate, dayOfMonth: number): LocalDate | undefined {
  for (let days = 0; days < 62; days += 1) {
    const day = plusDays(today, days);
    if (Number(day.slice(8)) === dayOfMonth) return day;
  }
  return undefined;
}

export const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
