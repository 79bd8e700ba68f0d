import { Temporal } from 'temporal-polyfill';
import { appointmentTypeOf, clinicianOf, type Clinic } from '../clinic.ts';
import type { AppointmentTypeId, ClinicianId } from '../ids.ts';
import { dateIn, instantAt, MINUTE, plus, timeIn, type Instant, type LocalDate, type Zone } from '../time.ts';
import { isFree, type DaySheet } from './day-sheet.ts';
import type { Slot } from './slot.ts';
import { workingIntervals, type WorkingInterval } from './working-hours.ts';

export interface FreeSlotsQuery {
  readonly clinic: Clinic;
  /** Undefined when nothing was ever claimed on that day. */
  readonly sheet: DaySheet | undefined;
  readonly clinicianId: ClinicianId;
  readonly typeId: AppointmentTypeId;
  readonly date: LocalDate;
  readonly now: Instant;
  /** Nothing starts sooner than this; the clinic's own lead when left out. */
  readonly leadMs?: number;
}

/** Every start on the grid at which the whole visit fits, in order. Empty when the clinician has no such visits. */
export function freeSlots(query: FreeSlotsQuery): readonly Slot[] {
  const { clinic, clinicianId, typeId, date } = query;
  const type = appointmentTypeOf(clinic, typeId);
  if (!type || !clinicianOf(clinic, clinicianId)?.appointmentTypes.includes(typeId)) return [];
  return workingIntervals(clinic, clinicianId, date).flatMap((stretch) =>
    slotsWithin(stretch, type.minutes * MINUTE, query),
  );
}

function slotsWithin(stretch: WorkingInterval, length: number, query: FreeSlotsQuery): Slot[] {
  const { clinic, sheet, clinicianId, typeId, now } = query;
  const earliest = plus(now, query.leadMs ?? clinic.booking.leadMinutes * MINUTE);
  const step = clinic.booking.gridMinutes * MINUTE;
  const clocksChange = offsetIn(stretch.start, clinic.zone) !== offsetIn(stretch.end, clinic.zone);
  const slots: Slot[] = [];
  for (let start = stretch.start; start + length <= stretch.end; start = plus(start, step)) {
    const slot: Slot = { clinicianId, siteId: stretch.siteId, typeId, start, end: plus(start, length) };
    const free = start >= earliest && (!sheet || isFree(sheet, slot, now));
    if (free && !(clocksChange && comesAgain(start, clinic.zone))) slots.push(slot);
  }
  return slots;
}

/** A wall time that comes twice is offered once: a patient told "1:30" could not know that the second is meant. */
const comesAgain = (start: Instant, zone: Zone): boolean =>
  instantAt(dateIn(start, zone), timeIn(start, zone), zone) !== start;

const offsetIn = (at: Instant, zone: Zone): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds;
