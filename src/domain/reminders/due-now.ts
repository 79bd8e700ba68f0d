import type { ReminderLead, WallSpan } from '../clinic.ts';
import { isOpen, type Appointment } from '../scheduling/appointment.ts';
import { dateIn, DAY, daysBetween, HOUR, type Instant, type Zone } from '../time.ts';
import { quietUntil } from './quiet-hours.ts';
import { LATE_MS, USEFUL_BEFORE_MS, type Reminder } from './reminder.ts';

/** Which sentence is true when it is read: counted from the moment of sending, not from the plan. */
export type ReminderWording = 'upcoming' | 'tomorrow' | 'today';

export type SuppressReason =
  | 'appointment-cancelled'
  | 'appointment-moved'
  /** A later reminder of the same visit is due as well and says it better. */
  | 'superseded'
  /** There is still time before the visit, but not enough for a text to help. */
  | 'too-late'
  /** The visit has begun, or is over. */
  | 'past';

export type DueDecision =
  | { readonly kind: 'send'; readonly wording: ReminderWording; readonly late: boolean }
  | { readonly kind: 'defer'; readonly until: Instant; readonly reason: 'not-due' | 'quiet-hours' }
  /** `staffTask`: a person should call, because the patient may count on a text that will not come. */
  | { readonly kind: 'suppress'; readonly reason: SuppressReason; readonly staffTask: boolean };

export interface DueFacts {
  /** As it is now; undefined when it is no longer there. */
  readonly appointment: Appointment | undefined;
  /** What else was planned for the visit. */
  readonly others: readonly Reminder[];
  readonly now: Instant;
  readonly zone: Zone;
  readonly quietHours: WallSpan;
}

/** What to do with a reminder at this moment, also long after it was due: the house may have been down. */
export function dueNow(reminder: Reminder, facts: DueFacts): DueDecision {
  const { now, zone } = facts;
  const stale = staleReason(reminder, facts);
  if (stale) return suppress(stale);
  if (now < reminder.dueAt) return { kind: 'defer', until: reminder.dueAt, reason: 'not-due' };
  if (facts.others.some((other) => supersedes(other, reminder, now))) return suppress('superseded');
  const earliest = quietUntil(now, facts.quietHours, zone) ?? now;
  if (earliest > reminder.start - USEFUL_BEFORE_MS) return suppress('too-late');
  if (earliest > now) return { kind: 'defer', until: earliest, reason: 'quiet-hours' };
  return {
    kind: 'send',
    wording: wordingFor(now, reminder.start, zone),
    late: now - reminder.dueAt >= LATE_MS,
  };
}

function staleReason(reminder: Reminder, { appointment, now }: DueFacts): SuppressReason | undefined {
  if (!appointment || appointment.status === 'cancelled') return 'appointment-cancelled';
  if (appointment.start !== reminder.start) return 'appointment-moved';
  return !isOpen(appointment) || now >= reminder.start ? 'past' : undefined;
}

/** Of two put off to the same moment, as the end of a night, the one planned closer to the visit counts. */
const supersedes = (other: Reminder, reminder: Reminder, now: Instant): boolean =>
  other.start === reminder.start &&
  other.dueAt <= now &&
  (other.dueAt > reminder.dueAt ||
    (other.dueAt === reminder.dueAt && leadMs(other.lead) < leadMs(reminder.lead)));

const leadMs = ({ unit, amount }: ReminderLead): number => amount * (unit === 'days' ? DAY : HOUR);

const suppress = (reason: SuppressReason): DueDecision => ({
  kind: 'suppress',
  reason,
  staffTask: reason === 'too-late',
});

function wordingFor(now: Instant, start: Instant, zone: Zone): ReminderWording {
  const days = daysBetween(dateIn(now, zone), dateIn(start, zone));
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : 'upcoming';
}
