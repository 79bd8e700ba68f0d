import { splitWords } from './split.ts';
import type { Word } from './word.ts';
import { writeOut } from './write-out.ts';

/** What lies beyond is left unread: nobody asks a front desk for something on page three. */
const MOST_CHARACTERS = 4_000;
const MOST_WORDS = 400;

export interface Message {
  /** As it was handed in, as far as it is read; every word's place points into it. */
  readonly text: string;
  readonly words: readonly Word[];
}

/** The words of a message, written out and with slips put right. */
export function readWords(text: string, fixTypo: (word: Word) => Word): Message {
  const read = text.slice(0, MOST_CHARACTERS);
  return { text: read, words: writeOut(splitWords(read).slice(0, MOST_WORDS)).map(fixTypo) };
}

/** What was written from one word to another, as it was written. */
export function rawBetween(message: Message, first: number, last: number): string {
  const [from, to] = [message.words[first], message.words[last]];
  return from && to ? message.text.slice(from.start, to.end) : '';
}
