import { describe, expect, it } from 'vitest';
import type { AppointmentId, BookingId, ContactId, PatientId, SiteId } from '../../../src/domain/ids.ts';
import {
  cancelled,
  confirmed,
  isUpcoming,
  moved,
  type Appointment,
  type AppointmentStatus,
} from '../../../src/domain/scheduling/appointment.ts';
import { ANA, SAM, VISIT, wall } from './small-clinic.ts';

const visit = (status: AppointmentStatus): Appointment => ({
  id: 'v' as AppointmentId,
  patientId: 'p' as PatientId,
  contactId: 'c' as ContactId,
  bookingId: 'b1' as BookingId,
  clinicianId: ANA,
  siteId: 'hill' as SiteId,
  typeId: VISIT,
  start: wall('2026-11-26 15:00'),
  end: wall('2026-11-26 15:20'),
  language: 'en',
  status,
});
const slot = {
  clinicianId: SAM,
  siteId: 'hill' as SiteId,
  typeId: VISIT,
  start: wall('2026-11-27 09:00'),
  end: wall('2026-11-27 09:20'),
};
const b2 = 'b2' as BookingId;

describe('a visit', () => {
  it('moves to another time and is to be confirmed again', () => {
    expect(moved(visit('confirmed'), b2, slot)).toEqual({
      ...visit('booked'),
      ...slot,
      bookingId: b2,
    });
  });

  it.each(['cancelled', 'fulfilled', 'no-show'] as const)(
    'that is %s does not move, nor is it confirmed',
    (status) => {
      expect(moved(visit(status), b2, slot)).toBeUndefined();
      expect(confirmed(visit(status))).toBeUndefined();
    },
  );

  it('is confirmed and called off once; the second time changes nothing', () => {
    const sure = confirmed(visit('booked'));
    expect(sure?.status).toBe('confirmed');
    expect(confirmed(sure!)).toBe(sure);
    const off = cancelled(sure!);
    expect(off?.status).toBe('cancelled');
    expect(cancelled(off!)).toBe(off);
    expect(cancelled(visit('fulfilled'))).toBeUndefined();
  });

  it('is upcoming until it begins, unless it was called off', () => {
    expect(isUpcoming(visit('booked'), wall('2026-11-26 14:59'))).toBe(true);
    expect(isUpcoming(visit('booked'), wall('2026-11-26 15:00'))).toBe(false);
    expect(isUpcoming(visit('cancelled'), wall('2026-11-26 14:59'))).toBe(false);
  });
});
