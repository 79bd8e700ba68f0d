import { Temporal } from 'temporal-polyfill';
import { clinicianOf, holidayOn, type Clinic, type WallSpan, type WeekHours } from '../clinic.ts';
import type { ClinicianId, SiteId } from '../ids.ts';
import { instant, plusDays, weekdayOf, type Instant, type LocalDate, type Zone } from '../time.ts';
import type { Span } from './day-sheet.ts';

/** A stretch in which a clinician sees patients at one site. */
export interface WorkingInterval extends Span {
  readonly siteId: SiteId;
}

/** When this clinician works on this clinic-local day, in order; empty on holidays and days off. */
export function workingIntervals(
  clinic: Clinic,
  clinicianId: ClinicianId,
  date: LocalDate,
): readonly WorkingInterval[] {
  if (holidayOn(clinic, date)) return [];
  return (clinicianOf(clinic, clinicianId)?.hours ?? [])
    .flatMap(({ siteId, week }) =>
      spansOf(week, date, clinic.zone).map((span): WorkingInterval => ({ ...span, siteId })),
    )
    .sort((a, b) => a.start - b.start);
}

/** When the front desk is staffed on this day. */
export const openIntervals = (clinic: Clinic, date: LocalDate): readonly Span[] =>
  holidayOn(clinic, date) ? [] : spansOf(clinic.openingHours, date, clinic.zone);

const spansOf = (week: WeekHours, date: LocalDate, zone: Zone): Span[] =>
  (week[weekdayOf(date)] ?? [])
    .map((wall) => spanOf(wall, date, zone))
    .filter((span) => span.start < span.end);

/** `until` 00:00 is the midnight that ends the day. */
function spanOf(wall: WallSpan, date: LocalDate, zone: Zone): Span {
  const lastDate = wall.until === '00:00' ? plusDays(date, 1) : date;
  return { start: edge(date, wall.from, zone), end: edge(lastDate, wall.until, zone) };
}

/**
 * Where a wall time cuts the day. Inside the hour that clocks skip every wall time is the moment of the jump, so
 * that a stretch neither starts late nor ends late because of it; of a time that comes twice the first is meant.
 */
function edge(date: LocalDate, time: string, zone: Zone): Instant {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const found = wall.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (found.toPlainDateTime().equals(wall)) return instant(found.epochMilliseconds);
  // "Previous" is strictly before, and the time asked for may have been moved to the very moment of the jump.
  const jump = found.add({ nanoseconds: 1 }).getTimeZoneTransition('previous') ?? found;
  return instant(jump.epochMilliseconds);
}
