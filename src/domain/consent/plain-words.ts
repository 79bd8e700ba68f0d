const ACCENTS = /\p{M}+/gu;
/** All the marks that stand in for an apostrophe; first made one, since some of them come apart into a space. */
const APOSTROPHES = /['’‘`´]/g;
/** Joined to the word before it: "don't" is "dont", "opt-out" is "optout", "s.t.o.p" is "stop". */
const INSIDE_WORDS = /(?<=[a-z0-9])['.-](?=[a-z0-9])/g;
const SENTENCE_ENDS = /[.!?;:\n\r]+/;
const NOT_WORDS = /[^a-z0-9]+/g;

/**
 * The sentences of a text in bare lower-case words: no accents, marks, emoji or invisible characters. Empty ones are
 * left out. Letters of other widths are read as the letters they stand for.
 */
export function plainSentences(text: string): readonly string[] {
  return text
    .replace(APOSTROPHES, "'")
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(/\p{Cf}+/gu, '')
    .toLowerCase()
    .replace(INSIDE_WORDS, '')
    .split(SENTENCE_ENDS)
    .map((sentence) => sentence.replace(NOT_WORDS, ' ').trim())
    .filter((sentence) => sentence !== '');
}
