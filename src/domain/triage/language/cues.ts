import type { Language } from '../../language.ts';
import { ENGLISH_CUES } from './english.ts';
import { SPANISH_CUES } from './spanish.ts';

/**
 * Words that change how the words around them are read.
 *
 * - no-noun: negates things named after it, not a new statement ("no fever my chest hurts")
 * - no-verb: negates the statement after it
 * - no-list: negates everything named after it up to the end of the list ("denies …")
 * - kept: holds a negation word that negates nothing clinical ("not sure", "will not go away")
 * - resolved: what was said before it is over · resolved-ahead: what comes after it is
 * - past: both sides · past-ahead: what comes after it · kept-past: looks like the past and lasts ("since … years ago")
 * - hypothetical: what comes after it · hypothetical-around: the whole sentence
 * - media: the sentence is about a film, a book, a lesson
 * - near: what comes right after it did not quite happen
 * - fear: a diagnosis after it is a fear · fear-around: one anywhere in the sentence
 */
export const CUE_KINDS = [
  'no-noun',
  'no-verb',
  'no-list',
  'kept',
  'resolved',
  'resolved-ahead',
  'past',
  'past-ahead',
  'kept-past',
  'hypothetical',
  'hypothetical-around',
  'media',
  'near',
  'fear',
  'fear-around',
] as const;
export type CueKind = (typeof CUE_KINDS)[number];

export interface LanguageCues {
  /** In the phrase language. */
  readonly phrases: Readonly<Record<CueKind, readonly string[]>>;
  /** Words at which the reach of a cue ends. */
  readonly breaks: ReadonlySet<string>;
  /** Words at which the reach of a negation of things ends as well. */
  readonly newStatement: ReadonlySet<string>;
  /** Verbs that make a statement, which "no" before a noun cannot negate. */
  readonly statementVerbs: ReadonlySet<string>;
  readonly or: ReadonlySet<string>;
  /** Short common words that tell the language of a text. */
  readonly tells: ReadonlySet<string>;
}

export const CUES: Readonly<Record<Language, LanguageCues>> = { en: ENGLISH_CUES, es: SPANISH_CUES };
