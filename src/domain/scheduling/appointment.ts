import type { AppointmentId, BookingId, ContactId, PatientId } from '../ids.ts';
import type { Language } from '../language.ts';
import type { Instant } from '../time.ts';
import type { Slot } from './slot.ts';

/**
 * `booked` is made, `confirmed` is said again by the patient, the rest is over. A visit that moves keeps its id and
 * is `booked` anew, for what was confirmed was the old time.
 */
export type AppointmentStatus = 'booked' | 'confirmed' | 'cancelled' | 'fulfilled' | 'no-show';

/** A visit. It is the truth about its time: a day sheet that says otherwise is mended after it. */
export interface Appointment extends Slot {
  readonly id: AppointmentId;
  readonly patientId: PatientId;
  /** Whoever made it and is reminded of it. */
  readonly contactId: ContactId;
  readonly bookingId: BookingId;
  readonly status: AppointmentStatus;
  /** In which the contact is written to about it. */
  readonly language: Language;
  /** What it is about, in the patient's own words. Patient data. */
  readonly reason?: string;
}

/** Still to take place, as far as anybody has said. */
export const isOpen = (appointment: Appointment): boolean =>
  appointment.status === 'booked' || appointment.status === 'confirmed';

export const isUpcoming = (appointment: Appointment, now: Instant): boolean =>
  isOpen(appointment) && appointment.start > now;

/** Undefined when the visit is over, or is cancelled: such a visit is booked anew, not moved. */
export function moved(appointment: Appointment, bookingId: BookingId, slot: Slot): Appointment | undefined {
  if (!isOpen(appointment)) return undefined;
  const { clinicianId, siteId, typeId, start, end } = slot;
  return { ...appointment, bookingId, clinicianId, siteId, typeId, start, end, status: 'booked' };
}

/** The visit called off; the very same one when it already is. Undefined when it has taken place or was missed. */
export function cancelled(appointment: Appointment): Appointment | undefined {
  if (appointment.status === 'cancelled') return appointment;
  return isOpen(appointment) ? { ...appointment, status: 'cancelled' } : undefined;
}

/** The visit confirmed by its patient; the very same one when it already is. Undefined when it is no longer open. */
export function confirmed(appointment: Appointment): Appointment | undefined {
  if (appointment.status === 'confirmed') return appointment;
  return isOpen(appointment) ? { ...appointment, status: 'confirmed' } : undefined;
}
