import type { Channel } from '../channel.ts';
import type { ConsentEntry } from '../consent/ledger.ts';
import type { Purpose } from '../consent/purpose.ts';
import type {
  AppointmentId,
  AppointmentTypeId,
  BookingId,
  ContactId,
  MessageId,
  PatientId,
  PhoneNumber,
} from '../ids.ts';
import type { Language } from '../language.ts';
import type { Slot } from '../scheduling/slot.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { Level } from '../triage/verdict.ts';
import type { Expecting, OfferedChoice, WhenWish } from './reading.ts';
import type { Reply } from './replies.ts';
import type { Goal } from './state.ts';

/** Work only a person can do, beside the conversation itself. */
export const TASK_KINDS = [
  /** A safety text did not arrive: call this number now. */
  'call-now',
  /** The patient wants no reminder texts, or one could not be sent in time: remind by phone. */
  'reminder-call',
  /** Opted out while a visit is booked (a bare CANCEL may have meant the visit). */
  'opt-out-with-visit',
  /** Three wrong birth dates, or more new patients on one number than a day brings to a family. */
  'identity',
  /** A reply could not be delivered, or nobody can say whether it was. */
  'unreachable',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export interface NewTask {
  readonly kind: TaskKind;
  readonly level: Level;
  readonly patientId?: PatientId;
  readonly appointmentId?: AppointmentId;
}

/**
 * The only I/O the house ever does for a conversation. Each is carried out at least once and has its effect once,
 * under its key (conversation, version, index).
 */
export type Effect =
  | { readonly type: 'mark-handled'; readonly messages: readonly MessageId[] }
  | {
      readonly type: 'understand';
      readonly messages: readonly MessageId[];
      readonly expecting: Expecting;
      readonly choices: readonly OfferedChoice[];
      /** Pictures or files came with them, which nobody but a person can look at. */
      readonly media?: true;
    }
  /** `replies` become one message to the patient, in order. `flags`: the findings a safety text is for. */
  | {
      readonly type: 'send';
      readonly purpose: Purpose;
      readonly replies: readonly Reply[];
      readonly language: Language;
      readonly channel: Channel;
      /** In a chat: the visitor who is answered. */
      readonly via?: ContactId;
      readonly epoch: number;
      readonly flags?: readonly string[];
      /** When the words were said that this answers, where it must not come long after. */
      readonly saidAt?: Instant;
    }
  /** Words a member of staff typed; already stored under their key, so only the key is named here. */
  | {
      readonly type: 'send-staff-text';
      readonly text: string;
      readonly channel: Channel;
      readonly via?: ContactId;
      readonly epoch: number;
    }
  /** Finds the patient of this contact with that birth date, and name if given; `register` makes one when there is none. */
  | {
      readonly type: 'identify';
      readonly birthDate: LocalDate;
      readonly name?: string;
      readonly register?: true;
    }
  | {
      readonly type: 'search-slots';
      readonly typeId?: AppointmentTypeId;
      readonly wish?: WhenWish;
      /** Take type and clinician from this visit and do not offer its own time again. */
      readonly moving?: AppointmentId;
      /** Who comes, so that nobody is offered to be in two places at once. */
      readonly patientId?: PatientId;
      readonly exclude: readonly Slot[];
    }
  | { readonly type: 'hold-slot'; readonly slot: Slot; readonly patientId: PatientId }
  | { readonly type: 'release-hold'; readonly bookingId: BookingId; readonly slot: Slot }
  /** By a job. Confirms the hold, or takes the slot again if the hold was lost. */
  | {
      readonly type: 'book';
      readonly bookingId: BookingId;
      readonly slot: Slot;
      readonly patientId: PatientId;
      readonly reason?: string;
    }
  | {
      readonly type: 'move-visit';
      readonly appointmentId: AppointmentId;
      readonly bookingId: BookingId;
      readonly slot: Slot;
    }
  | { readonly type: 'cancel-visit'; readonly appointmentId: AppointmentId }
  | { readonly type: 'confirm-visit'; readonly appointmentId: AppointmentId }
  /** Upcoming visits of these patients; with `of: 'contact'` of every patient of the number (only to ask which, or confirm). */
  | { readonly type: 'list-visits'; readonly of: readonly PatientId[] | 'contact' }
  | { readonly type: 'record-consent'; readonly entry: ConsentEntry }
  | { readonly type: 'open-task'; readonly task: NewTask }
  /** One task for each upcoming visit of the contact, so that no slot is lost to an opt-out. */
  | { readonly type: 'open-visit-tasks'; readonly kind: 'opt-out-with-visit' }
  /** Text the on-call phone of this rung, 1 is the first of `clinic.onCall`: level and code only, no patient data. */
  | { readonly type: 'page-on-call'; readonly rung: number; readonly level: Level; readonly code: string }
  | { readonly type: 'send-link-code'; readonly phone: PhoneNumber }
  | { readonly type: 'check-link-code'; readonly phone: PhoneNumber; readonly code: string }
  /** Link this chat to the number's conversation and carry the goal over. */
  | { readonly type: 'join-number'; readonly phone: PhoneNumber; readonly goal?: Goal };
