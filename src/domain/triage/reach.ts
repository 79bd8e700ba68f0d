import type { CueKind } from './language/cues.ts';
import { CUES } from './language/cues.ts';
import type { CueMatch, Scan } from './scan.ts';

/** Words a negation reaches over, by its kind. */
const NEGATION_REACH = { 'no-noun': 8, 'no-verb': 7, 'no-list': 16 } as const;
const AHEAD = 14;
const BEHIND = 12;
/** Longest item in a list of things that are negated together. */
const LIST_ITEM = 6;

/** A cue and the words it bears on. Half-open, by token. */
export interface Reach {
  readonly kind: CueKind;
  readonly name: string;
  readonly places: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** How far each cue reaches; a cue whose words belong to a `kept` one is dropped. */
export function reachesOf(scan: Scan): readonly Reach[] {
  const kept = keptPlaces(scan.cues, ['kept']);
  const keptPast = keptPlaces(scan.cues, ['kept-past']);
  return scan.cues.flatMap((cue) => {
    const { cue: kind } = cue.owner;
    if (kind === 'kept' || kind === 'kept-past') return [];
    const first = cue.places[0] ?? 0;
    if (kind.startsWith('no-') && cue.places.some((place) => kept.has(place))) return [];
    if (kind.startsWith('past') && cue.places.some((place) => keptPast.has(place))) return [];
    const range = rangeOf(kind, { first, last: cue.places.at(-1) ?? first }, scan);
    return range === undefined ? [] : [{ kind, name: cue.owner.name, places: cue.places, ...range }];
  });
}

function keptPlaces(cues: readonly CueMatch[], kinds: readonly CueKind[]): ReadonlySet<number> {
  return new Set(cues.filter((cue) => kinds.includes(cue.owner.cue)).flatMap((cue) => cue.places));
}

interface Range {
  readonly from: number;
  readonly to: number;
}

interface CuePlace {
  readonly first: number;
  readonly last: number;
}

function rangeOf(kind: CueKind, at: CuePlace, scan: Scan): Range | undefined {
  switch (kind) {
    case 'no-noun':
    case 'no-verb':
    case 'no-list':
      return negated(kind, at, scan);
    case 'resolved':
      return resolved(at, scan);
    case 'resolved-ahead':
      return { from: at.first, to: forward(scan, at.last, 6) };
    case 'past':
      return { from: backToComma(scan, at.first), to: forward(scan, at.last, AHEAD) };
    case 'past-ahead':
    case 'hypothetical':
      return { from: at.first, to: forward(scan, at.last, AHEAD) };
    case 'hypothetical-around':
    case 'media':
    case 'fear-around':
      return { from: sentenceStart(scan, at.first), to: sentenceEnd(scan, at.last) };
    case 'near':
      return { from: at.last + 1, to: forward(scan, at.last, 4) };
    case 'fear':
      return { from: at.first, to: Math.min(at.last + 1 + AHEAD, sentenceEnd(scan, at.last)) };
    case 'kept':
    case 'kept-past':
      return undefined;
  }
}

const cuesAt = (scan: Scan, place: number): (typeof CUES)['en'] =>
  CUES[scan.languages[scan.sentences[place] ?? 0] ?? 'en'];

const inSentence = (scan: Scan, place: number, other: number): boolean =>
  place >= 0 && place < scan.tokens.length && scan.sentences[place] === scan.sentences[other];

function sentenceStart(scan: Scan, place: number): number {
  let start = place;
  while (start > place - 60 && inSentence(scan, start - 1, place)) start -= 1;
  return start;
}

function sentenceEnd(scan: Scan, place: number): number {
  let end = place + 1;
  while (end < place + 60 && inSentence(scan, end, place)) end += 1;
  return end;
}

function forward(scan: Scan, last: number, most: number): number {
  const { breaks } = cuesAt(scan, last);
  let end = last + 1;
  while (end <= last + most && inSentence(scan, end, last) && !breaks.has(formAt(scan, end))) end += 1;
  return end;
}

function backward(scan: Scan, first: number, most: number): number {
  const { breaks } = cuesAt(scan, first);
  let start = first;
  while (start > first - most && inSentence(scan, start - 1, first) && !breaks.has(formAt(scan, start - 1))) {
    start -= 1;
  }
  return start;
}

/** "my eye hurts, years ago I had glaucoma": what stands before the comma is of today. */
function backToComma(scan: Scan, first: number): number {
  const start = backward(scan, first, BEHIND);
  for (let place = first; place > start; place -= 1) if (scan.tokens[place]?.gap === 'comma') return place;
  return start;
}

const formAt = (scan: Scan, place: number): string => scan.tokens[place]?.form ?? '';

/** "no, …" answers a question and negates nothing; a list goes on over its commas when an "or" closes it. */
function negated(
  kind: keyof typeof NEGATION_REACH,
  { first, last }: CuePlace,
  scan: Scan,
): Range | undefined {
  if (!inSentence(scan, last + 1, last) || scan.tokens[last + 1]?.gap !== 'space') return undefined;
  const { breaks, newStatement } = cuesAt(scan, last);
  const listEnd = kind === 'no-list' ? last + NEGATION_REACH[kind] : endOfList(scan, last);
  let end = last + 1;
  const most = Math.max(last + NEGATION_REACH[kind], listEnd);
  while (end <= most && inSentence(scan, end, last)) {
    const form = formAt(scan, end);
    if (breaks.has(form)) break;
    if (end > last + 1 && newStatement.has(form) && kind !== 'no-list') break;
    if (scan.tokens[end]?.gap === 'comma' && end > listEnd && !isBracket(kind)) break;
    end += 1;
  }
  return { from: first, to: end };
}

const isBracket = (kind: CueKind): boolean => kind === 'no-list';

/** The last word of "no chest pain, shortness of breath or fever", or -1 when no "or" closes the list. */
function endOfList(scan: Scan, last: number): number {
  const { or, breaks, newStatement } = cuesAt(scan, last);
  let item = 0;
  for (let place = last + 1; place < last + 30 && inSentence(scan, place, last); place += 1) {
    const form = formAt(scan, place);
    if (or.has(form)) return Math.max(place + LIST_ITEM, endOfList(scan, place));
    if (breaks.has(form) || (place > last + 1 && newStatement.has(form))) return -1;
    item = scan.tokens[place]?.gap === 'comma' ? 1 : item + 1;
    if (item > LIST_ITEM) return -1;
  }
  return -1;
}

const UNDOING = new Set(['not', 'never', 'until', 'if', 'no', 'comes', 'hasta', 'will']);

/** Words that point back at what was said, so that "but it went away" speaks of what stands before the "but". */
const POINTING = new Set(['it', 'they', 'that', 'this', 'all', 'se', 'ya', 'both']);

/**
 * Over for what was said before it; at the beginning of a sentence, for the sentence before as well. What it names itself
 * ("se me quitó el dolor de rodilla") is over instead.
 */
function resolved({ first, last }: CuePlace, scan: Scan): Range | undefined {
  for (let place = first - 3; place < first; place += 1) {
    if (inSentence(scan, place, first) && UNDOING.has(formAt(scan, place))) return undefined;
  }
  const ahead = forward(scan, last, 7);
  if (ahead - last > 3 && scan.tokens[last + 1]?.gap === 'space' && namesThing(scan, last)) {
    return { from: first, to: ahead };
  }
  const start = sentenceStart(scan, first);
  if (first - start <= 3 && start > 0) return { from: sentenceStart(scan, start - 1), to: last + 1 };
  const pointing = POINTING.has(formAt(scan, first)) || POINTING.has(formAt(scan, first - 1));
  return { from: pointing ? Math.max(start, first - BEHIND) : backward(scan, first, BEHIND), to: last + 1 };
}

const namesThing = (scan: Scan, last: number): boolean =>
  /^(?:el|la|los|las|mi)$/.test(formAt(scan, last + 1));
