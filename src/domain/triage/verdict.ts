import type { RuleId } from '../ids.ts';
import type { Language } from '../language.ts';

/**
 * How soon a person has to act, rising: nothing clinical · no visit needed · within days · same day · call 911 now.
 * A level only ever rises by machine.
 */
export const LEVELS = ['none', 'self_care', 'routine', 'urgent', 'emergency'] as const;
export type Level = (typeof LEVELS)[number];

export const maxLevel = (a: Level, b: Level): Level => (LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b);

/** Below zero, zero or above zero, as `a` is lower than, equal to or higher than `b`. */
export const compareLevels = (a: Level, b: Level): number => LEVELS.indexOf(a) - LEVELS.indexOf(b);

/** Which wording the patient receives; the first of these that fired at the top level wins. */
export const CARE_PATHS = ['crisis', 'abuse', 'medical'] as const;
export type CarePath = (typeof CARE_PATHS)[number];

/** Half-open range of UTF-16 units in the text as the patient wrote it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const STATUSES = ['present', 'possible', 'absent'] as const;
export type Status = (typeof STATUSES)[number];

/** Who has it. `nobody` is a book, a film, a fear. */
export const SUBJECTS = ['self', 'child', 'other', 'nobody'] as const;
export type Subject = (typeof SUBJECTS)[number];

export const TIMES = ['now', 'recent', 'past', 'hypothetical'] as const;
export type When = (typeof TIMES)[number];

/** One thing the text says about somebody's health, and the words that say so. */
export interface Finding {
  readonly concept: string;
  readonly status: Status;
  readonly subject: Subject;
  /** The person in the writer's own words, normalised ("son", "mama"); absent for the writer. Patient data. */
  readonly subjectLabel?: string;
  readonly time: When;
  /** Where the text says so. Of a finding from an earlier message it points into that message. */
  readonly span: Span;
  /** A number the words carried: years of age for `age`, degrees Fahrenheit for `temperature`, and so on. */
  readonly value?: number;
  /** Every rule of language that changed how the words were read ("negation:denies", "past:years ago"), in order. */
  readonly because: readonly string[];
  /** True for a finding carried over from an earlier message of the episode. */
  readonly earlier?: true;
}

export interface FiredRule {
  readonly id: RuleId;
  readonly level: Level;
  readonly path: CarePath;
  /** A hard rule sets a floor which reassurance cannot lower; a soft one gives way to a down-rule. */
  readonly hard: boolean;
  readonly staffReason: { readonly en: string };
  /** The words of this message that made it fire; empty when only earlier messages did. */
  readonly spans: readonly Span[];
  readonly subject: Subject;
}

export interface Verdict {
  readonly level: Level;
  /** Undefined when nothing clinical was found. */
  readonly path: CarePath | undefined;
  readonly crisis: boolean;
  readonly abuse: boolean;
  /** Highest level first. */
  readonly rules: readonly FiredRule[];
  /** Those of this message, then the earlier ones that were handed in. */
  readonly findings: readonly Finding[];
  readonly packVersion: string;
  /** Stable keys of the hard red flags that fired, so that a new one can be told from an old one. */
  readonly redFlags: readonly string[];
}

export interface TriageInput {
  readonly text: string;
  /** Findings of the same episode, from earlier messages; they add up per subject. */
  readonly priorFindings?: readonly Finding[];
  /** Completed years, of the writer, where the clinic knows it. */
  readonly age?: number;
  readonly sex?: string;
  readonly language?: Language;
}
