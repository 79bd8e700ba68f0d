import type { Channel } from '../channel.ts';
import type { ConsentMeaning } from '../consent/meaning.ts';
import type { Purpose } from '../consent/purpose.ts';
import type {
  AppointmentId,
  BookingId,
  ContactId,
  EffectKey,
  MessageId,
  PatientId,
  SendId,
  StaffId,
} from '../ids.ts';
import type { Language } from '../language.ts';
import type { Slot } from '../scheduling/slot.ts';
import type { Instant } from '../time.ts';
import type { Level, Verdict } from '../triage/verdict.ts';
import type { Reading } from './reading.ts';
import type { Goal, VisitSummary } from './state.ts';

/** One stored inbound message with what the rules said of it. */
export interface HeardMessage {
  readonly id: MessageId;
  readonly at: Instant;
  readonly channel: Channel;
  /** Of a chat: the visitor who wrote it. */
  readonly via?: ContactId;
  readonly text: string;
  readonly mediaCount: number;
  readonly verdict: Verdict;
  readonly consent: ConsentMeaning;
  /** The carrier has already answered this keyword itself, so the house must not. */
  readonly carrierAnswered?: true;
  /** The language of this very text, where it is plain; a safety text is sent in it before anything is understood. */
  readonly language?: Language;
}

/** The result of one effect. It is applied only while that effect is pending, so a second report changes nothing. */
export type EffectResult =
  | { readonly type: 'done' }
  | {
      readonly type: 'understood';
      readonly readings: readonly { readonly id: MessageId; readonly reading: Reading }[];
    }
  | {
      readonly type: 'identified';
      /**
       * `unknown`: no patient of this contact has that birth date (and name). `which`: several have that birth date.
       * `too-many`: this number has registered as many as it may in a day.
       */
      readonly outcome:
        | { readonly kind: 'known' | 'registered'; readonly patientId: PatientId }
        | { readonly kind: 'unknown' | 'which' | 'too-many' };
    }
  | {
      readonly type: 'slots-found';
      readonly match: 'as-wished' | 'nearest' | 'none';
      readonly slots: readonly Slot[];
    }
  | { readonly type: 'slot-held'; readonly bookingId: BookingId }
  | { readonly type: 'slot-lost' }
  | { readonly type: 'booked'; readonly appointmentId: AppointmentId; readonly slot: Slot }
  | { readonly type: 'moved'; readonly appointmentId: AppointmentId; readonly slot: Slot }
  | { readonly type: 'cancelled'; readonly slot: Slot }
  | { readonly type: 'confirmed'; readonly slot: Slot }
  /** The visit to change is no longer there, or not changeable. */
  | { readonly type: 'visit-gone' }
  | { readonly type: 'visits-listed'; readonly visits: readonly VisitSummary[] }
  | { readonly type: 'code-sent' }
  | { readonly type: 'code-refused'; readonly reason: 'opted-out' | 'too-many' | 'unusable-number' }
  | { readonly type: 'code-checked'; readonly outcome: 'right' | 'wrong' | 'expired' };

/** The version of the conversation that was on the screen when a person acted. */
export type SeenVersion = number;

/** What can happen to a conversation. Events that come from outside carry a `key` under which they count once. */
export type ConversationEvent =
  /** The turn took all unhandled messages of one voice, in order. */
  | {
      readonly type: 'messages-arrived';
      readonly messages: readonly HeardMessage[];
      /** For an alarm that only these messages together raise; made up from the conversation's id when it is missing. */
      readonly alarmCode?: string;
    }
  /** One message whose verdict is an emergency or a crisis; it does not wait for a turn. */
  | { readonly type: 'danger-heard'; readonly message: HeardMessage; readonly alarmCode: string }
  /** One message that means STOP, START or HELP; it does not wait for a turn. */
  | { readonly type: 'consent-heard'; readonly message: HeardMessage }
  | { readonly type: 'effect-settled'; readonly key: EffectKey; readonly result: EffectResult }
  /** The moment in `dueAt` has come. */
  | { readonly type: 'deadline-passed' }
  | {
      readonly type: 'send-ended';
      readonly key: string;
      readonly sendId: SendId;
      readonly purpose: Purpose;
      /** `stale`: somebody has taken over from the bot since, so nobody misses it. */
      readonly outcome: 'failed' | 'unclear' | 'refused' | 'stale';
      /** It carried the disclosures of a first reply, which nobody has read now. */
      readonly intro?: Channel;
    }
  /** The carrier takes no texts to this number: its owner has opted out there, and we have not heard of it. */
  | { readonly type: 'carrier-blocked'; readonly key: string }
  /** A chat was linked to this number's conversation and brings what it was about. */
  | {
      readonly type: 'chat-joined';
      readonly key: string;
      readonly via: ContactId;
      readonly goal?: Goal;
      readonly level: Level;
    }
  /** `key`: of a text that claims, which may be brought again long after. */
  | { readonly type: 'claimed'; readonly by: StaffId; readonly key?: string }
  | { readonly type: 'released'; readonly by: StaffId }
  | {
      readonly type: 'staff-replied';
      readonly by: StaffId;
      readonly text: string;
      readonly key: string;
      readonly seen: SeenVersion;
    }
  /** Back to the bot, the episode goes on. */
  | { readonly type: 'handed-back'; readonly by: StaffId; readonly seen: SeenVersion }
  /** The episode is over; the reason is kept with the audit row. */
  | { readonly type: 'resolved'; readonly by: StaffId; readonly seen: SeenVersion }
  | { readonly type: 'level-lowered'; readonly by: StaffId; readonly to: Level; readonly seen: SeenVersion }
  /** The house itself could not act (its own fault, or an effect that failed for good): a person takes over. */
  | { readonly type: 'gave-up'; readonly key: EffectKey };
