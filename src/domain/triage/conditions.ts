import type { Condition, Concept, Guise } from './pack.ts';
import type { Finding, Subject } from './verdict.ts';

/** Everything known about one person in this episode. */
export interface Picture {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly subject: Subject;
  readonly ageYears: number | undefined;
  readonly kindOf: (concept: string) => Concept['kind'] | undefined;
}

/** The findings that make a condition true, or undefined when it is not. A true condition may rest on none (`without`). */
export function holds(condition: Condition, picture: Picture): readonly Finding[] | undefined {
  switch (condition.is) {
    case 'found':
      return found(condition.concept, condition.guise, picture);
    case 'all':
      return every(condition.of, picture);
    case 'any':
      return some(condition.of, 1, picture);
    case 'at-least':
      return some(condition.of, condition.count, picture);
    case 'without':
      return condition.of.some((one) => holds(one, picture)) ? undefined : [];
    case 'subject':
      return picture.subject === condition.subject ? [] : undefined;
    case 'age':
      return isAged(picture.ageYears, condition) ? [] : undefined;
  }
}

function every(conditions: readonly Condition[], picture: Picture): readonly Finding[] | undefined {
  const evidence: Finding[] = [];
  for (const condition of conditions) {
    const held = holds(condition, picture);
    if (held === undefined) return undefined;
    evidence.push(...held);
  }
  return evidence;
}

function some(
  conditions: readonly Condition[],
  count: number,
  picture: Picture,
): readonly Finding[] | undefined {
  const held = conditions.map((condition) => holds(condition, picture)).filter((one) => one !== undefined);
  return held.length >= count ? held.flat() : undefined;
}

function found(concept: string, guise: Guise, picture: Picture): readonly Finding[] | undefined {
  const kind = picture.kindOf(concept);
  const fitting = (picture.findings.get(concept) ?? []).filter((finding) =>
    guiseOf(finding, kind).includes(guise),
  );
  return fitting.length > 0 ? fitting : undefined;
}

/** Under which guises a finding counts, by what kind of thing it is. */
export function guiseOf(finding: Finding, kind: Concept['kind'] | undefined): readonly Guise[] {
  if (finding.subject === 'nobody') return [];
  if (finding.status === 'absent') return ['absent'];
  switch (finding.time) {
    case 'hypothetical':
      return ['hypothetical'];
    case 'past':
      return kind === 'context' ? ['present', 'past'] : ['past'];
    case 'recent':
      return kind === 'event' || kind === 'context' ? ['present', 'resolved'] : ['resolved'];
    case 'now':
      return finding.status === 'possible' ? ['possible'] : ['present'];
  }
}

const isAged = (
  years: number | undefined,
  { from, under }: { readonly from: number; readonly under: number },
): boolean => years !== undefined && years >= from && years < under;

/** Every concept a condition asks for. */
export function conceptsIn(condition: Condition): readonly string[] {
  switch (condition.is) {
    case 'found':
      return [condition.concept];
    case 'all':
    case 'any':
    case 'at-least':
    case 'without':
      return condition.of.flatMap(conceptsIn);
    case 'subject':
    case 'age':
      return [];
  }
}
