/** What stands between a word and the one before it. */
export type Gap = 'space' | 'comma' | 'sentence';

/** One normalised word and where the patient wrote it. A contraction or an abbreviation gives several with one range. */
export interface Token {
  /** Lower case, without accents. */
  readonly form: string;
  /** Half-open range of UTF-16 units in the raw text. */
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
  /** Set when the word is a number in digits or letters. */
  readonly value: number | undefined;
  /** The second number of a pair such as 168/110. */
  readonly second: number | undefined;
}

/** True for a form the pack or the language tables know, so that it is left as it is. */
export type Knows = (form: string) => boolean;
