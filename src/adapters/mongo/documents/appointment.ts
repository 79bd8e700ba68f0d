import type {
  AppointmentId,
  AppointmentTypeId,
  BookingId,
  ClinicianId,
  ContactId,
  PatientId,
  SiteId,
} from '../../../domain/ids.ts';
import type { Appointment, AppointmentStatus } from '../../../domain/scheduling/appointment.ts';
import { instant } from '../../../domain/time.ts';
import type { CollectionSpec } from '../collection.ts';

export interface AppointmentDoc {
  readonly _id: string;
  readonly patientId: string;
  readonly contactId: string;
  readonly bookingId: string;
  readonly clinicianId: string;
  readonly siteId: string;
  readonly typeId: string;
  readonly start: number;
  readonly end: number;
  readonly status: AppointmentStatus;
  readonly language: Appointment['language'];
  /** Sealed; empty when the patient gave none. */
  readonly reason: Buffer;
}

export const APPOINTMENTS: CollectionSpec<AppointmentDoc> = {
  name: 'appointments',
  fields: {
    patientId: String,
    contactId: String,
    bookingId: String,
    clinicianId: String,
    siteId: String,
    typeId: String,
    start: Number,
    end: Number,
    status: String,
    language: String,
    reason: Buffer,
  },
  indexes: [
    { on: { bookingId: 1 }, unique: true },
    { on: { patientId: 1, start: 1 } },
    { on: { contactId: 1, start: 1 } },
    { on: { start: 1 } },
  ],
};

export const clearPart = (appointment: Appointment): Omit<AppointmentDoc, 'reason'> => ({
  _id: appointment.id,
  patientId: appointment.patientId,
  contactId: appointment.contactId,
  bookingId: appointment.bookingId,
  clinicianId: appointment.clinicianId,
  siteId: appointment.siteId,
  typeId: appointment.typeId,
  start: appointment.start,
  end: appointment.end,
  status: appointment.status,
  language: appointment.language,
});

export const clearOf = (doc: AppointmentDoc): Appointment => ({
  id: doc._id as AppointmentId,
  patientId: doc.patientId as PatientId,
  contactId: doc.contactId as ContactId,
  bookingId: doc.bookingId as BookingId,
  clinicianId: doc.clinicianId as ClinicianId,
  siteId: doc.siteId as SiteId,
  typeId: doc.typeId as AppointmentTypeId,
  start: instant(doc.start),
  end: instant(doc.end),
  status: doc.status,
  language: doc.language,
});
