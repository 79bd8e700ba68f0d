import type { WallSpan } from '../clinic.ts';
import {
  dateIn,
  instantAt,
  MINUTE,
  plus,
  plusDays,
  timeIn,
  type Instant,
  type LocalTime,
  type Zone,
} from '../time.ts';

/**
 * The end of the quiet hours this moment lies in; undefined when it lies in none. The span may cross midnight
 * (20:00 to 08:00); one whose ends are the same holds no quiet at all. `zone` is the patient's where it is known.
 */
export function quietUntil(at: Instant, quiet: WallSpan, zone: Zone): Instant | undefined {
  const time = timeIn(at, zone);
  const crosses = quiet.from > quiet.until;
  const inside = crosses
    ? time >= quiet.from || time < quiet.until
    : quiet.from <= time && time < quiet.until;
  if (!inside) return undefined;
  const date = dateIn(at, zone);
  const endDate = crosses && time >= quiet.from ? plusDays(date, 1) : date;
  const end = instantAt(endDate, quiet.until, zone);
  // In an hour that comes twice the first `until` may be over while the clock still shows an earlier time.
  return end > at ? end : plus(at, minutesBetween(time, quiet.until) * MINUTE);
}

/** The start of the quiet hours this moment lies in, as a moment before it. Only asked of a moment inside. */
export function quietSince(at: Instant, quiet: WallSpan, zone: Zone): Instant {
  const date = dateIn(at, zone);
  const startDate = timeIn(at, zone) >= quiet.from ? date : plusDays(date, -1);
  return instantAt(startDate, quiet.from, zone);
}

function minutesBetween(from: LocalTime, until: LocalTime): number {
  const minutes = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return minutes(until) - minutes(from);
}
