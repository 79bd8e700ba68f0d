import type { Clinic } from '../clinic.ts';
import { openIntervals } from '../scheduling/working-hours.ts';
import { dateIn, plus, plusDays, type Instant } from '../time.ts';

/** How far ahead an opening is looked for: longer than any run of holidays. */
const HORIZON_DAYS = 60;

/** True while people are at the front desk. */
export const isOpen = (clinic: Clinic, at: Instant): boolean =>
  openIntervals(clinic, dateIn(at, clinic.zone)).some(({ start, end }) => start <= at && at < end);

/** The next moment somebody is at the front desk: `at` itself while it is open; undefined when it never opens. */
export function nextOpening(clinic: Clinic, at: Instant): Instant | undefined {
  for (const { start, end } of upcoming(clinic, at)) {
    if (end > at) return start > at ? start : at;
  }
  return undefined;
}

/**
 * The moment by which this much time at the front desk has passed. A clinic that never opens counts plain time, so
 * that nobody waits for ever.
 */
export function workingTimeAfter(clinic: Clinic, since: Instant, ms: number): Instant {
  let left = ms;
  for (const { start, end } of upcoming(clinic, since)) {
    const from = start > since ? start : since;
    if (end <= from) continue;
    if (end - from >= left) return plus(from, left);
    left -= end - from;
  }
  return plus(since, ms);
}

function* upcoming(
  clinic: Clinic,
  at: Instant,
): Generator<{ readonly start: Instant; readonly end: Instant }> {
  const today = dateIn(at, clinic.zone);
  // From yesterday: a stretch that ends at midnight, or past it by a change of clocks, may still run.
  for (let day = -1; day <= HORIZON_DAYS; day += 1) yield* openIntervals(clinic, plusDays(today, day));
}
