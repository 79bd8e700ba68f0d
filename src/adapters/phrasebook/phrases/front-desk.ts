import type { Intent } from '../../../domain/conversation/reading.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import { parsePhrase, PhraseFault, wordsOf, type Lists, type Phrase } from './phrase.ts';

/** How much a phrase says about what is wanted: by itself enough, likely, or only together with others. */
export const STRENGTHS = ['sure', 'likely', 'hint'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Beside the strengths: phrases that count as the whole message alone, and phrases that rule the intent out. */
export const PHRASE_KINDS = [...STRENGTHS, 'only', 'unless'] as const;
export type PhraseKind = (typeof PHRASE_KINDS)[number];

export type PhraseTexts = Readonly<Partial<Record<PhraseKind, readonly string[]>>>;

/** One file of intents/front-desk as it was read; phrases of every language are tried on every message. */
export interface IntentDefinition {
  readonly intent: Intent;
  readonly phrases: Readonly<Partial<Record<(typeof LANGUAGES)[number], PhraseTexts>>>;
}

/** One phrase and what it says when it matches. */
export interface Entry {
  readonly intent: Intent;
  readonly kind: PhraseKind;
  readonly phrase: Phrase;
}

/** Everything the phrasebook knows of how patients put things. Made by {@link compileFrontDesk} alone. */
export interface CompiledFrontDesk {
  readonly intents: ReadonlySet<Intent>;
  /** The entries worth trying on a message that has this word; under '' those worth trying on any. */
  readonly byWord: ReadonlyMap<string, readonly Entry[]>;
  /** Words that a slip of the finger may be put right to. */
  readonly vocabulary: ReadonlySet<string>;
}

/** A phrase that cannot be read: where it stands in its file, what is wrong and what to do. */
export interface FrontDeskFault {
  readonly intent: Intent | undefined;
  /** Keys and indexes from the top of the file. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly fix: string;
}

export interface FrontDeskSource {
  /** Name → phrases; a list may use those before it. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly intents: readonly IntentDefinition[];
}

export type Compiled =
  { readonly frontDesk: CompiledFrontDesk } | { readonly faults: readonly FrontDeskFault[] };

export function compileFrontDesk({ lists, intents }: FrontDeskSource): Compiled {
  const faults: FrontDeskFault[] = [];
  const report = (intent: Intent | undefined, path: FrontDeskFault['path'], fault: unknown): void => {
    if (!(fault instanceof PhraseFault)) throw fault;
    faults.push({ intent, path, message: fault.message, fix: fault.fix });
  };
  const compiledLists = compileLists(lists, (path, fault) => {
    report(undefined, path, fault);
  });
  const entries = intents.flatMap((definition) =>
    entriesOf(definition, compiledLists, (path, fault) => {
      report(definition.intent, path, fault);
    }),
  );
  if (faults.length > 0) return { faults };
  return {
    frontDesk: {
      intents: new Set(intents.map(({ intent }) => intent)),
      byWord: indexed(entries),
      vocabulary: new Set(entries.flatMap(({ phrase }) => wordsOf(phrase))),
    },
  };
}

function indexed(entries: readonly Entry[]): CompiledFrontDesk['byWord'] {
  const byWord = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const word of entry.phrase.needs ?? ['']) {
      const found = byWord.get(word);
      if (found) found.push(entry);
      else byWord.set(word, [entry]);
    }
  }
  return byWord;
}

type Report = (path: FrontDeskFault['path'], fault: unknown) => void;

function compileLists(lists: FrontDeskSource['lists'], report: Report): Lists {
  const compiled = new Map<string, readonly Phrase[]>();
  for (const [name, sources] of Object.entries(lists)) {
    compiled.set(
      name,
      parseAll(sources, compiled, (index, fault) => {
        report([name, index], fault);
      }),
    );
  }
  return compiled;
}

const entriesOf = ({ intent, phrases }: IntentDefinition, lists: Lists, report: Report): readonly Entry[] =>
  LANGUAGES.flatMap((language) =>
    PHRASE_KINDS.flatMap((kind) =>
      parseAll(phrases[language]?.[kind] ?? [], lists, (index, fault) => {
        report(['phrases', language, kind, index], fault);
      }).map((phrase) => ({ intent, kind, phrase })),
    ),
  );

function parseAll(
  sources: readonly string[],
  lists: Lists,
  report: (index: number, fault: unknown) => void,
): readonly Phrase[] {
  return sources.flatMap((source, index) => {
    try {
      return [parsePhrase(source, lists)];
    } catch (fault) {
      report(index, fault);
      return [];
    }
  });
}
