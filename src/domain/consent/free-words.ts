import { ENGLISH_WISHES } from './english-wishes.ts';
import { SPANISH_WISHES } from './spanish-wishes.ts';
import type { WishWords } from './wish-words.ts';

/**
 * Wishes about being texted in free words. What must stop is asked for as well as the stopping: "stop by", "stop
 * coughing" and "when do you stop seeing patients" are none of our business here.
 *
 * Where the wording is doubtful the strict reading wins: an opt-out is confirmed with the way back, and a text after a
 * revocation cannot be taken back. So "don't text me at work, call instead" opts out. A limit of hours ("don't text me
 * at night") is a preference, which staff note; it does not opt out. Stopping phone calls is not about texts either.
 */
const ALL: readonly WishWords[] = [ENGLISH_WISHES, SPANISH_WISHES];

const anyOf = (sources: readonly string[]): RegExp => new RegExp(sources.map((s) => `(?:${s})`).join('|'));
const COURTESY = `(?:${ALL.map(({ courtesy }) => courtesy).join('|')})`;
const onlyAnyOf = (sources: readonly string[]): RegExp =>
  new RegExp(`^(?:${COURTESY} )*(?:${anyOf(sources).source})(?: ${COURTESY})*$`);
const gather = (pick: (words: WishWords) => readonly string[]): readonly string[] => ALL.flatMap(pick);

const STOP_ALONE = onlyAnyOf(gather(({ stopAlone }) => stopAlone));
const STOP = anyOf(gather(({ stop }) => stop));
const NOT_STOP = anyOf(gather(({ notStop }) => notStop));
const START_ALONE = onlyAnyOf(gather(({ startAlone }) => startAlone));
const START = anyOf(gather(({ start }) => start));
const NOT_START = anyOf(gather(({ notStart }) => notStart));
const CRISIS = anyOf(gather(({ crisis }) => crisis));

const stops = (sentence: string): boolean =>
  STOP_ALONE.test(sentence) || (STOP.test(sentence) && !NOT_STOP.test(sentence));

const starts = (sentence: string): boolean =>
  START_ALONE.test(sentence) || (START.test(sentence) && !NOT_START.test(sentence));

export const asksToStop = (sentences: readonly string[]): boolean => sentences.some(stops);

export const asksToStart = (sentences: readonly string[]): boolean => sentences.some(starts);

export const mayBeCrisis = (sentences: readonly string[]): boolean =>
  sentences.some((sentence) => CRISIS.test(sentence));
