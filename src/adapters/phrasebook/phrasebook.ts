import type { Reading } from '../../domain/conversation/reading.ts';
import { CALENDAR_VOCABULARY, TIME_WORDS } from './dates/names.ts';
import { CHOICE_WORDS } from './details/choice-words.ts';
import { ANSWER_WORDS } from './details/yes-no.ts';
import { COMMON_WORDS } from './language.ts';
import type { CompiledFrontDesk } from './phrases/front-desk.ts';
import { readMessage } from './read-message.ts';
import type { ReadingContext } from './reading-context.ts';
import { readWords } from './words/read-words.ts';
import { createTypoFixer } from './words/typos.ts';
import type { Word } from './words/word.ts';

/** Understanding without a model: the pack's phrases, a calendar, and what was last asked. */
export interface Phrasebook {
  /** Any text gives a reading; what cannot be read is `other` with low confidence. Keeps nothing of what it read. */
  read(text: string, context: ReadingContext): Reading;
}

export function createPhrasebook(frontDesk: CompiledFrontDesk): Phrasebook {
  const vocabulary = [...frontDesk.vocabulary, ...CALENDAR_VOCABULARY];
  const fixTypo = createTypoFixer(vocabulary, [
    ...COMMON_WORDS,
    ...TIME_WORDS,
    ...ANSWER_WORDS,
    ...CHOICE_WORDS,
  ]);
  // A name is no slip of a word: "Mateo" is not "mareo".
  const fixFor = ({ expecting }: ReadingContext) => (expecting === 'name' ? (word: Word) => word : fixTypo);
  return {
    read: (text, context) => readMessage(readWords(text, fixFor(context)), frontDesk, context),
  };
}
