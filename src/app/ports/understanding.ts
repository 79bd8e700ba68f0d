import type { Expecting, OfferedChoice, Reading } from '../../domain/conversation/reading.ts';
import type { Language } from '../../domain/language.ts';
import type { Instant } from '../../domain/time.ts';

export interface ReadingContext {
  readonly now: Instant;
  readonly language: Language;
  readonly expecting: Expecting;
  readonly choices: readonly OfferedChoice[];
}

/** Reads what messages ask for. What cannot be read is `other` with low confidence, never an error. */
export interface Understanding {
  read(text: string, context: ReadingContext): Promise<Reading>;
  /** The language a text is plainly in, by its words alone and at once: a safety text waits for nobody. */
  languageOf(text: string): Promise<Language | undefined>;
}
