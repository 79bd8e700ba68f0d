/**
 * The little language in which the pack writes what people say.
 *
 *   chest ~5 pain|pressure|tight*     "chest" with one of the others at most five words away, in either order
 *   sitting >2 chest                  in this order, at most two other words between
 *   out of breath                     these words, one after the other
 *   hard time? breathing              a word that may be left out
 *   @pain ~4 belly|stomach            a word set of the pack
 *   # weeks pregnant                  any number
 *   fever ~4 #103-110                 a number in this range; of a pair such as 168/110: #160-260/ and #/110-160
 *   (pass out|faint*) ~3 almost       alternatives of several words
 *   stroke !heat|golf|swim*           not when one of these stands within four words
 *
 * A phrase never reaches over the end of a sentence.
 */
export interface Element {
  /** Normal forms; `breath*` is the beginning of a word, `#…` a number. Sorted, so that equal sets are equal. */
  readonly words: readonly string[];
  readonly optional: boolean;
  /** How many other words may stand between the element before and this one. */
  readonly gap: number;
}

/** Elements that follow each other. */
export interface Chunk {
  readonly elements: readonly Element[];
  /** How far from the chunks before it may stand, in either order. */
  readonly within: number;
}

export interface Phrase {
  readonly chunks: readonly Chunk[];
  readonly unless: readonly string[];
}

export type ParsedPhrases = { readonly phrases: readonly Phrase[] } | { readonly fault: string };
export type WordSets = ReadonlyMap<string, readonly string[]>;

const WORD = /^[a-z0-9&]+\*?$/;

/** A range of numbers that a place of a phrase accepts, both ends included. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  /** Whether a number of its own is meant, or the first or second of a pair. */
  readonly part: 'whole' | 'first' | 'second';
}

const ANY = { from: 0, to: Number.MAX_SAFE_INTEGER };
const RANGE = /^#(\/)?(?:(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?))?(\/)?$/;

/** Reads `#`, `#94-110`, `#160-260/`, `#/110-160`; undefined for a word. */
export function numberRange(word: string): NumberRange | undefined {
  const found = RANGE.exec(word);
  if (!found) return undefined;
  const [, second, from, to, first] = found;
  const part = second === undefined ? (first === undefined ? 'whole' : 'first') : 'second';
  return { ...(from === undefined || to === undefined ? ANY : { from: Number(from), to: Number(to) }), part };
}

/** Most phrases that one written phrase may stand for. */
const MOST_VARIANTS = 64;

/** One phrase for every choice among alternatives of several words. */
export function parsePhrases(text: string, sets: WordSets): ParsedPhrases {
  const phrases: Phrase[] = [];
  for (const variant of variantsOf(text)) {
    const parsed = parseOne(variant, sets);
    if (typeof parsed === 'string') return { fault: `${parsed} in the phrase "${text}"` };
    phrases.push(parsed);
  }
  if (phrases.length > MOST_VARIANTS) return { fault: `Too many alternatives in the phrase "${text}"` };
  return { phrases };
}

function variantsOf(text: string): readonly string[] {
  const group = /\(([^()]*)\)/.exec(text);
  if (!group) return [text];
  const before = text.slice(0, group.index);
  const after = variantsOf(text.slice(group.index + group[0].length));
  return (group[1] ?? '').split('|').flatMap((choice) => after.map((rest) => `${before}${choice}${rest}`));
}

function parseOne(text: string, sets: WordSets): Phrase | string {
  const draft: Draft = { chunks: [[]], within: [0], unless: [], gap: 0 };
  for (const part of text.trim().split(/\s+/)) {
    const fault = take(part, draft, sets);
    if (fault !== undefined) return fault;
  }
  if (draft.chunks.some((chunk) => chunk.every((element) => element.optional))) return 'Nothing to look for';
  const chunks = draft.chunks.map((elements, index) => ({ elements, within: draft.within[index] ?? 0 }));
  return { chunks, unless: draft.unless };
}

interface Draft {
  readonly chunks: Element[][];
  readonly within: number[];
  unless: readonly string[];
  gap: number;
}

function take(part: string, draft: Draft, sets: WordSets): string | undefined {
  const distance = /^([~>])(\d{1,2})$/.exec(part);
  if (distance?.[1] === '~') {
    draft.chunks.push([]);
    draft.within.push(Number(distance[2]));
    return undefined;
  }
  if (distance) {
    draft.gap = Number(distance[2]);
    return undefined;
  }
  const forbidden = part.startsWith('!');
  const optional = part.endsWith('?');
  const words = wordsOf(part.slice(forbidden ? 1 : 0, optional ? -1 : undefined), sets);
  if (typeof words === 'string') return words;
  if (forbidden) draft.unless = words;
  else draft.chunks.at(-1)?.push({ words, optional, gap: draft.gap });
  draft.gap = 0;
  return undefined;
}

function wordsOf(part: string, sets: WordSets): readonly string[] | string {
  const words = new Set<string>();
  for (const alternative of part.split('|')) {
    const known = alternative.startsWith('@') ? sets.get(alternative.slice(1)) : [alternative];
    if (known === undefined) return `No word set is called ${alternative}`;
    const wrong = known.find((word) => !WORD.test(word) && !numberRange(word));
    if (wrong !== undefined) {
      return `"${wrong}" is not a word in lower case without accents, nor a range of numbers`;
    }
    for (const word of known) words.add(word);
  }
  return [...words].sort();
}
