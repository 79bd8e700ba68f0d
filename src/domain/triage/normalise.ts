import type { Gap, Knows, Token } from './tokens.ts';
import { ABBREVIATIONS, CONTRACTIONS, EMOJI, NUMBER_WORDS, PRONOUNS_WITH_IS } from './word-tables.ts';

const MARKS = /\p{M}+/gu;
/** In order: a pair (168/110), a number, w/ and w/o, a word with inner apostrophes, a picture. */
const WORD =
  /(\d{1,3})\s?\/\s?(\d{1,3})(?![\d/])|(\d+(?:[.,]\d+)*)|\b(w\/o?)(?=[\s\p{L}]|$)|(\p{L}[\p{L}\p{M}]*(?:['’‘`´][\p{L}\p{M}]+)*)|(\p{Extended_Pictographic})/giu;
const APOSTROPHES = /['’‘`´]/g;
const PLAIN = /^[a-z]+$/;

/** Lower case without accents; other scripts pass through. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  return PLAIN.test(lower) ? lower : lower.normalize('NFKD').replace(MARKS, '');
}

/**
 * The words of a text in normal form with the range each came from. Any text gives an answer; the cost grows with its length.
 * `knows` settles how a stretched word is written ("breeeathe", "feeeel").
 */
export function normalise(text: string, knows: Knows): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const found of text.matchAll(WORD)) {
    const start = found.index;
    const between = text.slice(end, start);
    const gap = between === ' ' && tokens.length > 0 ? 'space' : gapOf(between, tokens.at(-1));
    end = start + found[0].length;
    append(tokens, wordsOf(found, knows), { start, end, gap });
  }
  return tokens;
}

type Word = Pick<Token, 'form' | 'value' | 'second'>;

function append(tokens: Token[], words: readonly Word[], at: Pick<Token, 'start' | 'end' | 'gap'>): void {
  let { gap } = at;
  for (const { form, value, second } of words) {
    tokens.push({ form, start: at.start, end: at.end, gap, value, second });
    gap = 'space';
  }
}

const asWord = (form: string): Word => ({ form, value: NUMBER_WORDS.get(form), second: undefined });

function wordsOf(found: RegExpMatchArray, knows: Knows): readonly Word[] {
  const [, first, second, number, withWord, word, picture] = found;
  if (word !== undefined) return expand(fold(word), knows).map(asWord);
  if (first !== undefined && second !== undefined) {
    return [{ form: `${first}/${second}`, value: Number(first), second: Number(second) }];
  }
  if (number !== undefined) return [{ form: number, value: valueOf(number), second: undefined }];
  if (withWord !== undefined) return [asWord(withWord.toLowerCase() === 'w/' ? 'with' : 'without')];
  const meaning = picture === undefined ? undefined : EMOJI.get(picture);
  return meaning === undefined ? [] : [asWord(meaning)];
}

/** "1,250" is a thousand and more, "38,5" is Spanish for 38.5. */
function valueOf(digits: string): number {
  const plain = /,\d{3}(?:\D|$)/.test(digits) ? digits.replaceAll(',', '') : digits.replaceAll(',', '.');
  const value = Number.parseFloat(plain);
  return Number.isFinite(value) ? value : 0;
}

function expand(folded: string, knows: Knows): readonly string[] {
  const bare = folded.replace(APOSTROPHES, '');
  const listed = CONTRACTIONS.get(bare);
  if (listed) return listed;
  if (folded === bare) return [shorten(folded, knows)];
  return atApostrophe(folded.replace(APOSTROPHES, "'"), bare);
}

const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['m', 'am'],
  ['re', 'are'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['d', 'would'],
]);

function atApostrophe(word: string, bare: string): readonly string[] {
  const cut = word.indexOf("'");
  const base = word.slice(0, cut);
  const ending = word.slice(cut + 1);
  if (ending === 't' && base.endsWith('n')) return [base.slice(0, -1), 'not'];
  if (ending === 's') return PRONOUNS_WITH_IS.has(base) ? [base, 'is'] : [base];
  const verb = ENDINGS.get(ending);
  return verb === undefined ? [bare] : [base, verb];
}

const STRETCHED = /(.)\1\1/u;

/** A letter three times or more is a cry, not a spelling: twice where such a word is known, else once. */
function shorten(word: string, knows: Knows): string {
  if (!STRETCHED.test(word)) return word;
  const twice = word.replace(/(.)\1{2,}/gu, '$1$1');
  return knows(twice) ? twice : word.replace(/(.)\1{2,}/gu, '$1');
}

/** What holds the parts of a picture together; it separates nothing. */
const JOINERS = /\uFE0F|\u200D/gu;
/** Anything but spaces, pictures, quotes and emphasis. */
const STOPS = /[^\s\p{Extended_Pictographic}'"*_]/u;

function gapOf(between: string, before: Token | undefined): Gap {
  if (before === undefined) return 'sentence';
  if (/[!?;\n\r¿¡]|(?<!\.)\.(?!\.)/u.test(between)) {
    const abbreviated = between.trim() === '.' && ABBREVIATIONS.has(before.form);
    return abbreviated ? 'comma' : 'sentence';
  }
  return between !== '-' && STOPS.test(between.replace(JOINERS, '')) ? 'comma' : 'space';
}
