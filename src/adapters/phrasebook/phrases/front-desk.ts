import { INTENTS, type Intent } from '../../../domain/conversation/reading.ts';
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

export interface CompiledIntent {
  readonly intent: Intent;
  readonly phrases: Readonly<Record<PhraseKind, readonly Phrase[]>>;
}

/** Everything the phrasebook knows of how patients put things. Made by {@link compileFrontDesk} alone. */
export interface CompiledFrontDesk {
  readonly intents: ReadonlyMap<Intent, CompiledIntent>;
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
  const compiled = intents.map((definition) =>
    compileIntent(definition, compiledLists, (path, fault) => {
      report(definition.intent, path, fault);
    }),
  );
  if (faults.length > 0) return { faults };
  const all = compiled.flatMap(({ phrases }) => PHRASE_KINDS.flatMap((kind) => phrases[kind]));
  return {
    frontDesk: {
      intents: new Map(compiled.map((intent) => [intent.intent, intent])),
      vocabulary: new Set(all.flatMap(wordsOf)),
    },
  };
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

function compileIntent({ intent, phrases }: IntentDefinition, lists: Lists, report: Report): CompiledIntent {
  const read = (kind: PhraseKind): readonly Phrase[] =>
    LANGUAGES.flatMap((language) =>
      parseAll(phrases[language]?.[kind] ?? [], lists, (index, fault) => {
        report(['phrases', language, kind, index], fault);
      }),
    );
  return {
    intent,
    phrases: {
      sure: read('sure'),
      likely: read('likely'),
      hint: read('hint'),
      only: read('only'),
      unless: read('unless'),
    },
  };
}

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

/** Intents that no file speaks of. */
export const missingIntents = (frontDesk: CompiledFrontDesk): readonly Intent[] =>
  INTENTS.filter((intent) => !frontDesk.intents.has(intent));
