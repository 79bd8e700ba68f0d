import { formatter } from './clock.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A day written YYYY-MM-DD. It is counted in UTC, where every day has 24 hours. */
export type Day = string;

const utcOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utcOf(text)) && dayOfUtc(utcOf(text)) === text;

const dayOfUtc = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

export const plusDays = (day: Day, days: number): Day => dayOfUtc(utcOf(day) + days * DAY_MS);

/** The clinic's own date at this moment. */
export function dayAt(at: number, zone: string): Day {
  const parts = formatter(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string): string => parts.find((entry) => entry.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Minutes since midnight on the clinic's clock, which is what a calendar shows, also on days when clocks change. */
export function minuteOfDay(at: number, zone: string): number {
  const parts = formatter(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((entry) => entry.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
}

/** Monday of the week a day lies in. */
export function mondayOf(day: Day): Day {
  const weekday = new Date(utcOf(day)).getUTCDay();
  return plusDays(day, weekday === 0 ? -6 : 1 - weekday);
}

/** "Thu, Nov 26". */
export const shortDay = (day: Day): string =>
  formatter('UTC', { weekday: 'short', month: 'short', day: 'numeric' }).format(utcOf(day));

/** "Thursday, November 26, 2026". */
export const longDay = (day: Day): string =>
  formatter('UTC', { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' }).format(utcOf(day));

/** "Nov 23 – 29, 2026", "Nov 30 – Dec 6, 2026". */
export function weekWords(monday: Day): string {
  const sunday = plusDays(monday, 6);
  const month = (day: Day): string => formatter('UTC', { month: 'short' }).format(utcOf(day));
  const number = (day: Day): string => String(Number(day.slice(8)));
  const end = month(monday) === month(sunday) ? number(sunday) : `${month(sunday)} ${number(sunday)}`;
  return `${month(monday)} ${number(monday)} – ${end}, ${sunday.slice(0, 4)}`;
}

/** Completed years on a day. */
export function ageOn(birthDate: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
