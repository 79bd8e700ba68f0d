import type { AppointmentTypeId, ClinicianId, PhoneNumber, SiteId } from './ids.ts';
import type { Language } from './language.ts';
import type { LocalDate, LocalTime, Weekday, Zone } from './time.ts';

/** The same thing said in every language the house speaks. */
export type PerLanguage<T = string> = Readonly<Record<Language, T>>;

/** A stretch of wall-clock time on one day, `until` not included. */
export interface WallSpan {
  readonly from: LocalTime;
  readonly until: LocalTime;
}

/** Open stretches of a week, in order and apart; a lunch break is the gap between two. A missing day is closed. */
export type WeekHours = Readonly<Partial<Record<Weekday, readonly WallSpan[]>>>;

export interface Site {
  readonly id: SiteId;
  readonly name: string;
  readonly address: string;
  /** How to get there, one or two sentences. */
  readonly directions: PerLanguage;
}

export interface Clinician {
  readonly id: ClinicianId;
  /** As patients know them: "Dr. Ana Morales". */
  readonly name: string;
  /** Where they work when; a clinician is never at two sites at once. */
  readonly hours: readonly { readonly siteId: SiteId; readonly week: WeekHours }[];
  readonly appointmentTypes: readonly AppointmentTypeId[];
}

export interface AppointmentType {
  readonly id: AppointmentTypeId;
  /** Neutral enough for a text message: it must not give a condition away. */
  readonly name: PerLanguage;
  readonly minutes: number;
  /** Lower-case words and phrases by which patients ask for it. */
  readonly words: PerLanguage<readonly string[]>;
  /** The one taken when the patient's words name none; exactly one type has it. */
  readonly default?: true;
}

export interface Holiday {
  readonly date: LocalDate;
  readonly name: PerLanguage;
}

/** How long before the visit a reminder is due. Days are calendar days at the visit's wall time, hours are exact. */
export interface ReminderLead {
  /** Short and stable ("7d", "2h"): a reminder happens once under (appointment, start, key). */
  readonly key: string;
  readonly unit: 'days' | 'hours';
  readonly amount: number;
}

/** Who is texted when an emergency waits; in the order of the ladder: on call, next, supervisor. */
export interface OnCallPhone {
  readonly label: string;
  readonly phone: PhoneNumber;
}

/** Answers to simple questions that change from clinic to clinic. Opening hours and directions are told from the rest. */
export interface ClinicFacts {
  readonly insurance: PerLanguage;
  readonly price: PerLanguage;
  readonly parking: PerLanguage;
}

/** The clinic as the pack tells it: data that a manager reads and changes. */
export interface Clinic {
  readonly name: string;
  /** The front desk, answered by people. */
  readonly phone: PhoneNumber;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** What to dial in danger of life: 911. */
  readonly emergencyNumber: string;
  /** What to call or text in a crisis: 988. */
  readonly crisisLine: string;
  readonly zone: Zone;
  readonly languages: readonly Language[];
  readonly sites: readonly Site[];
  readonly clinicians: readonly Clinician[];
  readonly appointmentTypes: readonly AppointmentType[];
  /** When the front desk is staffed; working hours of service levels run only then. Clinicians' hours lie within. */
  readonly openingHours: WeekHours;
  readonly holidays: readonly Holiday[];
  /** Longest lead first. */
  readonly reminderPlan: readonly ReminderLead[];
  /** No unasked text is sent within; usually crosses midnight (20:00 to 08:00). */
  readonly quietHours: WallSpan;
  readonly booking: {
    /** How long an offered choice is kept for a patient who has not confirmed. */
    readonly holdMinutes: number;
    /** Nothing is offered that starts sooner than this. */
    readonly leadMinutes: number;
    /** How far ahead visits may be booked. */
    readonly horizonDays: number;
    /** Visits start on multiples of this from the start of each open stretch. */
    readonly gridMinutes: number;
  };
  /** From claim to answer; routine counts working time only. */
  readonly serviceLevels: {
    readonly emergencyMs: number;
    readonly urgentMs: number;
    readonly routineWorkingMs: number;
  };
  /** An unclaimed emergency reaches `onCall[i]` this long after it came; after the last the patient is told too. */
  readonly ladderMs: readonly number[];
  readonly onCall: readonly OnCallPhone[];
  readonly firstReplyMaxSegments: number;
  readonly facts: ClinicFacts;
}

export const siteOf = (clinic: Clinic, id: SiteId): Site | undefined =>
  clinic.sites.find((site) => site.id === id);

export const clinicianOf = (clinic: Clinic, id: ClinicianId): Clinician | undefined =>
  clinic.clinicians.find((clinician) => clinician.id === id);

export const appointmentTypeOf = (clinic: Clinic, id: AppointmentTypeId): AppointmentType | undefined =>
  clinic.appointmentTypes.find((type) => type.id === id);

export const holidayOn = (clinic: Clinic, date: LocalDate): Holiday | undefined =>
  clinic.holidays.find((holiday) => holiday.date === date);
