import { holidayOn } from '../../domain/clinic.ts';
import type { AppointmentId, ClinicianId, ConversationId } from '../../domain/ids.ts';
import type { Appointment } from '../../domain/scheduling/appointment.ts';
import { workingIntervals } from '../../domain/scheduling/working-hours.ts';
import { instantAt, plusDays, type Instant, type LocalDate, type LocalTime } from '../../domain/time.ts';
import type { House } from '../house.ts';
import { patientName, visitNames } from './names.ts';

export interface VisitItem {
  readonly id: AppointmentId;
  readonly start: Instant;
  readonly end: Instant;
  readonly patient: string;
  readonly clinicianId: ClinicianId;
  readonly clinician: string;
  readonly site: string;
  readonly type: string;
  readonly status: Appointment['status'];
  readonly reason?: string;
  readonly conversationId?: ConversationId;
}

export interface CalendarDay {
  readonly date: LocalDate;
  readonly holiday?: string;
  readonly columns: readonly {
    readonly clinicianId: ClinicianId;
    readonly clinician: string;
    readonly open: readonly { readonly start: Instant; readonly end: Instant; readonly site: string }[];
    readonly visits: readonly VisitItem[];
  }[];
}

type Needs = Pick<House, 'appointments' | 'patients' | 'conversations' | 'pack'>;

/** Days of the clinic's own calendar, one column a clinician. */
export async function readCalendar(
  house: Needs,
  from: LocalDate,
  days: number,
): Promise<readonly CalendarDay[]> {
  const { zone } = house.pack.clinic;
  const midnight = '00:00' as LocalTime;
  const dates = Array.from({ length: days }, (_, index) => plusDays(from, index));
  const until = instantAt(plusDays(from, days), midnight, zone);
  const booked = await house.appointments.between(instantAt(from, midnight, zone), until);
  const visits = await Promise.all(booked.map((visit) => visitView(house, visit)));
  return dates.map((date) => calendarDay(house, date, visits));
}

function calendarDay(
  { pack: { clinic } }: Pick<House, 'pack'>,
  date: LocalDate,
  visits: readonly VisitItem[],
): CalendarDay {
  const midnight = '00:00' as LocalTime;
  const start = instantAt(date, midnight, clinic.zone);
  const end = instantAt(plusDays(date, 1), midnight, clinic.zone);
  const holiday = holidayOn(clinic, date)?.name.en;
  return {
    date,
    ...(holiday !== undefined && { holiday }),
    columns: clinic.clinicians.map(({ id, name }) => ({
      clinicianId: id,
      clinician: name,
      open: workingIntervals(clinic, id, date).map((stretch) => ({
        start: stretch.start,
        end: stretch.end,
        site: clinic.sites.find((site) => site.id === stretch.siteId)?.name ?? stretch.siteId,
      })),
      visits: visits.filter((visit) => visit.clinicianId === id && visit.start >= start && visit.start < end),
    })),
  };
}

export async function visitView(
  house: Pick<House, 'patients' | 'conversations' | 'pack'>,
  visit: Appointment,
): Promise<VisitItem> {
  const { id, start, end, clinicianId, status, reason, patientId, contactId } = visit;
  const [patient, conversation] = await Promise.all([
    patientName(house, patientId),
    house.conversations.ofContact(contactId),
  ]);
  const names = visitNames(house, visit);
  return {
    id,
    start,
    end,
    patient,
    clinicianId,
    ...names,
    status,
    ...(reason !== undefined && { reason }),
    ...(conversation && { conversationId: conversation.id }),
  };
}
