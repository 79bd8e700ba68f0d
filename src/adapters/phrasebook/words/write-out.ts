import { JOINED, SHORTHAND } from './shorthand.ts';
import type { Word } from './word.ts';

/** What a letter stands for only beside another word: alone it is an answer ("R", "k", "C"). */
const LETTERS: Readonly<Record<string, { readonly before?: RegExp; readonly word: string }>> = {
  r: { before: /^(?:u|you|there|we|they|the|your|my|yall|all)$/, word: 'are' },
  c: { before: /^(?:u|you|a|the|me|my|dr|doctor|someone|if|what)$/, word: 'see' },
  x: { before: /^(?:la|el|favor|las|los|mi|mis|que)$/, word: 'por' },
  d: { before: /^(?:la|el|las|los|mi)$/, word: 'de' },
};

/** Shorthand in full, and pairs such as "can not" in one. Every word keeps the place it came from. */
export function writeOut(words: readonly Word[]): readonly Word[] {
  const long = words.flatMap((word, at) => writeOutOne(word, words, at));
  const joined: Word[] = [];
  for (const word of long) {
    const last = joined.at(-1);
    const one = last && !word.begins ? JOINED.get(`${last.text} ${word.text}`) : undefined;
    if (last && one !== undefined) joined[joined.length - 1] = { ...last, text: one, end: word.end };
    else joined.push(word);
  }
  return joined;
}

function writeOutOne(word: Word, words: readonly Word[], at: number): readonly Word[] {
  const alone = words.length === 1;
  const letter = LETTERS[word.text];
  const next = words[at + 1];
  if (letter && next && !next.begins && letter.before?.test(next.text)) {
    return [{ ...word, text: letter.word }];
  }
  const long = alone && word.text.length === 1 ? undefined : SHORTHAND.get(word.text);
  if (!long) return [word];
  return long.map((text, index) => ({ ...word, text, begins: word.begins && index === 0 }));
}
