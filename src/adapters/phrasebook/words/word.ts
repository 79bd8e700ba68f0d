/** One word of a message in plain form, with the place in the text it came from. */
export interface Word {
  /** Lower case, without accents or apostrophes, shorthand written out: "can't" is "cant", "tmrw" is "tomorrow". */
  readonly text: string;
  /** Half-open range of UTF-16 units in the text as it was handed in. */
  readonly start: number;
  readonly end: number;
  /** A sentence begins here. */
  readonly begins: boolean;
}

/** Lower case without accents. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
