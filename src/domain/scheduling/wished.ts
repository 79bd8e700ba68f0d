import type { DayPart, WhenWish } from '../conversation/reading.ts';
import { instantAt, MINUTE, plus, plusDays, type LocalDate, type LocalTime, type Zone } from '../time.ts';
import type { Span } from './day-sheet.ts';

/** Starts from `from` on and before `until`; both the same is that very time. Left out: the edge of the day. */
interface TimeWindow {
  readonly from?: LocalTime;
  readonly until?: LocalTime;
}

export interface WishedDays {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

const MIDNIGHT = '00:00' as LocalTime;
const NOON = '12:00' as LocalTime;
const EVENING = '17:00' as LocalTime;

const PARTS: Readonly<Record<DayPart, TimeWindow>> = {
  morning: { until: NOON },
  afternoon: { from: NOON, until: EVENING },
  evening: { from: EVENING },
};

/** First and last acceptable day; undefined when no day was named. */
export function wishedDays(wish: WhenWish | undefined): WishedDays | undefined {
  if (wish?.date === undefined) return undefined;
  const last = wish.lastDate !== undefined && wish.lastDate > wish.date ? wish.lastDate : wish.date;
  return { first: wish.date, last };
}

/** True when the patient said something about the time of day. */
export const wishesTime = (wish: WhenWish | undefined): boolean => wishedWindow(wish) !== undefined;

/** A clock time that was said outweighs a part of day that it contradicts ("in the morning, at 3pm"). */
function wishedWindow(wish: WhenWish | undefined): TimeWindow | undefined {
  const part = wish?.part && PARTS[wish.part];
  if (wish?.from === undefined && wish?.until === undefined) return part;
  const said: TimeWindow = {
    ...(wish.from !== undefined && { from: wish.from }),
    ...(wish.until !== undefined && { until: wish.until }),
  };
  const both = { ...part, ...said };
  return both.from !== undefined && both.until !== undefined && both.from > both.until ? said : both;
}

/** The starts of this day that suit the wished time of day. */
export function windowOn(date: LocalDate, wish: WhenWish | undefined, zone: Zone): Span {
  const { from, until } = wishedWindow(wish) ?? {};
  const start = instantAt(date, from ?? MIDNIGHT, zone);
  if (until === undefined) return { start, end: instantAt(plusDays(date, 1), MIDNIGHT, zone) };
  return { start, end: from === until ? plus(start, MINUTE) : instantAt(date, until, zone) };
}

/** How far a start is from a window, in ms; 0 inside. */
export function distanceTo(start: number, window: Span): number {
  if (start < window.start) return window.start - start;
  return start < window.end ? 0 : start - window.end + MINUTE;
}
