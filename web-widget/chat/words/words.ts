import type { Language } from '../../shared/language.ts';
import { en } from './en.ts';
import { es } from './es.ts';

/** What the chat itself says; what the clinic says comes from the clinic. */
export interface Words {
  readonly title: (clinic: string) => string;
  readonly clinic: string;
  readonly assistant: string;
  readonly staff: string;
  readonly you: string;
  readonly subtitle: string;
  /** Around the number. */
  readonly emergency: readonly [before: string, after: string];
  readonly greeting: (clinic: string) => string;
  readonly quickAnswers: readonly string[];
  readonly quickLabel: string;
  readonly offerLabel: string;
  readonly conversation: string;
  readonly write: string;
  readonly send: string;
  readonly left: (letters: number) => string;
  readonly sent: string;
  readonly waiting: string;
  readonly failed: string;
  readonly failedNews: string;
  readonly tryAgain: string;
  readonly opening: string;
  readonly lost: string;
  /** Around the number. */
  readonly lostCall: readonly [before: string, after: string];
  readonly newMessages: string;
  readonly close: string;
  readonly today: string;
  readonly yesterday: string;
  readonly kept: string;
  readonly forget: string;
}

export const WORDS: Readonly<Record<Language, Words>> = { en, es };
