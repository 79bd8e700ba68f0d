import { describe, expect, it } from 'vitest';
import type { ReminderLead, WallSpan } from '../../../src/domain/clinic.ts';
import type { AppointmentId, BookingId, ContactId, PatientId, SiteId } from '../../../src/domain/ids.ts';
import { dueNow, type DueFacts } from '../../../src/domain/reminders/due-now.ts';
import { planReminders } from '../../../src/domain/reminders/plan-reminders.ts';
import { quietUntil } from '../../../src/domain/reminders/quiet-hours.ts';
import type { Reminder } from '../../../src/domain/reminders/reminder.ts';
import type { Appointment } from '../../../src/domain/scheduling/appointment.ts';
import { dateIn, timeIn, type Instant, type Zone } from '../../../src/domain/time.ts';
import { ANA, NEW_YORK, spans, VISIT, wall } from '../scheduling/small-clinic.ts';

const PLAN: readonly ReminderLead[] = [
  { key: '7d', unit: 'days', amount: 7 },
  { key: '2d', unit: 'days', amount: 2 },
  { key: '2h', unit: 'hours', amount: 2 },
];
const NIGHT = spans('20:00-08:00')[0] as WallSpan;

const visitAt = (start: Instant): Appointment => ({
  id: 'v' as AppointmentId,
  patientId: 'p' as PatientId,
  contactId: 'c' as ContactId,
  bookingId: 'b' as BookingId,
  clinicianId: ANA,
  siteId: 'hill' as SiteId,
  typeId: VISIT,
  start,
  end: (start + 1_200_000) as Instant,
  status: 'booked',
  language: 'en',
});

const shown = (at: Instant, zone: Zone = NEW_YORK): string => `${dateIn(at, zone)} ${timeIn(at, zone)}`;

function plan(start: string, now: string, zone = NEW_YORK): readonly string[] {
  const appointment = visitAt(wall(start, zone));
  return planReminders({ appointment, plan: PLAN, now: wall(now, zone), zone, quietHours: NIGHT }).map(
    (reminder) => `${reminder.lead.key} ${shown(reminder.dueAt, zone)}`,
  );
}

describe('quiet hours', () => {
  it.each([
    ['2026-11-20 19:59', undefined],
    ['2026-11-20 20:00', '2026-11-21 08:00'],
    ['2026-11-21 00:00', '2026-11-21 08:00'],
    ['2026-11-21 07:59', '2026-11-21 08:00'],
    ['2026-11-21 08:00', undefined],
    // the nights on which clocks change
    ['2026-03-07 21:00', '2026-03-08 08:00'],
    ['2026-10-31 21:00', '2026-11-01 08:00'],
  ])('at %s last until %s', (at, until) => {
    const end = quietUntil(wall(at), NIGHT, NEW_YORK);
    expect(end && shown(end)).toBe(until);
  });

  it('may lie within one day, or be none at all', () => {
    const noon = spans('12:00-14:00')[0] as WallSpan;
    expect(quietUntil(wall('2026-11-20 13:00'), noon, NEW_YORK)).toBe(wall('2026-11-20 14:00'));
    expect(quietUntil(wall('2026-11-20 14:00'), noon, NEW_YORK)).toBeUndefined();
    const never = spans('00:00-00:00')[0] as WallSpan;
    expect(quietUntil(wall('2026-11-20 00:00'), never, NEW_YORK)).toBeUndefined();
  });

  it('end later than now even where the wall shows their end twice', () => {
    const quiet = spans('22:00-01:30')[0] as WallSpan;
    const second0110 = (wall('2026-11-01 01:10') + 3_600_000) as Instant;
    expect(timeIn(second0110, NEW_YORK)).toBe('01:10');
    expect(quietUntil(second0110, quiet, NEW_YORK)).toBe(second0110 + 20 * 60_000);
  });
});

describe('a plan of 7 days, 2 days and 2 hours', () => {
  it.each([
    [
      'an ordinary visit',
      '2026-11-26 15:00',
      '2026-11-10 10:00',
      ['7d 2026-11-19 15:00', '2d 2026-11-24 15:00', '2h 2026-11-26 13:00'],
    ],
    [
      'a week that holds the spring change',
      '2026-03-10 15:00',
      '2026-03-01 10:00',
      ['7d 2026-03-03 15:00', '2d 2026-03-08 15:00', '2h 2026-03-10 13:00'],
    ],
    [
      'a week that holds the autumn change',
      '2026-11-02 15:00',
      '2026-10-20 10:00',
      ['7d 2026-10-26 15:00', '2d 2026-10-31 15:00', '2h 2026-11-02 13:00'],
    ],
    [
      'booked three days before',
      '2026-11-26 15:00',
      '2026-11-23 15:00',
      ['2d 2026-11-24 15:00', '2h 2026-11-26 13:00'],
    ],
    ['booked a few hours before one is due', '2026-11-26 15:00', '2026-11-24 09:00', ['2h 2026-11-26 13:00']],
    ['booked an hour before', '2026-11-26 15:00', '2026-11-26 14:00', []],
    ['booked two hours and a quarter before', '2026-11-26 15:00', '2026-11-26 12:45', []],
    // two hours before is night: put off to 8:00 where that leaves an hour, else the evening before
    ['a visit at 9:30', '2026-11-26 09:30', '2026-11-25 12:00', ['2h 2026-11-26 08:00']],
    ['a visit at 8:15', '2026-11-26 08:15', '2026-11-25 12:00', ['2h 2026-11-25 19:00']],
    ['a visit at 8:15 booked late the evening before', '2026-11-26 08:15', '2026-11-25 20:30', []],
    // whole days before an evening visit are evenings, and put off to the next morning
    [
      'a visit at 20:30',
      '2026-11-26 20:30',
      '2026-11-22 12:00',
      ['2d 2026-11-25 08:00', '2h 2026-11-26 18:30'],
    ],
  ])('%s', (_, start, now, expected) => {
    expect(plan(start, now)).toEqual(expected);
  });

  it.each([
    [
      'Europe/Madrid',
      '2027-03-28 12:00',
      ['7d 2027-03-21 12:00', '2d 2027-03-26 12:00', '2h 2027-03-28 10:00'],
    ],
    [
      'Pacific/Auckland',
      '2026-09-27 12:00',
      ['7d 2026-09-20 12:00', '2d 2026-09-25 12:00', '2h 2026-09-27 10:00'],
    ],
    [
      'Pacific/Auckland',
      '2027-04-04 09:15',
      ['7d 2027-03-28 09:15', '2d 2027-04-02 09:15', '2h 2027-04-04 08:00'],
    ],
  ])('%s, %s keeps the wall time', (zone, start, expected) => {
    const from = start.startsWith('2026') ? '2026-09-01 10:00' : '2027-03-01 10:00';
    expect(plan(start, from, zone as Zone)).toEqual(expected);
  });

  it('is empty for a visit that was called off', () => {
    const appointment: Appointment = { ...visitAt(wall('2026-11-26 15:00')), status: 'cancelled' };
    const query = { plan: PLAN, now: wall('2026-11-01 10:00'), zone: NEW_YORK, quietHours: NIGHT };
    expect(planReminders({ appointment, ...query })).toEqual([]);
  });
});

describe('when the time has come', () => {
  const start = wall('2026-11-26 15:00');
  const appointment = visitAt(start);
  const all = planReminders({
    appointment,
    plan: PLAN,
    now: wall('2026-11-01 10:00'),
    zone: NEW_YORK,
    quietHours: NIGHT,
  });
  const decide = (key: string, now: string, changes: Partial<DueFacts> = {}) => {
    const reminder = all.find((r) => r.lead.key === key) as Reminder;
    const facts = { appointment, others: all, now: wall(now), zone: NEW_YORK, quietHours: NIGHT, ...changes };
    return dueNow(reminder, facts);
  };

  it.each([
    ['7d', '2026-11-19 15:01', 'upcoming', false],
    ['2d', '2026-11-24 15:00', 'upcoming', false],
    ['2h', '2026-11-26 13:00', 'today', false],
    // after the house was down: late, and what it says counts from now
    ['7d', '2026-11-23 09:00', 'upcoming', true],
    ['2d', '2026-11-25 09:00', 'tomorrow', true],
    ['2d', '2026-11-26 09:00', 'today', true],
    ['2h', '2026-11-26 14:30', 'today', true],
  ])('%s at %s is sent as %s', (key, now, wording, late) => {
    expect(decide(key, now)).toEqual({ kind: 'send', wording, late });
  });

  it('waits until it is due', () => {
    expect(decide('2h', '2026-11-26 12:59')).toEqual({
      kind: 'defer',
      until: wall('2026-11-26 13:00'),
      reason: 'not-due',
    });
  });

  it('is put off by the quiet hours, never dropped', () => {
    expect(decide('2d', '2026-11-24 23:00')).toEqual({
      kind: 'defer',
      until: wall('2026-11-25 08:00'),
      reason: 'quiet-hours',
    });
  });

  it('becomes a call when the quiet hours leave no useful time', () => {
    const early = visitAt(wall('2026-11-26 08:15'));
    const reminder: Reminder = { ...all[0]!, start: early.start, dueAt: wall('2026-11-26 06:15') };
    const facts = { appointment: early, others: [], zone: NEW_YORK, quietHours: NIGHT };
    expect(dueNow(reminder, { ...facts, now: wall('2026-11-26 06:20') })).toEqual({
      kind: 'suppress',
      reason: 'too-late',
      staffTask: true,
    });
  });

  it('asks the clocks of the patient, where they are known', () => {
    const losAngeles = 'America/Los_Angeles' as Zone;
    expect(decide('2d', '2026-11-25 09:00', { zone: losAngeles })).toMatchObject({
      kind: 'defer',
      until: wall('2026-11-25 08:00', losAngeles),
    });
  });

  it.each([
    ['2h', '2026-11-26 14:31', 'too-late', true],
    ['2h', '2026-11-26 15:00', 'past', false],
    ['2d', '2026-11-27 09:00', 'past', false],
    ['7d', '2026-11-25 09:00', 'superseded', false],
    ['2d', '2026-11-26 13:30', 'superseded', false],
  ])('%s at %s is suppressed: %s', (key, now, reason, staffTask) => {
    expect(decide(key, now)).toEqual({ kind: 'suppress', reason, staffTask });
  });

  it('is said once when two were put off to the same morning', () => {
    const morning = wall('2026-11-25 08:00');
    const [week, days] = all.slice(0, 2).map((reminder) => ({ ...reminder, dueAt: morning })) as [
      Reminder,
      Reminder,
    ];
    const facts = { appointment, now: morning, zone: NEW_YORK, quietHours: NIGHT };
    expect(dueNow(week, { ...facts, others: [days] })).toMatchObject({ reason: 'superseded' });
    expect(dueNow(days, { ...facts, others: [week] }).kind).toBe('send');
  });

  it('is dropped with the visit, and left behind by a move', () => {
    const now = '2026-11-24 15:00';
    const cancelled = { kind: 'suppress', reason: 'appointment-cancelled', staffTask: false };
    expect(decide('2d', now, { appointment: { ...appointment, status: 'cancelled' } })).toEqual(cancelled);
    expect(decide('2d', now, { appointment: undefined })).toEqual(cancelled);
    expect(decide('2d', now, { appointment: visitAt(wall('2026-11-27 15:00')) })).toMatchObject({
      reason: 'appointment-moved',
    });
    expect(decide('2d', now, { appointment: { ...appointment, status: 'fulfilled' } })).toMatchObject({
      reason: 'past',
    });
    expect(decide('2d', now, { appointment: { ...appointment, status: 'confirmed' } }).kind).toBe('send');
  });
});
