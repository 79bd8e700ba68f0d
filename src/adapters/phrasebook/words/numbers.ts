const EN = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ES = 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ');

/** Number words up to twelve, in plain form, with the forms Spanish bends ("una", "un"). */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...EN.map((word, value): [string, number] => [word, value]),
  ...ES.map((word, value): [string, number] => [word, value]),
  ['una', 1],
  ['un', 1],
  ['a', 1],
  ['an', 1],
  ['couple', 2],
  ['par', 2],
]);

/** Source of a pattern for the hours of a clock in words. */
export const HOUR_WORDS = [...EN.slice(1), ...ES.slice(1), 'una'].join('|');

export const numberOf = (word: string): number | undefined =>
  /^\d+$/.test(word) ? Number(word) : NUMBERS.get(word);
