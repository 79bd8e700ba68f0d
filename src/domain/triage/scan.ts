import type { Language } from '../language.ts';
import type { Concept, Idiom, RedFlagPack } from './pack.ts';
import { CUE_KINDS, CUES, type CueKind } from './language/cues.ts';
import { languagesOf } from './language/detect.ts';
import { buildIndex, knownTo, locate, type PhraseEntry, type PhraseIndex } from './index-of-phrases.ts';
import { findPhrases, type Match } from './match.ts';
import { normalise } from './normalise.ts';
import { parsePhrases, type Chunk } from './phrase.ts';
import { buildSpeller } from './spelling.ts';
import type { Token } from './tokens.ts';
import { clinicianVoices, type ClinicianVoice } from './voices.ts';

/** What a phrase of the index stands for. */
export type Owner =
  | { readonly is: 'concept'; readonly concept: Concept; readonly language: Language }
  | { readonly is: 'idiom'; readonly idiom: Idiom }
  | { readonly is: 'cue'; readonly cue: CueKind; readonly language: Language; readonly name: string };

type Only<Is extends Owner['is']> = Extract<Owner, { readonly is: Is }>;
export type ConceptMatch = Match<Only<'concept'>>;
export type CueMatch = Match<Only<'cue'>>;

/** A text cut into words and sentences, with everything the pack and the language tables find in it. */
export interface Scan {
  readonly tokens: readonly Token[];
  /** Number of the sentence of each token. */
  readonly sentences: readonly number[];
  /** Language of each sentence. */
  readonly languages: readonly Language[];
  readonly concepts: readonly ConceptMatch[];
  readonly cues: readonly CueMatch[];
  readonly voices: readonly ClinicianVoice[];
}

/** One index for the pack's phrases and the cues, so that a text is gone through once. */
export function buildScanIndex(pack: RedFlagPack): PhraseIndex<Owner> {
  const concepts = pack.concepts.flatMap((concept) =>
    concept.phrases.map(({ phrase, language }): PhraseEntry<Owner> => ({
      owner: { is: 'concept', concept, language },
      phrase,
    })),
  );
  const idioms = pack.idioms.map((idiom): PhraseEntry<Owner> => ({
    owner: { is: 'idiom', idiom },
    phrase: idiom.phrase,
  }));
  const clinicalWords = concepts.flatMap(({ phrase }) => phrase.chunks.flatMap(wordsOf));
  const speller = buildSpeller(clinicalWords, new Set(pack.ordinaryWords));
  return buildIndex([...concepts, ...idioms, ...cueEntries()], speller);
}

const wordsOf = (chunk: Chunk): readonly string[] => chunk.elements.flatMap((element) => element.words);

function cueEntries(): readonly PhraseEntry<Owner>[] {
  return (['en', 'es'] as const).flatMap((language) =>
    CUE_KINDS.flatMap((cue) =>
      CUES[language].phrases[cue].flatMap((text): PhraseEntry<Owner>[] => {
        const parsed = parsePhrases(text, new Map());
        if ('fault' in parsed) throw new Error(parsed.fault);
        const name = `${cue}:${text}`;
        return parsed.phrases.map((phrase) => ({ owner: { is: 'cue', cue, language, name }, phrase }));
      }),
    ),
  );
}

export function scan(
  text: string,
  { index, hint }: { readonly index: PhraseIndex<Owner>; readonly hint: Language | undefined },
): Scan {
  const tokens = normalise(text, knownTo(index));
  const sentences = sentencesOf(tokens);
  const languages = languagesOf(tokens, sentences, hint);
  const matches = findPhrases({ positions: locate(tokens, index), sentences }, index);
  const idioms = matches.filter((match): match is Match<Only<'idiom'>> => match.owner.is === 'idiom');
  return {
    tokens,
    sentences,
    languages,
    concepts: matches.filter(isConcept).filter((match) => !silencedBy(idioms, match)),
    voices: clinicianVoices(text),
    cues: matches
      .filter(isCue)
      .filter((cue) => languages[sentences[cue.places[0] ?? 0] ?? 0] === cue.owner.language),
  };
}

const isConcept = (match: Match<Owner>): match is ConceptMatch => match.owner.is === 'concept';
const isCue = (match: Match<Owner>): match is CueMatch => match.owner.is === 'cue';

const silencedBy = (idioms: readonly Match<Only<'idiom'>>[], match: ConceptMatch): boolean =>
  idioms.some(
    ({ owner, places }) =>
      owner.idiom.silences.has(match.owner.concept.id) &&
      places.some((place) => match.places.includes(place)),
  );

/** From here on a run-on text is cut at the next joint, so that the cost of a sentence stays bounded. */
const LONG_SENTENCE = 60;
const LONGEST_SENTENCE = 120;
const JOINTS = new Set(['and', 'but', 'so', 'then', 'y', 'pero', 'entonces']);

function sentencesOf(tokens: readonly Token[]): readonly number[] {
  let sentence = -1;
  let length = 0;
  return tokens.map((token) => {
    const joint = token.gap === 'comma' || JOINTS.has(token.form);
    const tooLong = length >= LONGEST_SENTENCE || (length >= LONG_SENTENCE && joint);
    if (token.gap === 'sentence' || tooLong) [sentence, length] = [sentence + 1, 0];
    length += 1;
    return sentence;
  });
}
