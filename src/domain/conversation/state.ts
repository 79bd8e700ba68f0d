import type { Channel } from '../channel.ts';
import type {
  AppointmentId,
  AppointmentTypeId,
  BookingId,
  ContactId,
  ConversationId,
  EffectKey,
  MessageId,
  PatientId,
  PhoneNumber,
  StaffId,
} from '../ids.ts';
import type { Language } from '../language.ts';
import type { Slot } from '../scheduling/slot.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { CarePath, Finding, Level } from '../triage/verdict.ts';
import type { Effect } from './effects.ts';
import type { WhenWish } from './reading.ts';
import type { Voice } from './voice.ts';

/**
 * Who speaks: the bot; nobody yet, a person is being waited for; a person.
 *
 *     bot ──handover──▶ waiting ──claim──▶ staffed
 *      ▲                  ▲  ◀──overdue──────┘ │
 *      └──────────── resolve, hand back ───────┘
 */
export type Mode = 'bot' | 'waiting' | 'staffed';

/** What the patient wants from the front desk, gathered over several messages. */
export type Goal =
  | {
      readonly kind: 'book';
      readonly typeId?: AppointmentTypeId;
      readonly wish?: WhenWish;
      readonly reason?: string;
      readonly forWhom: 'self' | 'other';
    }
  | { readonly kind: 'show' }
  | {
      readonly kind: 'move';
      readonly wish?: WhenWish;
      readonly appointmentId?: AppointmentId;
      /** When the visit is now, to say which one is meant. */
      readonly start?: Instant;
    }
  /** `wish` is here the day or time by which the patient names the visit. */
  | { readonly kind: 'cancel'; readonly wish?: WhenWish; readonly appointmentId?: AppointmentId }
  | { readonly kind: 'confirm'; readonly wish?: WhenWish; readonly appointmentId?: AppointmentId };

/** A visit as far as a sentence to its patient needs it. */
export interface VisitSummary {
  readonly appointmentId: AppointmentId;
  readonly patientId: PatientId;
  readonly slot: Slot;
}

/** Where the bot is in its talk. A step that waits for the house (`working`) names the goal it works on. */
export type Dialogue =
  /** `menu`: the last reply offered what the front desk can do, so a bare number picks from it. */
  | { readonly step: 'idle'; readonly menu?: true }
  | {
      readonly step: 'working';
      readonly goal: Goal;
      readonly patientId?: PatientId;
      /** Why slots are looked for again; the next offer says so. */
      readonly because?: 'taken' | 'expired';
      /** What the patient asked for meanwhile; begun when this is settled. */
      readonly then?: Goal;
    }
  | { readonly step: 'asking-number'; readonly goal: Goal }
  | {
      readonly step: 'asking-code';
      readonly goal: Goal;
      readonly phone: PhoneNumber;
      /** Codes typed that were not the right one. */
      readonly wrong?: number;
    }
  /** `isNew`: the patient has said that it is for somebody new, so a number with patients gets another. */
  | {
      readonly step: 'asking-name';
      readonly goal: Goal;
      readonly birthDate?: LocalDate;
      readonly isNew?: true;
    }
  | {
      readonly step: 'asking-birth-date';
      readonly goal: Goal;
      readonly name?: string;
      readonly isNew?: true;
    }
  /** No patient of this number has that birth date: try again, or somebody new. */
  | {
      readonly step: 'asking-who';
      readonly goal: Goal;
      readonly birthDate?: LocalDate;
      readonly name?: string;
    }
  | {
      readonly step: 'choosing-slot';
      readonly goal: Goal;
      readonly patientId: PatientId;
      readonly offers: readonly Slot[];
      readonly offeredAt: Instant;
    }
  | {
      readonly step: 'booking';
      readonly goal: Goal;
      readonly patientId: PatientId;
      readonly slot: Slot;
      readonly bookingId: BookingId;
      readonly held: boolean;
      /** What the patient asked for meanwhile; begun when this is settled. */
      readonly then?: Goal;
    }
  | {
      readonly step: 'asking-reminders';
      readonly appointmentId: AppointmentId;
      readonly patientId: PatientId;
    }
  | { readonly step: 'choosing-visit'; readonly goal: Goal; readonly visits: readonly VisitSummary[] }
  /** "I can't make it": move it, give it up, or keep it. */
  | { readonly step: 'move-or-cancel'; readonly visit: VisitSummary }
  /** A complaint without a request: book a visit, or talk to a person. */
  | { readonly step: 'visit-or-person'; readonly reason?: string }
  /** An anonymous chat emergency is asked where they are and how to call back. */
  | { readonly step: 'asking-callback' };

/** An emergency, crisis or urgent case that waits for a person. */
export interface Alarm {
  readonly level: Level;
  readonly path: CarePath;
  readonly raisedAt: Instant;
  /** Rungs of the ladder already climbed: 0 none, 1 on call, 2 next, 3 supervisor and the patient was told. */
  readonly rungs: number;
  /** Hard red flags that have rung; a flag not among them rings again. */
  readonly redFlags: readonly string[];
  /** What the on-call person texts back to claim it. */
  readonly code: string;
  /** Where the danger was told of: promises about it go there too, whoever else of the number writes meanwhile. */
  readonly voice?: Voice;
  /** Since a person has taken note of it, by a claim or a reply. Without it the alarm rings (domain/escalation). */
  readonly acknowledgedAt?: Instant;
}

export interface Claim {
  readonly by: StaffId;
  readonly at: Instant;
  /** Set by the first staff reply after the claim, or the first after the patient's last message. */
  readonly answeredAt?: Instant;
}

export interface PendingEffect {
  readonly key: EffectKey;
  readonly effect: Effect;
  /** Who waits for its result. */
  readonly asker?: Voice;
  /** The talk it was for is over: its result is cleaned up after, and never spoken of. */
  readonly abandoned?: true;
  /** Nobody wants it any more: a job that has not begun leaves it undone. */
  readonly unwanted?: true;
}

/** Everything `decide` may know of one contact's conversation; saved whole by one compare-and-set on `version`. */
export interface Conversation {
  readonly id: ConversationId;
  readonly contactId: ContactId;
  readonly version: number;

  readonly mode: Mode;
  /** Of this episode; rises by machine, falls only by a nurse. */
  readonly level: Level;
  /** Raised by handover, STOP and emergency: a bot send that was made under an older one is refused. */
  readonly epoch: number;
  /** Counts cases: every message belongs to one. */
  readonly episode: number;
  /** When the clock itself has something to decide here. */
  readonly dueAt?: Instant;
  /** Since when the patient waits for a person: in the queue, or for an answer of the one who has claimed. */
  readonly waitingSince?: Instant;
  readonly claim?: Claim;
  readonly alarm?: Alarm;

  readonly language: Language;
  /** Where the patient last wrote; replies go there. */
  readonly channel: Channel;
  /** In a chat: the visitor it speaks with. Several may be linked to one number, and none reads what another is told. */
  readonly via?: ContactId;
  /** The first reply, with its disclosures, has been given on this channel. */
  readonly introduced: readonly Channel[];
  readonly dialogue: Dialogue;
  /** Birth dates proved, and until when that holds. */
  readonly verified: readonly {
    readonly patientId: PatientId;
    readonly until: Instant;
    /** Proved for a visit of somebody else: "one for me" means another person. */
    readonly isOther?: true;
  }[];
  readonly wrongBirthDates: number;
  /** Of this episode, bounded; they add up over messages. */
  readonly findings: readonly Finding[];
  /** Safety texts lately sent, so that the same finding does not send the same text twice within two minutes. */
  readonly safetySent: readonly { readonly flag: string; readonly at: Instant }[];
  /** When HELP and START were last answered: a flood of them gets one answer in a while. */
  readonly keywordsAnswered?: { readonly help?: Instant; readonly start?: Instant };
  readonly lastHeardAt?: Instant;
  /** The version that last brought a person something to see: words of the patient, or an alarm that rang. */
  readonly newsVersion?: number;
  /** Flags that have rung in this episode, urgent ones too; what is not among them rings anew. */
  readonly rungFlags?: readonly string[];
  /** Messages in a row that were not understood. */
  readonly misses?: number;
  /** What the patient was told of this wait for a person, so that each is said once. */
  readonly told?: { readonly unseen?: true; readonly closed?: true };

  readonly pending: readonly PendingEffect[];
  /** Messages an earlier commit has taken whose `mark-handled` is not yet done. */
  readonly taken: readonly MessageId[];
  /** Keys of outside events already applied, newest last, bounded: applying one twice changes nothing. */
  readonly applied: readonly string[];
}

export const newConversation = (ids: {
  readonly id: ConversationId;
  readonly contactId: ContactId;
  readonly language: Language;
  readonly channel: Channel;
}): Conversation => ({
  ...ids,
  version: 0,
  mode: 'bot',
  level: 'none',
  epoch: 0,
  episode: 1,
  introduced: [],
  dialogue: { step: 'idle' },
  verified: [],
  wrongBirthDates: 0,
  findings: [],
  safetySent: [],
  pending: [],
  taken: [],
  applied: [],
});
