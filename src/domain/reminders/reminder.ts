import type { ReminderLead } from '../clinic.ts';
import type { AppointmentId } from '../ids.ts';
import { HOUR, MINUTE, type Instant } from '../time.ts';

/** One text to send about a visit. It happens once under (appointment, start, lead's key). */
export interface Reminder {
  readonly appointmentId: AppointmentId;
  /** Of the visit when this was planned: a visit that starts at another time has moved. */
  readonly start: Instant;
  readonly lead: ReminderLead;
  readonly dueAt: Instant;
}

/** A reminder that reaches a patient later than this before the visit no longer helps anybody to come. */
export const USEFUL_BEFORE_MS = 30 * MINUTE;

/** A reminder this soon after booking only repeats the confirmation the patient has just read. */
export const FRESH_MS: Readonly<Record<ReminderLead['unit'], number>> = {
  days: 12 * HOUR,
  hours: 30 * MINUTE,
};

/** From here on a reminder counts as late: the sweep of every minute is not what delayed it. */
export const LATE_MS = 15 * MINUTE;
