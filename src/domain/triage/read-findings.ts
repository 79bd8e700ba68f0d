import { agesOf, childAgePlaces, type Age } from './ages.ts';
import { CUES } from './language/cues.ts';
import type { Concept } from './pack.ts';
import { reachesOf, type Reach } from './reach.ts';
import type { ConceptMatch, Scan } from './scan.ts';
import { readSubjects, type SubjectReader } from './subjects.ts';
import type { Finding, Span, Status, When } from './verdict.ts';

/** The concept under which an age is found; its value is in years. */
export const AGE = 'age';
/** Equal findings kept from one text; more of the same changes nothing. */
const MOST_ALIKE = 3;

/** What a text says about whose health, and which words and which rules of language say so. */
export function readFindings(scan: Scan): readonly Finding[] {
  const ages = agesOf(scan);
  const subjects = readSubjects(scan, childAgePlaces(ages));
  const reaches = bySentence(scan, reachesOf(scan));
  const read = scan.concepts.map((match) => {
    const sentence = scan.sentences[match.places[0] ?? 0] ?? 0;
    return findingOf(match, { scan, subjects, reaches: reaches.get(sentence) ?? [] });
  });
  return thinned([...ages.map((age) => ageFinding(age, scan, subjects)), ...withoutOverlaps(read)]);
}

function bySentence(scan: Scan, reaches: readonly Reach[]): ReadonlyMap<number, readonly Reach[]> {
  const sorted = new Map<number, Reach[]>();
  for (const reach of reaches) {
    const first = scan.sentences[reach.from] ?? 0;
    const last = scan.sentences[Math.max(reach.from, reach.to - 1)] ?? first;
    for (let sentence = first; sentence <= last; sentence += 1) {
      const list = sorted.get(sentence);
      if (list === undefined) sorted.set(sentence, [reach]);
      else list.push(reach);
    }
  }
  return sorted;
}

const spanOf = (scan: Scan, places: readonly number[]): Span => ({
  start: scan.tokens[places[0] ?? 0]?.start ?? 0,
  end: scan.tokens[places.at(-1) ?? 0]?.end ?? 0,
});

function ageFinding(age: Age, scan: Scan, subjects: SubjectReader): Finding {
  const { subject, label } = subjects.ofAge(age.places);
  return {
    concept: AGE,
    status: 'present',
    subject,
    ...(label === undefined ? {} : { subjectLabel: label }),
    time: 'now',
    span: spanOf(scan, age.places),
    value: age.years,
    because: [],
  };
}

interface Around {
  readonly scan: Scan;
  readonly subjects: SubjectReader;
  readonly reaches: readonly Reach[];
}

function findingOf(match: ConceptMatch, { scan, subjects, reaches }: Around): Finding {
  const { concept } = match.owner;
  const bearing = reaches.filter((reach) => bearsOn(reach, match, scan));
  const reading = readingOf(concept, bearing);
  const person = subjects.of(match.places);
  const quoted = isQuoted(match, scan);
  const nobody = quoted || bearing.some((reach) => reach.kind === 'media');
  const value = match.places.map((place) => scan.tokens[place]?.value).find((number) => number !== undefined);
  return {
    concept: concept.id,
    status: reading.status,
    subject: nobody ? 'nobody' : person.subject,
    ...(person.label === undefined || nobody ? {} : { subjectLabel: person.label }),
    time: reading.time,
    span: spanOf(scan, match.places),
    ...(value === undefined ? {} : { value }),
    because: [...bearing.map((reach) => reach.name), ...(quoted ? ['quoted:clinician'] : [])],
  };
}

function isQuoted(match: ConceptMatch, scan: Scan): boolean {
  const start = scan.tokens[match.places[0] ?? 0]?.start ?? 0;
  return scan.voices.some((voice) => start >= voice.start && start < voice.end);
}

/** A cue inside the finding's own words ("not breathing") is part of what is said, not a word about it. */
function bearsOn(reach: Reach, match: ConceptMatch, scan: Scan): boolean {
  if (reach.places.some((place) => match.places.includes(place))) return false;
  if (!match.places.some((place) => place >= reach.from && place < reach.to)) return false;
  return reach.kind !== 'no-noun' || !isStatement(match, scan);
}

function isStatement(match: ConceptMatch, scan: Scan): boolean {
  const { statementVerbs } = CUES[scan.languages[scan.sentences[match.places[0] ?? 0] ?? 0] ?? 'en'];
  return match.places.some((place) => statementVerbs.has(scan.tokens[place]?.form ?? ''));
}

function readingOf(
  concept: Concept,
  bearing: readonly Reach[],
): { readonly status: Status; readonly time: When } {
  const has = (...kinds: Reach['kind'][]): boolean => bearing.some((reach) => kinds.includes(reach.kind));
  const time = timeOf(has);
  if (has('no-noun', 'no-verb', 'no-list')) return { status: 'absent', time };
  const near = concept.kind === 'event' && has('near');
  const feared = concept.kind === 'diagnosis' && has('fear', 'fear-around');
  return { status: near || feared ? 'possible' : 'present', time };
}

function timeOf(has: (...kinds: Reach['kind'][]) => boolean): When {
  if (has('hypothetical', 'hypothetical-around')) return 'hypothetical';
  if (has('past', 'past-ahead')) return 'past';
  return has('resolved', 'resolved-ahead') ? 'recent' : 'now';
}

const WEIGHT: Readonly<Record<Status, number>> = { present: 2, possible: 1, absent: 0 };
const FRESHNESS: Readonly<Record<When, number>> = { now: 3, recent: 2, past: 1, hypothetical: 0 };
const weightOf = (finding: Finding): number =>
  (finding.subject === 'nobody' ? 0 : 10) + WEIGHT[finding.status] * 4 + FRESHNESS[finding.time];

/** Of two readings of the same concept in overlapping words the one that alarms more stays, then the longer. */
function withoutOverlaps(findings: readonly Finding[]): readonly Finding[] {
  const ordered = [...findings].sort(
    (a, b) =>
      a.concept.localeCompare(b.concept) ||
      a.span.start - b.span.start ||
      weightOf(b) - weightOf(a) ||
      b.span.end - a.span.end,
  );
  const kept: Finding[] = [];
  for (const finding of ordered) {
    const last = kept.at(-1);
    const overlaps = last?.concept === finding.concept && finding.span.start < last.span.end;
    if (!overlaps) kept.push(finding);
    else if (weightOf(finding) > weightOf(last)) kept[kept.length - 1] = finding;
  }
  return kept.sort((a, b) => a.span.start - b.span.start);
}

function thinned(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.filter((finding) => {
    const { concept, status, subject, subjectLabel = '', time } = finding;
    const key = `${concept} ${status} ${subject} ${subjectLabel} ${time}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count <= MOST_ALIKE;
  });
}
