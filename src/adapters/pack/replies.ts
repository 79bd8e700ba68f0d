import type { PerLanguage } from '../../domain/clinic.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { outsideGsm7, segmentsOf } from '../../domain/segments.ts';
import { PackError, type PackFault } from './fault.ts';
import { blanksOf, fill, hasStrayBrace } from './template.ts';
import { readYaml, type PackFile, type YamlSource } from './yaml-source.ts';

/** What the house needs of one sentence: the blanks it can fill, and the segments it may take when they are filled. */
export interface ReplyNeeds {
  readonly params: readonly string[];
  readonly segments: number;
}

/** Templates by key, in each language. */
export type Replies<Key extends string> = PerLanguage<Readonly<Record<Key, string>>>;

export interface RepliesToCheck<Key extends string> {
  readonly files: PerLanguage<PackFile>;
  readonly needs: Readonly<Record<Key, ReplyNeeds>>;
  /** A long but ordinary value for every blank. */
  readonly samples: PerLanguage<Readonly<Record<string, string>>>;
  /** The sentence that opens a conversation, those that may follow it in the same text, and the limit of both. */
  readonly first?: {
    readonly intro: NoInfer<Key>;
    readonly followers: readonly NoInfer<Key>[];
    readonly segments: number;
  };
}

/** Checks every sentence a patient can receive. Throws a PackError that names every fault with its line. */
export function compileReplies<Key extends string>(query: RepliesToCheck<Key>): Replies<Key> {
  const sources = perLanguage((language) => readYaml(query.files[language]));
  const written = perLanguage((language) => templatesIn(sources[language]));
  const faults = LANGUAGES.flatMap((language) => [
    ...sources[language].faults,
    ...written[language].faults,
    ...(sources[language].faults.length > 0
      ? []
      : coverage(sources[language], written[language].texts, query.needs)),
  ]);
  const keys = Object.keys(query.needs) as Key[];
  for (const language of LANGUAGES) {
    const sheet = {
      language,
      source: sources[language],
      texts: written[language].texts,
      samples: query.samples[language],
    };
    faults.push(...keys.flatMap((key) => sentenceFaults(sheet, key, query.needs[key])));
    if (query.first) faults.push(...firstFaults(sheet, query.first));
  }
  faults.push(...keys.flatMap((key) => blanksOfOneOnly(key, { sources, written })));
  if (faults.length > 0) throw new PackError(faults);
  // Coverage was just checked: every key has its text.
  return perLanguage((language) => Object.fromEntries(written[language].texts) as Record<Key, string>);
}

type Texts = ReadonlyMap<string, string>;

interface Sheet {
  readonly language: Language;
  readonly source: YamlSource;
  readonly texts: Texts;
  readonly samples: Readonly<Record<string, string>>;
}

const perLanguage = <T>(make: (language: Language) => T): PerLanguage<T> => ({
  en: make('en'),
  es: make('es'),
});

function templatesIn(source: YamlSource): { readonly texts: Texts; readonly faults: readonly PackFault[] } {
  const entries = isRecord(source.value) ? Object.entries(source.value) : [];
  const texts = new Map<string, string>();
  const faults: PackFault[] = [];
  for (const [key, value] of entries) {
    if (typeof value === 'string' && value.trim() !== '') texts.set(key, value.trimEnd());
    else {
      const fix = 'Write a sentence in double quotes after the colon.';
      faults.push(faultAt(source, key, { message: `${key} is not a sentence.`, fix }));
    }
  }
  return { texts, faults };
}

function coverage(
  source: YamlSource,
  texts: Texts,
  needs: Readonly<Record<string, ReplyNeeds>>,
): PackFault[] {
  const given = isRecord(source.value) ? Object.keys(source.value) : [];
  const missing = Object.keys(needs)
    .filter((key) => !given.includes(key))
    .map((key) =>
      faultAt(source, key, { message: `${key} is missing.`, fix: 'Add a line with this sentence.' }),
    );
  const unknown = [...texts.keys()]
    .filter((key) => !Object.hasOwn(needs, key))
    .map((key) => {
      const fix = 'Check the spelling of the word before the colon, or remove the line.';
      return faultAt(source, key, { message: `Nothing ever says ${key}.`, fix });
    });
  return [...missing, ...unknown];
}

function sentenceFaults(
  { language, source, texts, samples }: Sheet,
  key: string,
  needs: ReplyNeeds,
): PackFault[] {
  const template = texts.get(key);
  if (template === undefined) return [];
  const at = (message: string, fix: string): PackFault => faultAt(source, key, { message, fix });
  const faults: PackFault[] = [];
  const foreign = [...blanksOf(template)].filter((name) => !needs.params.includes(name));
  const known = needs.params.map((name) => `{${name}}`).join(', ') || 'none';
  for (const name of foreign) faults.push(at(`${key} cannot know {${name}}.`, `Blanks here: ${known}.`));
  if (hasStrayBrace(template)) {
    faults.push(at(`${key} has a brace that makes no blank.`, 'Write blanks like {phone}.'));
  }
  const odd = outsideGsm7(template);
  if (language === 'en' && odd.length > 0) {
    const fix = 'Use plain letters, straight quotes and simple dashes: one such character doubles the price.';
    faults.push(at(`${key} has characters that phones send apart: ${odd.join(' ')}`, fix));
  }
  if (faults.length > 0) return faults;
  const { encoding, segments } = segmentsOf(fill(template, samples));
  if (segments <= needs.segments) return [];
  return [
    at(
      `${key} takes ${String(segments)} segments (${encoding}), and may take ${String(needs.segments)}.`,
      SHORTER,
    ),
  ];
}

const SHORTER =
  'Shorten it, or choose words without á, í, ó, ú: a segment holds 160 plain letters, or 70 with those.';

/** What a patient reads first carries the disclosures with it, and both together keep to the clinic's limit. */
function firstFaults(
  { source, texts, samples }: Sheet,
  { intro, followers, segments: limit }: { intro: string; followers: readonly string[]; segments: number },
): PackFault[] {
  const values = { ...samples };
  return followers.flatMap((key) => {
    const parts = [texts.get(intro), texts.get(key)];
    if (!parts.every((part) => part !== undefined && [...blanksOf(part)].every((name) => name in values))) {
      return [];
    }
    const { segments } = segmentsOf(parts.map((part) => fill(part ?? '', values)).join('\n'));
    if (segments <= limit) return [];
    const message = `${key} after ${intro} takes ${String(segments)} segments; a first reply may take ${String(limit)}.`;
    return [faultAt(source, key, { message, fix: SHORTER })];
  });
}

/** A blank in one language only: a translation that leaves the telephone number out. */
function blanksOfOneOnly(
  key: string,
  at: {
    readonly sources: PerLanguage<YamlSource>;
    readonly written: PerLanguage<{ readonly texts: Texts }>;
  },
): PackFault[] {
  return LANGUAGES.flatMap((language) => {
    const own = at.written[language].texts.get(key);
    const others = LANGUAGES.flatMap((other) => [...blanksOf(at.written[other].texts.get(key) ?? '')]);
    if (own === undefined) return [];
    return [...new Set(others)]
      .filter((name) => !blanksOf(own).has(name))
      .map((name) =>
        faultAt(at.sources[language], key, {
          message: `${key} leaves out {${name}}, which the other language says.`,
          fix: `Say {${name}} in both languages, or in neither.`,
        }),
      );
  });
}

const faultAt = (source: YamlSource, key: string, what: Pick<PackFault, 'message' | 'fix'>): PackFault => ({
  file: source.file,
  line: source.lineOf([key]),
  ...what,
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
