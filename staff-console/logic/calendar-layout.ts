import type { Calendar, VisitView } from '../../src/contract/console.ts';
import { formatter } from './clock.ts';
import { minuteOfDay } from './calendar-days.ts';

export type CalendarDay = Calendar['days'][number];
export type Column = CalendarDay['columns'][number];

/** One line of the grid; every kind of visit is a multiple of it. */
export const SLOT_MINUTES = 5;
export const SLOTS_AN_HOUR = 60 / SLOT_MINUTES;

/** Hours shown when nobody works and nothing is booked. */
const DEFAULT_RANGE = { from: 8 * 60, to: 17 * 60 };

export interface Range {
  /** Whole hours, in minutes of the day. */
  readonly from: number;
  readonly to: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The part of the day that shows everything, in whole hours. */
export function rangeOf(columns: readonly Column[], zone: string): Range {
  const stretches = columns.flatMap((column) => [...column.open, ...shown(column.visits)]);
  if (stretches.length === 0) return DEFAULT_RANGE;
  const from = Math.min(...stretches.map(({ start }) => minuteOfDay(start, zone)));
  const to = Math.max(...stretches.map((stretch) => endMinute(stretch, zone)));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

/** Midnight at the end of a day is minute 1440, not 0. */
function endMinute({ start, end }: Stretch, zone: string): number {
  const minute = minuteOfDay(end, zone);
  return minute <= minuteOfDay(start, zone) ? 24 * 60 : minute;
}

export interface Rows {
  /** CSS grid lines, the first being 1. */
  readonly first: number;
  readonly last: number;
}

/** Which rows of the grid something takes; never less than one. */
export function rowsOf(stretch: Stretch, range: Range, zone: string): Rows {
  const line = (minute: number): number => Math.round((minute - range.from) / SLOT_MINUTES) + 1;
  const first = line(minuteOfDay(stretch.start, zone));
  return { first, last: Math.max(line(endMinute(stretch, zone)), first + 1) };
}

export const hoursOf = ({ from, to }: Range): readonly number[] =>
  Array.from({ length: (to - from) / 60 }, (_, index) => from / 60 + index);

/** "8 am" for 8. */
export const hourWords = (hour: number): string => {
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return `${twelve} ${hour < 12 ? 'am' : 'pm'}`;
};

/** Visits still meant to take place, or that did. */
export const shown = (visits: readonly VisitView[]): readonly VisitView[] =>
  visits.filter(({ status }) => status !== 'cancelled').sort((a, b) => a.start - b.start);

export interface Laid {
  readonly visit: VisitView;
  /** Side by side with others of the same time: which of how many. */
  readonly lane: number;
  readonly lanes: number;
}

/** Puts visits that overlap side by side. */
export function lanesOf(visits: readonly VisitView[]): readonly Laid[] {
  const laid: Laid[] = [];
  let cluster: { visit: VisitView; lane: number }[] = [];
  let clusterEnd = -Infinity;
  const close = (): void => {
    const lanes = Math.max(0, ...cluster.map(({ lane }) => lane + 1));
    laid.push(...cluster.map((entry) => ({ ...entry, lanes })));
    cluster = [];
  };
  for (const visit of shown(visits)) {
    if (visit.start >= clusterEnd) close();
    const taken = cluster.filter((other) => other.visit.end > visit.start).map(({ lane }) => lane);
    const lane = [...taken.keys(), taken.length].find((candidate) => !taken.includes(candidate)) ?? 0;
    cluster.push({ visit, lane });
    clusterEnd = Math.max(clusterEnd, visit.end);
  }
  close();
  return laid;
}

/** "8 – 12, 1 – 5 · Downtown", one line a site. */
export function openWords(open: Column['open'], zone: string): readonly string[] {
  const bySite = new Map<string, string[]>();
  for (const { start, end, site } of open) {
    const stretch = `${clockWords(start, zone)}–${clockWords(end, zone)}`;
    bySite.set(site, [...(bySite.get(site) ?? []), stretch]);
  }
  return [...bySite].map(([site, stretches]) => `${stretches.join(', ')} ${site}`);
}

/** "8", "12:30": short, for a stretch of a working day explains itself. */
function clockWords(at: number, zone: string): string {
  const text = formatter(zone, { hour: 'numeric', minute: '2-digit' }).format(at);
  return text.replace(/\s?[AP]M/, '').replace(/:00$/, '');
}
