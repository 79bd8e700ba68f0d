const MARKS = /\p{M}+/gu;
/** Written inside one word: O'Brien is one name, Garc\u00eda-L\u00f3pez are two. */
const APOSTROPHES = /['\u2019\u2018\u0060\u00b4]/g;
const NOT_WORDS = /[^\p{L}\p{N}]+/u;

/** The whole words of a name in the form they are looked up by: lower case, no accents, each once. */
export function nameWords(name: string): readonly string[] {
  const plain = name.replace(APOSTROPHES, '').normalize('NFKD').replace(MARKS, '').toLowerCase();
  return [...new Set(plain.split(NOT_WORDS).filter((word) => word !== ''))];
}
