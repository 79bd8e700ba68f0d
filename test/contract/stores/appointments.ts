import { expect, test } from 'vitest';
import type { BookingId } from '../../../src/domain/ids.ts';
import type { Appointment } from '../../../src/domain/scheduling/appointment.ts';
import { appointment, at, contactId, NOON, patientId } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

export const describeAppointmentStore = (name: string, open: OpenForContract): void =>
  describeContract(`the appointment store on ${name}`, open, (house) => {
    test('gives back a visit, with and without what it is about', async () => {
      const { stores, ids } = house();
      const full: Required<Appointment> = { ...appointment(ids), reason: 'la rodilla me duele' };
      for (const visit of [appointment(ids), full]) {
        expect(await stores.appointments.insertOnce(visit)).toBe(true);
        expect(await stores.appointments.get(visit.id)).toEqual(visit);
        expect(await stores.appointments.byBooking(visit.bookingId)).toEqual(visit);
      }
      expect(await stores.appointments.byBooking('never' as BookingId)).toBeUndefined();
    });

    test('stores one visit an id and one a booking', async () => {
      const { stores, ids } = house();
      const visit = appointment(ids);
      expect(await stores.appointments.insertOnce(visit)).toBe(true);
      expect(await stores.appointments.insertOnce({ ...visit, start: at(90) })).toBe(false);
      expect(await stores.appointments.insertOnce(appointment(ids, { bookingId: visit.bookingId }))).toBe(
        false,
      );
      expect(await stores.appointments.get(visit.id)).toEqual(visit);
    });

    test('saves a change only while the visit is as it was seen', async () => {
      const { stores, ids } = house();
      const seen = appointment(ids, { reason: 'knee' });
      await stores.appointments.insertOnce(seen);
      const rivals = Array.from({ length: 6 }, () => ({
        ...seen,
        bookingId: ids.next() as BookingId,
        start: at(200),
      }));
      const saved = await Promise.all(rivals.map((next) => stores.appointments.replace(next, seen)));
      expect(saved.filter(Boolean)).toHaveLength(1);
      const moved = rivals[saved.indexOf(true)]!;
      expect(await stores.appointments.get(seen.id)).toEqual(moved);
      expect(await stores.appointments.replace({ ...moved, status: 'confirmed' }, moved)).toBe(true);
      expect(await stores.appointments.replace({ ...moved, status: 'cancelled' }, moved)).toBe(false);
      const stranger = appointment(ids);
      expect(await stores.appointments.replace(stranger, stranger)).toBe(false);
    });

    test('lists standing visits still to come, of patients and of a contact, the next first', async () => {
      const { stores, ids } = house();
      const [contact, ana, leo] = [contactId(ids), patientId(ids), patientId(ids)];
      const visit = (minutes: number, more: Partial<ReturnType<typeof appointment>> = {}) =>
        appointment(ids, {
          contactId: contact,
          patientId: ana,
          start: at(minutes),
          end: at(minutes + 20),
          ...more,
        });
      const later = visit(300);
      const next = visit(100, { status: 'confirmed', patientId: leo });
      const past = [visit(-100), visit(0)];
      const over = [visit(50, { status: 'cancelled' }), visit(60, { status: 'no-show' })];
      for (const one of [later, next, ...past, ...over]) await stores.appointments.insertOnce(one);
      await stores.appointments.insertOnce(appointment(ids));
      expect(await stores.appointments.upcoming([ana, leo], NOON)).toEqual([next, later]);
      expect(await stores.appointments.upcoming([ana], NOON)).toEqual([later]);
      expect(await stores.appointments.upcoming([], NOON)).toEqual([]);
      expect(await stores.appointments.upcomingOfContact(contact, NOON)).toEqual([next, later]);
    });

    test('lists standing visits of a stretch of time, its end left out', async () => {
      const { stores, ids } = house();
      const from = at(1_000_000);
      const starts = [0, 10, 20].map((minutes) => appointment(ids, { start: at(1_000_000 + minutes) }));
      const gone = appointment(ids, { start: from, status: 'cancelled' });
      for (const one of [...starts, gone]) await stores.appointments.insertOnce(one);
      expect(await stores.appointments.between(from, at(1_000_020))).toEqual(starts.slice(0, 2));
    });
  });
