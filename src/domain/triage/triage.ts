import { conceptsIn, holds, type Picture } from './conditions.ts';
import type { PhraseIndex } from './index-of-phrases.ts';
import type { Concept, DownRule, RedFlagPack, Rule } from './pack.ts';
import { AGE, readFindings } from './read-findings.ts';
import { buildScanIndex, scan, type Owner } from './scan.ts';
import {
  CARE_PATHS,
  compareLevels,
  type Finding,
  type FiredRule,
  type TriageInput,
  type Verdict,
} from './verdict.ts';

/** A pack made ready once; reading a text changes nothing in it. */
export interface CompiledRedFlags {
  readonly version: string;
  readonly index: PhraseIndex<Owner>;
  readonly kinds: ReadonlyMap<string, Concept['kind']>;
  readonly rules: readonly Rule[];
  /** Numbers of the rules that ask for a concept: only they can fire on it. */
  readonly rulesAbout: ReadonlyMap<string, readonly number[]>;
  readonly downRules: readonly DownRule[];
}

export const compilePack = (pack: RedFlagPack): CompiledRedFlags => ({
  version: pack.version,
  index: buildScanIndex(pack),
  kinds: new Map(pack.concepts.map((concept) => [concept.id, concept.kind])),
  rules: pack.rules,
  rulesAbout: rulesAbout(pack.rules),
  downRules: pack.downRules,
});

function rulesAbout(rules: readonly Rule[]): ReadonlyMap<string, readonly number[]> {
  const about = new Map<string, number[]>();
  rules.forEach((rule, number) => {
    for (const concept of conceptsIn(rule.when)) {
      const numbers = about.get(concept);
      if (numbers === undefined) about.set(concept, [number]);
      else if (numbers.at(-1) !== number) numbers.push(number);
    }
  });
  return about;
}

/** What a text says, before any rule: the step between words and rules, on its own for inspection. */
export const findingsIn = (pack: CompiledRedFlags, { text, language }: TriageInput): readonly Finding[] =>
  readFindings(scan(text, { index: pack.index, hint: language }));

/** How urgent a message is, given what was found earlier in the episode. Any text gives an answer. */
export function triage(pack: CompiledRedFlags, input: TriageInput): Verdict {
  const earlier = (input.priorFindings ?? []).map((finding): Finding => ({ ...finding, earlier: true }));
  const findings = [...findingsIn(pack, input), ...earlier];
  const people = peopleIn(findings).flatMap((person) => firedFor(person, { pack, input, scope: 'person' }));
  const scene = firedFor(findings, { pack, input, scope: 'message' });
  const rules = [...people, ...scene].sort(
    (a, b) => compareLevels(b.level, a.level) || Number(b.hard) - Number(a.hard),
  );
  return verdictOf(rules, findings, pack.version);
}

function verdictOf(rules: readonly FiredRule[], findings: readonly Finding[], packVersion: string): Verdict {
  const level = rules[0]?.level ?? 'none';
  const atTop = rules.filter((rule) => rule.level === level);
  const flags = rules.filter((rule) => rule.level === 'emergency' || (rule.hard && rule.level === 'urgent'));
  return {
    level,
    path: CARE_PATHS.find((path) => atTop.some((rule) => rule.path === path)),
    crisis: rules.some((rule) => rule.path === 'crisis' && rule.level === 'emergency'),
    abuse: rules.some((rule) => rule.path === 'abuse'),
    rules,
    findings,
    packVersion,
    redFlags: [...new Set(flags.map((rule) => `${rule.id}/${rule.subject}`))],
  };
}

type Group = readonly Finding[];

/** Findings of one person are one picture; those of two are not. */
function peopleIn(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.subject} ${finding.subjectLabel ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

interface Around {
  readonly pack: CompiledRedFlags;
  readonly input: TriageInput;
  readonly scope: Rule['scope'];
}

function firedFor(group: Group, around: Around): readonly FiredRule[] {
  const { pack, scope } = around;
  const picture = pictureOf(group, around);
  const fired = rulesFor(picture, pack).flatMap((rule): FiredRule[] => {
    if (rule.scope !== scope) return [];
    const evidence = holds(rule.when, picture);
    if (evidence === undefined || evidence.length === 0) return [];
    const spans = evidence.filter((finding) => finding.earlier !== true).map((finding) => finding.span);
    const subject = evidence[0]?.subject ?? picture.subject;
    const { id, level, path, hard, staffReason } = rule;
    return [{ id, level, path, hard, staffReason, spans, subject }];
  });
  return lowered(fired, pack.downRules, picture);
}

function rulesFor(picture: Picture, pack: CompiledRedFlags): readonly Rule[] {
  const numbers = new Set<number>();
  for (const concept of picture.findings.keys()) {
    for (const number of pack.rulesAbout.get(concept) ?? []) numbers.add(number);
  }
  return pack.rules.filter((_, number) => numbers.has(number));
}

function pictureOf(group: Group, { pack, input }: Around): Picture {
  const findings = new Map<string, Finding[]>();
  for (const finding of group) {
    const same = findings.get(finding.concept);
    if (same === undefined) findings.set(finding.concept, [finding]);
    else same.push(finding);
  }
  const subject = group[0]?.subject ?? 'self';
  const said = findings.get(AGE)?.at(-1)?.value;
  const known = subject === 'self' ? input.age : undefined;
  return { findings, subject, ageYears: said ?? known, kindOf: (concept) => pack.kinds.get(concept) };
}

function lowered(
  fired: readonly FiredRule[],
  downRules: readonly DownRule[],
  picture: Picture,
): readonly FiredRule[] {
  const soft = fired.some((rule) => !rule.hard);
  const holding = soft ? downRules.filter((rule) => holds(rule.when, picture) !== undefined) : [];
  return fired.map((rule) => (rule.hard ? rule : holding.reduce(lower, rule)));
}

function lower(rule: FiredRule, by: DownRule): FiredRule {
  const touches = by.only?.has(rule.id) ?? true;
  return touches && compareLevels(rule.level, by.to) > 0 ? { ...rule, level: by.to } : rule;
}
