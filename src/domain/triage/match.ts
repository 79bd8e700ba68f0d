import type { IndexedElement, IndexedPhrase, PhraseIndex, Positions } from './index-of-phrases.ts';

/** How near a word of `unless` has to stand to silence a phrase. */
const UNLESS_WITHIN = 4;

/** A phrase found in a text: the tokens that matched, in order. */
export interface Match<Owner> {
  readonly owner: Owner;
  readonly places: readonly number[];
}

interface Text {
  readonly positions: Positions;
  /** Number of the sentence each token stands in. */
  readonly sentences: readonly number[];
}

/** Every phrase of the pack that stands in the text. */
export function findPhrases<Owner>(text: Text, index: PhraseIndex<Owner>): readonly Match<Owner>[] {
  const matches: Match<Owner>[] = [];
  for (const atom of text.positions.keys()) {
    const phrases = index.anchored.get(atom);
    if (phrases === undefined) continue;
    for (const phrase of phrases) {
      if (phrase.required.every((needed) => text.positions.has(needed))) collect(phrase, text, matches);
    }
  }
  return matches;
}

function collect<Owner>(phrase: IndexedPhrase<Owner>, text: Text, into: Match<Owner>[]): void {
  const [first, ...others] = phrase.chunks;
  if (first === undefined) return;
  let lastEnd = -1;
  for (const start of startsOf(first.elements, text)) {
    if (start <= lastEnd) continue;
    const places = extend(others, chunkAt(first.elements, start, text), text);
    if (places === undefined || silenced(phrase, places, text)) continue;
    into.push({ owner: phrase.owner, places });
    lastEnd = Math.max(...places);
  }
}

/** Where the first element stands, or the second when the first may be left out. */
function startsOf(elements: readonly IndexedElement[], text: Text): readonly number[] {
  const first = elements.findIndex((element) => !element.optional);
  const leading = elements.slice(0, first + 1).map((element) => text.positions.get(element.atom) ?? []);
  return leading.length === 1 ? (leading[0] ?? []) : [...new Set(leading.flat())].sort((a, b) => a - b);
}

function extend(
  chunks: IndexedPhrase<unknown>['chunks'],
  found: readonly number[] | undefined,
  text: Text,
): readonly number[] | undefined {
  let places = found;
  for (const chunk of chunks) {
    if (places === undefined) return undefined;
    places = joined(chunk, places, text);
  }
  return places;
}

/** The chunk nearest to what was found so far, before or after it, not sharing a word with it. */
function joined(
  chunk: { readonly elements: readonly IndexedElement[]; readonly within: number },
  places: readonly number[],
  text: Text,
): readonly number[] | undefined {
  const low = Math.min(...places);
  const high = Math.max(...places);
  const reach = chunk.within + chunk.elements.length;
  let best: readonly number[] | undefined;
  let bestGap = chunk.within + 1;
  for (const start of between(startsOf(chunk.elements, text), low - reach - 1, high + chunk.within + 1)) {
    const here = chunkAt(chunk.elements, start, text);
    if (here === undefined || here.some((place) => places.includes(place))) continue;
    const gap = distance(here, low, high);
    if (gap < bestGap && text.sentences[start] === text.sentences[low]) [best, bestGap] = [here, gap];
  }
  return best && [...places, ...best].sort((a, b) => a - b);
}

function distance(here: readonly number[], low: number, high: number): number {
  const start = here[0] ?? 0;
  const end = here.at(-1) ?? 0;
  if (end < low) return low - end - 1;
  return start > high ? start - high - 1 : 0;
}

/** The places from `low` to `high`, found by halving because they are sorted. */
function between(places: readonly number[], low: number, high: number): readonly number[] {
  let from = 0;
  let to = places.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] ?? 0) < low) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < places.length && (places[end] ?? 0) <= high) end += 1;
  return places.slice(from, end);
}

/** The elements in their order from this token on, each taken at its first fitting place. */
function chunkAt(
  elements: readonly IndexedElement[],
  start: number,
  text: Text,
): readonly number[] | undefined {
  const places: number[] = [];
  for (const element of elements) {
    const last = places.at(-1);
    const place = last === undefined ? at(element, start, text) : next(element, last, text);
    if (place !== undefined) places.push(place);
    else if (!element.optional) return undefined;
  }
  return places;
}

const at = (element: IndexedElement, place: number, text: Text): number | undefined =>
  between(text.positions.get(element.atom) ?? [], place, place)[0];

function next(element: IndexedElement, last: number, text: Text): number | undefined {
  const [place] = between(text.positions.get(element.atom) ?? [], last + 1, last + 1 + element.gap);
  return place !== undefined && text.sentences[place] === text.sentences[last] ? place : undefined;
}

function silenced(phrase: IndexedPhrase<unknown>, places: readonly number[], text: Text): boolean {
  if (phrase.unless === undefined) return false;
  const low = Math.min(...places);
  const high = Math.max(...places);
  return between(text.positions.get(phrase.unless) ?? [], low - UNLESS_WITHIN, high + UNLESS_WITHIN).some(
    (place) => text.sentences[place] === text.sentences[low] && !places.includes(place),
  );
}
