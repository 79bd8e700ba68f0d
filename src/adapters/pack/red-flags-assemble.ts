import type { RuleId } from '../../domain/ids.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Concept, Condition, DownRule, Idiom, RedFlagPack, Rule } from '../../domain/triage/pack.ts';
import { parsePhrases, type Phrase, type WordSets } from '../../domain/triage/phrase.ts';
import type { PackFault } from './fault.ts';
import { conditionOf, type RedFlagFile, type WrittenCondition } from './red-flags-schema.ts';
import type { PathInFile, YamlSource } from './yaml-source.ts';

/** A file that has the right shape; what it names may still be missing. */
export interface ReadFile {
  readonly source: YamlSource;
  readonly data: RedFlagFile;
}

interface Workshop {
  readonly sets: WordSets;
  readonly conceptIds: ReadonlySet<string>;
  readonly ruleIds: ReadonlySet<string>;
  readonly report: (file: ReadFile, path: PathInFile, fault: Pick<PackFault, 'message' | 'fix'>) => void;
}

/** Puts the files together; names that nothing stands behind, and names given twice, are added to `faults`. */
export function assemble(files: readonly ReadFile[], version: string, faults: PackFault[]): RedFlagPack {
  const shop: Workshop = {
    sets: new Map(files.flatMap(({ data }) => Object.entries(data.words))),
    conceptIds: new Set(files.flatMap(({ data }) => Object.keys(data.concepts))),
    ruleIds: new Set(files.flatMap(({ data }) => data.rules.map((rule) => rule.id))),
    report: ({ source }, path, fault) =>
      faults.push({ file: source.file, line: source.lineOf(path), ...fault }),
  };
  reportTwins(files, shop);
  return {
    version,
    concepts: files.flatMap((file) => conceptsOf(file, shop)),
    rules: files.flatMap((file) => rulesOf(file, shop)),
    downRules: files.flatMap((file) => downRulesOf(file, shop)),
    idioms: files.flatMap((file) => idiomsOf(file, shop)),
    ordinaryWords: files.flatMap(({ data }) => data['ordinary-words']),
  };
}

function reportTwins(files: readonly ReadFile[], shop: Workshop): void {
  const seen = new Map<string, string>();
  const check = (file: ReadFile, kind: string, name: string, path: PathInFile): void => {
    const first = seen.get(`${kind} ${name}`);
    if (first !== undefined) {
      shop.report(file, path, {
        message: `The ${kind} "${name}" is already in ${first}.`,
        fix: 'Give one of the two another name, or put both together.',
      });
    }
    seen.set(`${kind} ${name}`, file.source.file);
  };
  for (const file of files) {
    for (const name of Object.keys(file.data.words)) check(file, 'word set', name, ['words', name]);
    for (const name of Object.keys(file.data.concepts)) check(file, 'concept', name, ['concepts', name]);
    file.data.rules.forEach((rule, index) => check(file, 'rule', rule.id, ['rules', index, 'id']));
  }
}

function phrasesOf(
  file: ReadFile,
  texts: Readonly<Record<Language, readonly string[]>>,
  { path, shop }: { readonly path: PathInFile; readonly shop: Workshop },
): readonly { readonly language: Language; readonly phrase: Phrase }[] {
  return LANGUAGES.flatMap((language) =>
    texts[language].flatMap((text, index) => {
      const parsed = parsePhrases(text, shop.sets);
      if ('phrases' in parsed) return parsed.phrases.map((phrase) => ({ language, phrase }));
      const fix = 'Write words in lower case without accents, sets as @name, distances as ~5 or >2.';
      shop.report(file, [...path, language, index], { message: `${parsed.fault}.`, fix });
      return [];
    }),
  );
}

function conceptsOf(file: ReadFile, shop: Workshop): readonly Concept[] {
  return Object.entries(file.data.concepts).map(([id, { kind, en, es }]) => {
    if (en.length === 0 && es.length === 0) {
      const fix = 'Add at least one phrase under en: and es:.';
      shop.report(file, ['concepts', id], { message: `The concept "${id}" has no phrase.`, fix });
    }
    return { id, kind, phrases: phrasesOf(file, { en, es }, { path: ['concepts', id], shop }) };
  });
}

function conditionAt(
  file: ReadFile,
  written: WrittenCondition,
  at: { path: PathInFile; shop: Workshop },
): Condition {
  return conditionOf(written, (concept) => {
    if (at.shop.conceptIds.has(concept)) return;
    at.shop.report(file, at.path, {
      message: `No concept is called "${concept}".`,
      fix: 'Correct the name, or add the concept with its phrases under concepts:.',
    });
  });
}

function rulesOf(file: ReadFile, shop: Workshop): readonly Rule[] {
  return file.data.rules.map((rule, index) => {
    reportMissingExamples(file, index, shop);
    return {
      id: rule.id as RuleId,
      level: rule.level,
      hard: rule.strength === 'hard',
      path: rule.path,
      scope: rule.path === 'medical' ? rule.scope : 'message',
      when: conditionAt(file, rule.when, { path: ['rules', index, 'when'], shop }),
      staffReason: { en: rule.reason },
    };
  });
}

function reportMissingExamples(file: ReadFile, index: number, shop: Workshop): void {
  const rule = file.data.rules[index];
  if (rule === undefined) return;
  for (const side of ['fires', 'silent'] as const) {
    const missing = LANGUAGES.filter((language) => rule[side][language].length === 0);
    if (missing.length === 0) continue;
    shop.report(file, ['rules', index, 'id'], {
      message: `Rule ${rule.id} has no example under "${side}" for ${missing.join(', ')}.`,
      fix: `Add a message that ${side === 'fires' ? 'must' : 'must not'} set it off, in each language.`,
    });
  }
}

function downRulesOf(file: ReadFile, shop: Workshop): readonly DownRule[] {
  return file.data['down-rules'].map((rule, index) => {
    for (const id of rule.only ?? []) {
      if (shop.ruleIds.has(id)) continue;
      const fix = 'Correct the id, or remove it from the list.';
      shop.report(file, ['down-rules', index, 'only'], { message: `No rule is called "${id}".`, fix });
    }
    return {
      id: rule.id as RuleId,
      to: rule.to,
      when: conditionAt(file, rule.when, { path: ['down-rules', index, 'when'], shop }),
      only: rule.only && new Set(rule.only),
    };
  });
}

function idiomsOf(file: ReadFile, shop: Workshop): readonly Idiom[] {
  return file.data.idioms.flatMap(({ en, es, silences }, index) => {
    for (const concept of silences) {
      if (shop.conceptIds.has(concept)) continue;
      const fix = 'Correct the name, or add the concept.';
      shop.report(file, ['idioms', index], { message: `No concept is called "${concept}".`, fix });
    }
    const phrases = phrasesOf(file, { en, es }, { path: ['idioms', index], shop });
    return phrases.map(({ phrase }) => ({ phrase, silences: new Set(silences) }));
  });
}
