import type { Language } from '../language.ts';
import type { Instant, LocalDate, LocalTime } from '../time.ts';

/** What a message asks of the front desk. Clinical meaning is not here: that is the verdict's (domain/triage). */
export const INTENTS = [
  'book',
  'move',
  'cancel',
  'show',
  'confirm',
  'human',
  'robot-question',
  'hours',
  'directions',
  'insurance',
  'price',
  'refill',
  'results',
  'running-late',
  'wrong-number',
  'greeting',
  'thanks',
  'complaint',
  'clinical',
  'other',
] as const;

export type Intent = (typeof INTENTS)[number];

/** Part of the day a patient names; `from`/`until` say the wall time when a clock time was said instead. */
export type DayPart = 'morning' | 'afternoon' | 'evening';

/** When a patient would like to come. Every field is what was said; nothing is filled in by a parser's guess. */
export interface WhenWish {
  /** First acceptable day. A span ("next week") also has `lastDate`. */
  readonly date?: LocalDate;
  readonly lastDate?: LocalDate;
  readonly part?: DayPart;
  readonly from?: LocalTime;
  readonly until?: LocalTime;
  /** "as soon as possible", "the earliest you have". */
  readonly soonest?: true;
  /** False when a word about time was left over, or the parser was not certain: the answer must repeat the day it understood. */
  readonly certain: boolean;
}

/** One of the numbered choices the patient was last shown. */
export interface OfferedChoice {
  readonly number: number;
  /** Set when the choice is a moment, so that "the 3pm one" and "the friday one" can find it. */
  readonly at?: Instant;
  /** Words that also name this choice ("move", "cancel", a clinician's name), in lower case. */
  readonly names?: readonly string[];
}

/** What the conversation is waiting for; it decides how a bare "2" or "Ana Diaz" is read. */
export type Expecting =
  'nothing' | 'name' | 'birth-date' | 'choice' | 'yes-no' | 'phone-number' | 'code' | 'place-or-callback';

/** One message as understood by the phrasebook or a model: untrusted, and outranked by the rules. */
export interface Reading {
  readonly language: Language;
  /** False when the text was too short to tell and the language is only carried over. */
  readonly languageCertain: boolean;
  readonly intent: Intent;
  /** 0 to 1; below 0.5 the front desk asks or hands over rather than acts. */
  readonly confidence: number;
  readonly when?: WhenWish;
  /** Number of the offered choice this message picks. */
  readonly choice?: number;
  /** "none of these", "something else": an answer to an offer that picks none of it. */
  readonly declinesAll?: true;
  readonly yesNo?: 'yes' | 'no';
  readonly name?: string;
  readonly birthDate?: LocalDate;
  readonly phone?: string;
  readonly code?: string;
  /** Whom the visit is for, as far as the text says: "for my son" is other. */
  readonly forWhom?: 'self' | 'other';
  /** What the visit is about in the patient's own words ("my knee"); patient data. */
  readonly reason?: string;
  /** An appointment type's id, where the words name one ("physical", "vaccine"). */
  readonly appointmentType?: string;
}
