import type { Channel } from '../channel.ts';
import type { WallSpan } from '../clinic.ts';
import { quietUntil } from '../reminders/quiet-hours.ts';
import { USEFUL_BEFORE_MS } from '../reminders/reminder.ts';
import { MINUTE, type Instant, type Zone } from '../time.ts';
import type { Purpose } from './purpose.ts';

/** How long after the patient's keyword its one answer may still go out (47 CFR 64.1200(a)(12)). */
export const KEYWORD_ANSWER_MS = 5 * MINUTE;

/** More than a person would ever write; a loop of two machines stops here. */
export const REPLIES_PER_HOUR = 30;
export const LINK_CODES_PER_HOUR = 3;
/** The health-care exemption of the same rule allows one a day and three a week to a number. */
export const REMINDERS_PER_DAY = 1;
export const REMINDERS_PER_WEEK = 3;

export interface SendQuestion {
  readonly purpose: Purpose;
  /** An opt-out is the number's: it stops texts, not the chat on the clinic's own page. */
  readonly channel: Channel;
  readonly optedOut: boolean;
  readonly now: Instant;
  /** When the send was decided; what has waited too long may no longer be allowed. */
  readonly createdAt: Instant;
  /** When the patient said what it answers, which may be long before it was decided. */
  readonly saidAt?: Instant;
  /** The patient's zone where it is known, else the clinic's. */
  readonly zone: Zone;
  readonly quietHours: WallSpan;
  /** Of the conversation when the send was decided and as it is now; absent for what belongs to none. */
  readonly epoch?: { readonly made: number; readonly current: number };
  /** Earlier sends of this purpose to this contact that were not suppressed. */
  readonly earlier: {
    readonly lastHour: number;
    readonly lastDay: number;
    readonly lastWeek: number;
    /** For the very same cause: this keyword, this rung of the ladder. */
    readonly sameCause: number;
  };
  /** The same safety text for the same finding went out within two minutes. */
  readonly repeatedFlag: boolean;
  /** clinic.yaml: whether an emergency reply goes to a number that opted out. It does unless the clinic says no. */
  readonly safetyAfterOptOut?: boolean;
  /** Of a reminder: the visit as it is now, when it is still the one reminded of. */
  readonly appointment?: { readonly stands: boolean; readonly start: Instant };
}

export const REFUSALS = ['opted-out', 'stale', 'cap', 'repeated', 'too-late', 'appointment-changed'] as const;
export type Refusal = (typeof REFUSALS)[number];

export type SendVerdict =
  | { readonly kind: 'send' }
  /** Quiet hours put it off; they never drop it. */
  | { readonly kind: 'defer'; readonly until: Instant }
  /** `staffTask`: the patient counts on it, so a person takes over; told to the conversation as `send-ended` refused. */
  | { readonly kind: 'refuse'; readonly reason: Refusal; readonly staffTask: boolean };

const SEND: SendVerdict = { kind: 'send' };
const refuse = (reason: Refusal, staffTask: boolean): SendVerdict => ({ kind: 'refuse', reason, staffTask });

/** May this go out now? Asked at the moment of sending, by this one table. */
export function maySend(question: SendQuestion): SendVerdict {
  return ROWS[question.purpose](question);
}

const silenced = ({ optedOut, channel }: SendQuestion): boolean => optedOut && channel === 'sms';

function onceInTime({ now, createdAt, saidAt = createdAt, earlier }: SendQuestion): SendVerdict {
  if (earlier.sameCause > 0) return refuse('repeated', false);
  return now - saidAt > KEYWORD_ANSWER_MS ? refuse('too-late', false) : SEND;
}

function reminder(question: SendQuestion): SendVerdict {
  const { now, zone, quietHours, appointment, earlier } = question;
  if (!appointment?.stands) return refuse('appointment-changed', false);
  if (silenced(question)) return refuse('opted-out', true);
  const until = quietUntil(now, quietHours, zone);
  if ((until ?? now) > appointment.start - USEFUL_BEFORE_MS) return refuse('too-late', true);
  if (until !== undefined) return { kind: 'defer', until };
  const capped = earlier.lastDay >= REMINDERS_PER_DAY || earlier.lastWeek >= REMINDERS_PER_WEEK;
  return capped ? refuse('cap', true) : SEND;
}

function reply(question: SendQuestion): SendVerdict {
  const { epoch, earlier } = question;
  // Whoever raised the epoch (a person, STOP, an emergency) has taken the conversation over already.
  if (epoch && epoch.made < epoch.current) return refuse('stale', false);
  if (silenced(question)) return refuse('opted-out', true);
  return earlier.lastHour >= REPLIES_PER_HOUR ? refuse('cap', true) : SEND;
}

const ROWS: Readonly<Record<Purpose, (question: SendQuestion) => SendVerdict>> = {
  safety: (question) => {
    if (question.repeatedFlag) return refuse('repeated', false);
    return silenced(question) && question.safetyAfterOptOut === false ? refuse('opted-out', true) : SEND;
  },
  'opt-out-confirmation': onceInTime,
  'keyword-answer': onceInTime,
  unseen: (question) => {
    if (question.earlier.sameCause > 0) return refuse('repeated', false);
    return silenced(question) && question.safetyAfterOptOut === false ? refuse('opted-out', true) : SEND;
  },
  'link-code': (question) => {
    if (silenced(question)) return refuse('opted-out', false);
    return question.earlier.lastHour >= LINK_CODES_PER_HOUR ? refuse('cap', false) : SEND;
  },
  reply,
  'staff-reply': (question) => (silenced(question) ? refuse('opted-out', true) : SEND),
  reminder,
  'on-call': () => SEND,
};
