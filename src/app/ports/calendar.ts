import type { AppointmentId, BookingId, ClinicianId, ContactId, PatientId } from '../../domain/ids.ts';
import type { Appointment } from '../../domain/scheduling/appointment.ts';
import type { DaySheet } from '../../domain/scheduling/day-sheet.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';

/** Day sheets: the only place that decides whether a stretch of a clinician's day is free. */
export interface DaySheetStore {
  /** A day nobody touched has an empty sheet of version 0. */
  read(resource: ClinicianId, date: LocalDate): Promise<DaySheet>;
  readMany(resources: readonly ClinicianId[], dates: readonly LocalDate[]): Promise<readonly DaySheet[]>;
  /** Saves `next` as version expected + 1, only over the expected version. False when another was faster. */
  replace(next: DaySheet, expectedVersion: number): Promise<boolean>;
}

export interface AppointmentStore {
  get(id: AppointmentId): Promise<Appointment | undefined>;
  insertOnce(appointment: Appointment): Promise<boolean>;
  /** Saves `next` only while the stored visit still has the booking and status of `seen`. False when it changed. */
  replace(next: Appointment, seen: Appointment): Promise<boolean>;
  byBooking(bookingId: BookingId): Promise<Appointment | undefined>;
  /** Standing visits that start after this moment, the next first. */
  upcoming(patients: readonly PatientId[], after: Instant): Promise<readonly Appointment[]>;
  upcomingOfContact(contactId: ContactId, after: Instant): Promise<readonly Appointment[]>;
  /** Standing visits that start in [from, until). */
  between(from: Instant, until: Instant): Promise<readonly Appointment[]>;
}
