import type { ReminderLead, WallSpan } from '../clinic.ts';
import { isOpen, type Appointment } from '../scheduling/appointment.ts';
import { dateIn, HOUR, instantAt, plus, plusDays, timeIn, type Instant, type Zone } from '../time.ts';
import { quietSince, quietUntil } from './quiet-hours.ts';
import { FRESH_MS, type Reminder } from './reminder.ts';

/** Put off to the end of the quiet hours a reminder must still leave this long before the visit. */
const MORNING_MARGIN_MS = HOUR;
/** Else it goes out this long before the quiet hours begin. */
const EVENING_MARGIN_MS = HOUR;

/**
 * When to remind of a visit, soonest first; none for a visit that is not open. Left out is what lies in the past or
 * would come on the heels of the booking. `zone` is the patient's where it is known, else the clinic's.
 */
export function planReminders(query: {
  readonly appointment: Appointment;
  readonly plan: readonly ReminderLead[];
  readonly now: Instant;
  readonly zone: Zone;
  readonly quietHours: WallSpan;
}): readonly Reminder[] {
  const { appointment, plan, now, zone, quietHours } = query;
  if (!isOpen(appointment)) return [];
  const { id: appointmentId, start } = appointment;
  return plan
    .map((lead): Reminder => ({
      appointmentId,
      start,
      lead,
      dueAt: dueAt(start, lead, { zone, quietHours }),
    }))
    .filter((reminder) => reminder.dueAt >= now + FRESH_MS[reminder.lead.unit])
    .sort((a, b) => a.dueAt - b.dueAt);
}

interface Quiet {
  readonly zone: Zone;
  readonly quietHours: WallSpan;
}

/**
 * A time in the quiet hours is put off to their end. Where that comes too close to the visit (two hours before 8:15
 * is night), it is the evening before instead: planned early rather than told too late.
 */
function dueAt(start: Instant, lead: ReminderLead, { zone, quietHours }: Quiet): Instant {
  const plain = before(start, lead, zone);
  const putOff = quietUntil(plain, quietHours, zone);
  if (putOff === undefined) return plain;
  if (putOff <= start - MORNING_MARGIN_MS) return putOff;
  return plus(quietSince(plain, quietHours, zone), -EVENING_MARGIN_MS);
}

function before(start: Instant, lead: ReminderLead, zone: Zone): Instant {
  if (lead.unit === 'hours') return plus(start, -lead.amount * HOUR);
  return instantAt(plusDays(dateIn(start, zone), -lead.amount), timeIn(start, zone), zone);
}
