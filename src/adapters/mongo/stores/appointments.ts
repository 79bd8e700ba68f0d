import type { AppointmentStore } from '../../../app/ports/calendar.ts';
import type { Appointment, AppointmentStatus } from '../../../domain/scheduling/appointment.ts';
import { bytesOf, openCollection, type Filter } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';
import { APPOINTMENTS, clearOf, clearPart, type AppointmentDoc } from '../documents/appointment.ts';
import { patientKey } from '../key-store.ts';

/** Those of `isOpen`, as a list the database can search for. */
const STANDING: readonly AppointmentStatus[] = ['booked', 'confirmed'];

const BY_START = { start: 1, _id: 1 } as const;

export function openAppointments({ mongoose, vault }: StoreContext): Opened<AppointmentStore> {
  const collection = openCollection(mongoose, APPOINTMENTS);
  const standing = { $in: STANDING };
  const reasons = vault.field<string>(APPOINTMENTS.name, 'reason');

  const toDoc = async (appointment: Appointment): Promise<AppointmentDoc> => {
    const { id, patientId, reason } = appointment;
    const sealed =
      reason === undefined ? Buffer.alloc(0) : await reasons.seal(patientKey(patientId), id, reason);
    return { ...clearPart(appointment), reason: sealed };
  };
  const fromDoc = async (doc: AppointmentDoc): Promise<Appointment> => {
    const clear = clearOf(doc);
    if (bytesOf(doc.reason).length === 0) return clear;
    const reason = await reasons.open(patientKey(clear.patientId), doc._id, doc.reason);
    return reason === undefined ? clear : { ...clear, reason };
  };
  const one = async (filter: Filter<AppointmentDoc>): Promise<Appointment | undefined> => {
    const doc = await collection.findOne(filter);
    return doc && fromDoc(doc);
  };
  const all = async (filter: Filter<AppointmentDoc>): Promise<Appointment[]> =>
    Promise.all((await collection.find({ ...filter, status: standing }, { sort: BY_START })).map(fromDoc));

  const store: AppointmentStore = {
    get: (id) => one({ _id: id }),
    insertOnce: async (appointment) => collection.insertOnce(await toDoc(appointment)),
    replace: async (next, seen) =>
      collection.replaceWhere(
        { _id: next.id, bookingId: seen.bookingId, status: seen.status },
        await toDoc(next),
      ),
    byBooking: (bookingId) => one({ bookingId }),
    upcoming: (patients, after) => all({ patientId: { $in: patients }, start: { $gt: after } }),
    upcomingOfContact: (contactId, after) => all({ contactId, start: { $gt: after } }),
    between: (from, until) => all({ start: { $gte: from, $lt: until } }),
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}
