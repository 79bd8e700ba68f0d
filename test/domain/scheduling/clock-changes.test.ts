import { describe, expect, it } from 'vitest';
import { freeSlots } from '../../../src/domain/scheduling/free-slots.ts';
import { openIntervals, workingIntervals } from '../../../src/domain/scheduling/working-hours.ts';
import { dateIn, HOUR, instant, timeIn, type Zone } from '../../../src/domain/time.ts';
import { ANA, clinician, day, smallClinic, VISIT, wall, week } from './small-clinic.ts';

const clinicIn = (zone: string, hours: string) =>
  smallClinic({
    zone: zone as Zone,
    clinicians: [clinician(ANA, week(hours))],
    openingHours: week(hours),
    booking: { holdMinutes: 10, leadMinutes: 0, horizonDays: 60, gridMinutes: 30 },
  });

const utc = (at: number): string => new Date(at).toISOString().slice(0, 16);

describe('working hours on the days clocks change', () => {
  it.each([
    // zone, day, hours on the wall, from and until in UTC
    ['America/New_York', '2026-03-07', '09:00-17:00', '2026-03-07T14:00', '2026-03-07T22:00'],
    ['America/New_York', '2026-03-08', '09:00-17:00', '2026-03-08T13:00', '2026-03-08T21:00'],
    ['America/New_York', '2026-11-01', '09:00-17:00', '2026-11-01T14:00', '2026-11-01T22:00'],
    // through the gap: five hours; through the fold: seven
    ['America/New_York', '2026-03-08', '00:00-06:00', '2026-03-08T05:00', '2026-03-08T10:00'],
    ['America/New_York', '2026-11-01', '00:00-06:00', '2026-11-01T04:00', '2026-11-01T11:00'],
    ['Europe/Madrid', '2027-03-28', '00:00-06:00', '2027-03-27T23:00', '2027-03-28T04:00'],
    ['Europe/Madrid', '2026-10-25', '00:00-06:00', '2026-10-24T22:00', '2026-10-25T05:00'],
    ['Pacific/Auckland', '2026-09-27', '00:00-06:00', '2026-09-26T12:00', '2026-09-26T17:00'],
    ['Pacific/Auckland', '2027-04-04', '00:00-06:00', '2027-04-03T11:00', '2027-04-03T18:00'],
    // an edge inside the gap is the moment of the jump
    ['America/New_York', '2026-03-08', '02:30-04:00', '2026-03-08T07:00', '2026-03-08T08:00'],
    ['America/New_York', '2026-03-08', '01:00-02:30', '2026-03-08T06:00', '2026-03-08T07:00'],
    ['Europe/Madrid', '2027-03-28', '02:15-05:00', '2027-03-28T01:00', '2027-03-28T03:00'],
    // an edge inside the fold is the first of the two
    ['America/New_York', '2026-11-01', '00:00-01:30', '2026-11-01T04:00', '2026-11-01T05:30'],
    ['Pacific/Auckland', '2027-04-04', '02:30-04:00', '2027-04-03T13:30', '2027-04-03T16:00'],
    // a midnight that does not exist begins the day at one, and ends the day before on time
    ['America/Santiago', '2026-09-06', '00:00-06:00', '2026-09-06T04:00', '2026-09-06T09:00'],
    ['America/Santiago', '2026-09-05', '20:00-00:00', '2026-09-06T00:00', '2026-09-06T04:00'],
    // a last hour of the day that comes twice
    ['America/Santiago', '2027-04-03', '22:00-00:00', '2027-04-04T01:00', '2027-04-04T04:00'],
  ])('%s on %s, %s', (zone, date, hours, from, until) => {
    const clinic = clinicIn(zone, hours);
    const [stretch, ...more] = workingIntervals(clinic, ANA, day(date));
    expect(more).toEqual([]);
    expect([utc(stretch!.start), utc(stretch!.end)]).toEqual([from, until]);
    expect(openIntervals(clinic, day(date))).toEqual([{ start: stretch!.start, end: stretch!.end }]);
  });

  it('has no stretch that lies wholly in the gap', () => {
    expect(workingIntervals(clinicIn('America/New_York', '02:15-02:45'), ANA, day('2026-03-08'))).toEqual([]);
  });
});

describe('free times on the days clocks change', () => {
  const times = (zone: string, hours: string, date: string): string =>
    freeSlots({
      clinic: clinicIn(zone, hours),
      sheet: undefined,
      clinicianId: ANA,
      typeId: VISIT,
      date: day(date),
      now: instant(0),
    })
      .map((slot) => timeIn(slot.start, zone as Zone))
      .join(' ');

  it.each([
    ['America/New_York', '00:00-04:00', '2026-03-08', '00:00 00:30 01:00 01:30 03:00 03:30'],
    ['America/New_York', '00:00-03:00', '2026-11-01', '00:00 00:30 01:00 01:30 02:00 02:30'],
    ['Europe/Madrid', '01:00-04:00', '2027-03-28', '01:00 01:30 03:00 03:30'],
    ['Europe/Madrid', '01:30-03:30', '2026-10-25', '01:30 02:00 02:30 03:00'],
    ['Pacific/Auckland', '01:30-04:00', '2026-09-27', '01:30 03:00 03:30'],
    ['America/Santiago', '00:00-02:00', '2026-09-06', '01:00 01:30'],
  ])('%s %s on %s: each wall time exists and is told once', (zone, hours, date, expected) => {
    expect(times(zone, hours, date)).toBe(expected);
  });

  it('gives every visit its full length, and every day the same nine to five', () => {
    const clinic = clinicIn('Pacific/Auckland', '09:00-17:00');
    for (const date of ['2026-09-26', '2026-09-27', '2026-09-28', '2027-04-03', '2027-04-04', '2027-04-05']) {
      const [stretch] = workingIntervals(clinic, ANA, day(date));
      expect(stretch!.end - stretch!.start).toBe(8 * HOUR);
      expect(timeIn(stretch!.start, clinic.zone)).toBe('09:00');
      expect(dateIn(stretch!.start, clinic.zone)).toBe(date);
    }
  });
});

describe('working hours', () => {
  const clinic = smallClinic({
    holidays: [{ date: day('2026-11-26'), name: { en: 'Thanksgiving', es: 'Acción de Gracias' } }],
  });

  it('leave the lunch break out', () => {
    expect(workingIntervals(clinic, ANA, day('2026-11-25')).map((s) => [s.start, s.end])).toEqual([
      [wall('2026-11-25 09:00'), wall('2026-11-25 12:00')],
      [wall('2026-11-25 13:00'), wall('2026-11-25 17:00')],
    ]);
  });

  it('are none on holidays, days off and for strangers', () => {
    expect(workingIntervals(clinic, ANA, day('2026-11-26'))).toEqual([]);
    expect(openIntervals(clinic, day('2026-11-26'))).toEqual([]);
    expect(workingIntervals(clinic, ANA, day('2026-11-28'))).toEqual([]);
    expect(workingIntervals(clinic, 'nobody' as typeof ANA, day('2026-11-25'))).toEqual([]);
  });
});
