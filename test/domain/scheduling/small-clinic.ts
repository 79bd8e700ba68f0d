import type { AppointmentType, Clinic, Clinician, WallSpan, WeekHours } from '../../../src/domain/clinic.ts';
import type { AppointmentTypeId, ClinicianId, PhoneNumber, SiteId } from '../../../src/domain/ids.ts';
import {
  instantAt,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Zone,
} from '../../../src/domain/time.ts';

export const day = (text: string): LocalDate => text as LocalDate;
export const NEW_YORK = 'America/New_York' as Zone;

/** "2026-11-26 14:30" on the wall of a zone. */
export function wall(text: string, zone: Zone = NEW_YORK): Instant {
  const [date = '', time = ''] = text.split(' ');
  return instantAt(date as LocalDate, time as LocalTime, zone);
}

/** "09:00-12:00 13:00-17:00" */
export const spans = (text: string): readonly WallSpan[] =>
  text.split(' ').map((span) => {
    const [from, until] = span.split('-');
    return { from: from as LocalTime, until: until as LocalTime };
  });

/** The same hours on each of the seven days, or on those given. */
export const week = (hours: string, days: readonly number[] = [1, 2, 3, 4, 5, 6, 7]): WeekHours =>
  Object.fromEntries(days.map((weekday) => [weekday, spans(hours)])) as WeekHours;

export const ANA = 'ana' as ClinicianId;
export const SAM = 'sam' as ClinicianId;
export const VISIT = 'visit' as AppointmentTypeId;
export const LONG = 'long' as AppointmentTypeId;
const HILL = 'hill' as SiteId;

const type = (id: AppointmentTypeId, minutes: number): AppointmentType => ({
  id,
  minutes,
  name: { en: id, es: id },
  words: { en: [], es: [] },
});

export const clinician = (id: ClinicianId, hours: WeekHours, types = [VISIT, LONG]): Clinician => ({
  id,
  name: id,
  hours: [{ siteId: HILL, week: hours }],
  appointmentTypes: types,
});

const nothing = { en: '', es: '' };

/** Monday to Friday 9 to 12 and 13 to 17, one clinician; visits of 20 and 60 minutes on a grid of 30. */
export function smallClinic(changes: Partial<Clinic> = {}): Clinic {
  const hours = week('09:00-12:00 13:00-17:00', [1, 2, 3, 4, 5]);
  return {
    name: 'Hill Clinic',
    phone: '+12025550100' as PhoneNumber,
    country: 'US',
    emergencyNumber: '911',
    crisisLine: '988',
    zone: NEW_YORK,
    languages: ['en', 'es'],
    sites: [{ id: HILL, name: 'Hill', address: '1 Hill', directions: nothing }],
    clinicians: [clinician(ANA, hours)],
    appointmentTypes: [{ ...type(VISIT, 20), default: true }, type(LONG, 60)],
    openingHours: hours,
    holidays: [],
    reminderPlan: [],
    quietHours: { from: '20:00' as LocalTime, until: '08:00' as LocalTime },
    booking: { holdMinutes: 10, leadMinutes: 60, horizonDays: 60, gridMinutes: 30 },
    serviceLevels: { emergencyMs: 300_000, urgentMs: 900_000, routineWorkingMs: 14_400_000 },
    ladderMs: [],
    onCall: [],
    firstReplyMaxSegments: 3,
    facts: { insurance: nothing, price: nothing, parking: nothing },
    ...changes,
  };
}
