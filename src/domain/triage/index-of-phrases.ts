import { numberRange, type NumberRange, type Phrase } from './phrase.ts';
import { isEnding, type Speller } from './spelling.ts';
import type { Token } from './tokens.ts';

/** A set of words that one place of a phrase accepts; equal sets share one number over the whole pack. */
export type Atom = number;

export interface IndexedElement {
  readonly atom: Atom;
  readonly optional: boolean;
  readonly gap: number;
}

export interface IndexedPhrase<Owner> {
  readonly owner: Owner;
  readonly chunks: readonly { readonly elements: readonly IndexedElement[]; readonly within: number }[];
  /** Every atom that must stand in the text for the phrase to be looked for at all. */
  readonly required: readonly Atom[];
  readonly unless: Atom | undefined;
}

/** Words → atoms → phrases, so that a text only ever meets the phrases whose rarest word it holds. */
export interface PhraseIndex<Owner> {
  readonly exact: ReadonlyMap<string, readonly Atom[]>;
  readonly stems: ReadonlyMap<string, readonly Atom[]>;
  /** The lengths stems have, so that only those beginnings of a word are looked up. */
  readonly stemLengths: readonly number[];
  readonly numbers: readonly (NumberRange & { readonly atom: Atom })[];
  readonly anchored: ReadonlyMap<Atom, readonly IndexedPhrase<Owner>[]>;
  readonly speller: Speller;
}

/** Which atoms a text holds and at which tokens. */
export type Positions = ReadonlyMap<Atom, readonly number[]>;

export interface PhraseEntry<Owner> {
  readonly owner: Owner;
  readonly phrase: Phrase;
}

export function buildIndex<Owner>(
  entries: readonly PhraseEntry<Owner>[],
  speller: Speller,
): PhraseIndex<Owner> {
  const atoms = new Map<string, { readonly atom: Atom; readonly words: readonly string[] }>();
  const atomOf = (words: readonly string[]): Atom => {
    const key = words.join('|');
    const known = atoms.get(key) ?? { atom: atoms.size, words };
    atoms.set(key, known);
    return known.atom;
  };
  const phrases = entries.map((entry) => indexed(entry, atomOf));
  const wordsByAtom = [...atoms.values()];
  const { exact, stems } = wordMaps(wordsByAtom);
  return {
    exact,
    stems,
    stemLengths: [...new Set([...stems.keys()].map((stem) => stem.length))].sort((a, b) => a - b),
    numbers: wordsByAtom.flatMap(rangesOf),
    anchored: anchorAll(phrases, wordsByAtom),
    speller,
  };
}

function indexed<Owner>(
  { owner, phrase }: PhraseEntry<Owner>,
  atomOf: (words: readonly string[]) => Atom,
): IndexedPhrase<Owner> {
  const chunks = phrase.chunks.map((chunk) => ({
    within: chunk.within,
    elements: chunk.elements.map(({ words, optional, gap }) => ({ atom: atomOf(words), optional, gap })),
  }));
  const required = chunks.flatMap(({ elements }) => elements.filter((e) => !e.optional).map((e) => e.atom));
  return {
    owner,
    chunks,
    required: [...new Set(required)],
    unless: phrase.unless.length > 0 ? atomOf(phrase.unless) : undefined,
  };
}

interface NumberedWords {
  readonly atom: Atom;
  readonly words: readonly string[];
}

const rangesOf = ({ atom, words }: NumberedWords): (NumberRange & { readonly atom: Atom })[] =>
  words.flatMap((word) => {
    const range = numberRange(word);
    return range === undefined ? [] : [{ ...range, atom }];
  });

function wordMaps(all: readonly NumberedWords[]): Pick<PhraseIndex<never>, 'exact' | 'stems'> {
  const exact = new Map<string, Atom[]>();
  const stems = new Map<string, Atom[]>();
  for (const { atom, words } of all) {
    for (const word of words) {
      const [map, key] = word.endsWith('*') ? [stems, word.slice(0, -1)] : [exact, word];
      map.set(key, [...(map.get(key) ?? []), atom]);
    }
  }
  return { exact, stems };
}

function anchorAll<Owner>(
  phrases: readonly IndexedPhrase<Owner>[],
  all: readonly NumberedWords[],
): ReadonlyMap<Atom, readonly IndexedPhrase<Owner>[]> {
  const anchored = new Map<Atom, IndexedPhrase<Owner>[]>();
  const rarity = new Map(all.map(({ atom, words }) => [atom, rarityOf(words)]));
  for (const phrase of phrases) {
    const [first = 0, ...others] = phrase.required;
    const rarest = others.reduce((a, b) => ((rarity.get(b) ?? 0) > (rarity.get(a) ?? 0) ? b : a), first);
    anchored.set(rarest, [...(anchored.get(rarest) ?? []), phrase]);
  }
  return anchored;
}

/** Long words are rare, and a set is as common as its shortest member. */
const rarityOf = (words: readonly string[]): number =>
  Math.min(...words.map((word) => word.length)) - words.length / 8;

/** True for a form that some phrase of the pack could use as it stands. */
export const knownTo =
  (index: PhraseIndex<unknown>) =>
  (form: string): boolean =>
    index.exact.has(form) || index.stemLengths.some((length) => index.stems.has(form.slice(0, length)));

/** Looks every word up once. A word that nobody knows is tried again as the clinical word it may be a slip of. */
export function locate(tokens: readonly Token[], index: PhraseIndex<unknown>): Positions {
  const positions = new Map<Atom, number[]>();
  const note = (atom: Atom, place: number): void => {
    const places = positions.get(atom);
    if (places === undefined) positions.set(atom, [place]);
    else if (places.at(-1) !== place) places.push(place);
  };
  tokens.forEach((token, place) => {
    if (token.value !== undefined) {
      for (const range of index.numbers) if (holds(range, token)) note(range.atom, place);
    }
    if (lookUp(token.form, place, { index, note })) return;
    const meant = index.speller.correct(token.form);
    if (meant !== undefined) lookUp(meant, place, { index, note });
  });
  return positions;
}

function holds({ from, to, part }: NumberRange, token: Token): boolean {
  const paired = token.second !== undefined;
  if (paired === (part === 'whole')) return false;
  const value = part === 'second' ? token.second : token.value;
  return value !== undefined && value >= from && value <= to;
}

interface LookUp {
  readonly index: PhraseIndex<unknown>;
  readonly note: (atom: Atom, place: number) => void;
}

/** True when the form needs no other reading: a stem with an unusual ending ("respirrar") may still be a slip. */
function lookUp(form: string, place: number, { index, note }: LookUp): boolean {
  const exact = index.exact.get(form);
  if (exact !== undefined) for (const atom of exact) note(atom, place);
  let found = exact !== undefined;
  for (const length of index.stemLengths) {
    if (length > form.length) break;
    const atoms = index.stems.get(form.slice(0, length));
    if (atoms === undefined) continue;
    found ||= isEnding(form.slice(length));
    for (const atom of atoms) note(atom, place);
  }
  return found;
}
