import { plain, type Word } from './word.ts';

/**
 * In order: am/pm with dots, a run of digits with the marks of dates and times inside, a word, one of the pictures
 * people answer with.
 */
const PIECE =
  /(?<![\p{L}\d])[ap]\.\s?m\b\.?|\d+(?:[:./-]\d+)*|\p{L}[\p{L}\p{M}]*(?:['’‘`´]\p{L}+)*|@(?=\s?\d)|[👍👎👌✅❌🙏]/giu;
const APOSTROPHES = /['’‘`´]/g;
const SENTENCE_END = /[.!?;\n\r¿¡]|…/;

/** A full stop after one of these belongs to the word. */
const ABBREVIATIONS = new Set(
  'dr dra mr mrs ms sr sra srta appt apt no num st ave approx mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec am pm vs etc'.split(
    ' ',
  ),
);

/** The words of a text as they stand, in plain form. A number and what is glued to it come apart, an ordinal does not. */
export function splitWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const found of text.matchAll(PIECE)) {
    const start = found.index;
    const end = start + found[0].length;
    const last = words.at(-1);
    const word =
      found[0] === '@'
        ? 'at'
        : plain(found[0])
            .replace(APOSTROPHES, '')
            .replace(/[.\s](?=m)|(?<=m)\./g, '');
    if (
      last?.end === start &&
      /^\d+$/.test(last.text) &&
      /^(?:st|nd|rd|th|ro|ra|er|do|da|to|ta)$/.test(word)
    ) {
      words[words.length - 1] = { ...last, text: last.text + word, end };
      continue;
    }
    words.push({ text: word, start, end, begins: beginsSentence(text.slice(last?.end ?? 0, start), last) });
  }
  return words;
}

function beginsSentence(between: string, last: Word | undefined): boolean {
  if (last === undefined) return true;
  if (!SENTENCE_END.test(between)) return false;
  return !(between.trim() === '.' && ABBREVIATIONS.has(last.text));
}
