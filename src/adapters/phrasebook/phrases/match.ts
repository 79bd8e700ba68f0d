import type { WordSpan } from '../dates/line.ts';
import type { Word } from '../words/word.ts';
import type { OneOf, Phrase, Step } from './phrase.ts';

/** The words of a message, and which of them were read as time or as somebody else. */
export interface Ground {
  readonly words: readonly Word[];
  readonly texts: ReadonlySet<string>;
  /** By first word. */
  readonly when: ReadonlyMap<number, WordSpan>;
  readonly persons: ReadonlyMap<number, WordSpan>;
}

const LONGEST_GAP = 4;

export function matches(phrase: Phrase, ground: Ground): boolean {
  if (!mayMatch(phrase, ground)) return false;
  return ground.words.some((_, at) => ends(phrase.steps, ground, at).length > 0);
}

/** True when the phrase is all there is between two words. */
export const isWhole = (phrase: Phrase, ground: Ground, { first, after }: WordSpan): boolean =>
  mayMatch(phrase, ground) && ends(phrase.steps, ground, first).includes(after);

function mayMatch({ needs }: Phrase, { texts }: Ground): boolean {
  if (!needs) return true;
  for (const word of needs) if (texts.has(word)) return true;
  return false;
}

/** Every place at which the steps can end when they begin here. */
function ends(steps: readonly Step[], ground: Ground, start: number): readonly number[] {
  let places: readonly number[] = [start];
  for (const step of steps) {
    const next = places.flatMap((at) => stepEnds(step, ground, { at, start }));
    if (next.length === 0) return next;
    places = next.length > 1 ? [...new Set(next)] : next;
  }
  return places;
}

interface Place {
  readonly at: number;
  readonly start: number;
}

function stepEnds(step: Step, ground: Ground, { at, start }: Place): readonly number[] {
  const { words } = ground;
  const opens = at >= words.length || words[at]?.begins === true;
  switch (step.kind) {
    case 'begin':
      return at === 0 || (at < words.length && opens) ? [at] : [];
    case 'end':
      return opens && at > start ? [at] : [];
    case 'gap':
      return gapEnds(words, at);
    case 'one-of': {
      const stay = step.oneOf.optional ? [at] : [];
      // No phrase runs on into the next sentence.
      return at >= words.length || (at > start && opens) ? stay : [...stay, ...taken(step.oneOf, ground, at)];
    }
  }
}

function gapEnds(words: readonly Word[], at: number): readonly number[] {
  const found = [at];
  for (let end = at; end < words.length && end - at < LONGEST_GAP && words[end]?.begins !== true; end += 1) {
    found.push(end + 1);
  }
  return found;
}

function taken(oneOf: OneOf, ground: Ground, at: number): readonly number[] {
  const text = ground.words[at]?.text ?? '';
  const found: number[] = [];
  if (oneOf.words.has(text) || oneOf.stems.some((stem) => text.startsWith(stem))) found.push(at + 1);
  if (oneOf.when) found.push(...spanEnd(ground.when, at));
  if (oneOf.person) found.push(...spanEnd(ground.persons, at));
  for (const phrase of oneOf.phrases) {
    if (mayMatch(phrase, ground)) found.push(...ends(phrase.steps, ground, at).filter((end) => end > at));
  }
  return found;
}

const spanEnd = (spans: ReadonlyMap<number, WordSpan>, at: number): readonly number[] => {
  const span = spans.get(at);
  return span ? [span.after] : [];
};
