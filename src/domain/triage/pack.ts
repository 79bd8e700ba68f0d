import type { RuleId } from '../ids.ts';
import type { Language } from '../language.ts';
import type { Phrase } from './phrase.ts';
import type { CarePath, Level, Subject } from './verdict.ts';

/**
 * What a concept is, which decides when it counts.
 * symptom: while it lasts · event: also when it is over (a faint, a seizure, a swallowed battery) · context: a risk that
 * stays (pregnant, diabetic, on blood thinners) · diagnosis: a name somebody fears or has; fear alone makes it possible.
 */
export const CONCEPT_KINDS = ['symptom', 'event', 'context', 'diagnosis'] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

export interface Concept {
  readonly id: string;
  readonly kind: ConceptKind;
  readonly phrases: readonly { readonly language: Language; readonly phrase: Phrase }[];
}

/** In which guise a concept is asked for. `present` means now, or as far as its kind lets it last. */
export const GUISES = ['present', 'possible', 'resolved', 'past', 'hypothetical', 'absent'] as const;
export type Guise = (typeof GUISES)[number];

/** What has to be found about one person for a rule to fire. */
export type Condition =
  | { readonly is: 'found'; readonly concept: string; readonly guise: Guise }
  | { readonly is: 'all'; readonly of: readonly Condition[] }
  | { readonly is: 'any'; readonly of: readonly Condition[] }
  | { readonly is: 'at-least'; readonly count: number; readonly of: readonly Condition[] }
  | { readonly is: 'without'; readonly of: readonly Condition[] }
  | { readonly is: 'subject'; readonly subject: Subject }
  /** Completed or broken years, `from` included and `under` not. False while the age is unknown. */
  | { readonly is: 'age'; readonly from: number; readonly under: number };

export interface Rule {
  readonly id: RuleId;
  readonly level: Level;
  /** A hard rule sets a floor; a soft one gives way to a down-rule. */
  readonly hard: boolean;
  readonly path: CarePath;
  /** Whose findings are put together: those of one person, or all of the message (a scene with several people in it). */
  readonly scope: 'person' | 'message';
  readonly when: Condition;
  readonly staffReason: { readonly en: string };
}

/** Something said that makes a soft alarm less likely. It never touches a hard rule. */
export interface DownRule {
  readonly id: RuleId;
  readonly to: Level;
  readonly when: Condition;
  /** Undefined: every soft rule of the same person. */
  readonly only: ReadonlySet<string> | undefined;
}

/** A figure of speech: the concepts it would be mistaken for are not looked for in its words. */
export interface Idiom {
  readonly phrase: Phrase;
  readonly silences: ReadonlySet<string>;
}

export interface RedFlagPack {
  readonly version: string;
  readonly concepts: readonly Concept[];
  readonly rules: readonly Rule[];
  readonly downRules: readonly DownRule[];
  readonly idioms: readonly Idiom[];
  /** Ordinary words that look like a slip of a clinical one and are left alone. */
  readonly ordinaryWords: readonly string[];
}
