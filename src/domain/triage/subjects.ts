import { CHILD_UNDER_YEARS, OWNING, PEOPLE, SELF, THIRD, type Person } from './language/persons.ts';
import type { Scan } from './scan.ts';

const SELF_PERSON: Person = { subject: 'self' };
const SOMEBODY: Person = { subject: 'other', label: 'someone' };

interface Mention {
  readonly place: number;
  readonly person: Person;
  /** False for a pronoun. */
  readonly named: boolean;
}

/** Says whose a finding is, by the words around it. Built once a text. */
export interface SubjectReader {
  /** For a finding in these tokens; a person named inside the finding's own words ("someone sitting on my chest") is not meant. */
  of(places: readonly number[]): Person;
  /** For an age, which may stand before its person ("my 80 year old aunt") or stand for one ("my 6 week old"). */
  ofAge(places: readonly number[]): Person;
}

/** `children` are the tokens where an age under eighteen stands: "my 6 week old" names a child without a noun. */
export function readSubjects(scan: Scan, children: ReadonlySet<number>): SubjectReader {
  const bySentence = new Map<number, Mention[]>();
  const objects = placesInCircumstances(scan);
  let named: Person | undefined;
  scan.tokens.forEach((_, place) => {
    const mention = objects.has(place) ? undefined : mentionAt(scan, place, { named, children });
    if (mention === undefined) return;
    if (mention.named) named = mention.person;
    const sentence = scan.sentences[place] ?? 0;
    const list = bySentence.get(sentence);
    if (list === undefined) bySentence.set(sentence, [mention]);
    else list.push(mention);
  });
  const carried = carryOver(bySentence, scan);
  const inSentence = (places: readonly number[]): readonly Mention[] =>
    bySentence.get(scan.sentences[places[0] ?? 0] ?? 0) ?? [];
  const of = (places: readonly number[]): Person => nearest(places, inSentence(places), carried(places));
  return {
    of,
    ofAge: (places) => {
      const [first = 0] = places;
      const end = places.at(-1) ?? first;
      const itself = inSentence(places).find(
        ({ place, named }) => named && (place === first || (place > end && place <= end + 3)),
      );
      return itself?.person ?? of(places);
    },
  };
}

/** In "just had my baby" and "no kicks from the baby" the baby is not the one who is spoken of from there on. */
function placesInCircumstances(scan: Scan): ReadonlySet<number> {
  const circumstances = scan.concepts.filter(
    ({ owner, places }) => owner.concept.kind === 'context' && places.length > 1,
  );
  return new Set(circumstances.flatMap(({ places }) => places));
}

function mentionAt(
  scan: Scan,
  place: number,
  known: { readonly named: Person | undefined; readonly children: ReadonlySet<number> },
): Mention | undefined {
  const form = scan.tokens[place]?.form ?? '';
  const language = scan.languages[scan.sentences[place] ?? 0] ?? 'en';
  const person = PEOPLE[language].get(form);
  if (person) return { place, person, named: true };
  if (known.children.has(place)) return { place, person: childNear(scan, place), named: true };
  if (THIRD[language].has(form)) {
    if (language === 'es' && known.named === undefined && form === 'esta') return undefined;
    return { place, person: known.named ?? SOMEBODY, named: false };
  }
  if (!SELF[language].has(form) || (OWNING.has(form) && ownsPerson(scan, place, known.children))) {
    return undefined;
  }
  return { place, person: SELF_PERSON, named: false };
}

/** "my 80 year old aunt", "mi hija": within five words, with nothing but describing words between. */
function ownsPerson(scan: Scan, place: number, children: ReadonlySet<number>): boolean {
  const language = scan.languages[scan.sentences[place] ?? 0] ?? 'en';
  for (let next = place + 1; next <= place + 5; next += 1) {
    const token = scan.tokens[next];
    if (token === undefined || token.gap === 'sentence') return false;
    if (PEOPLE[language].has(token.form) || children.has(next)) return true;
    if (next > place + 1 && SELF[language].has(token.form)) return false;
    if (!DESCRIBING.test(token.form) && next > place + 2) return false;
  }
  return false;
}

const DESCRIBING =
  /^(?:\d.*|year|years|yr|yo|y|o|old|month|months|week|weeks|day|days|little|elder|older|younger|best|poor|ex|step|late|elderly|pregnant|new|young|own|teenage|premature|diabetic|autistic)$/;

function childNear(scan: Scan, place: number): Person {
  const language = scan.languages[scan.sentences[place] ?? 0] ?? 'en';
  for (let near = place - 5; near <= place + 6; near += 1) {
    if (scan.sentences[near] !== scan.sentences[place]) continue;
    const person = PEOPLE[language].get(scan.tokens[near]?.form ?? '');
    if (person) return { ...person, subject: 'child' };
  }
  return { subject: 'child', label: 'child' };
}

/** Whom a sentence that names nobody is about: the person last named, else the writer. */
function carryOver(
  bySentence: ReadonlyMap<number, readonly Mention[]>,
  scan: Scan,
): (places: readonly number[]) => Person {
  const last: Person[] = [];
  let person = SELF_PERSON;
  const count = (scan.sentences.at(-1) ?? -1) + 1;
  for (let sentence = 0; sentence < count; sentence += 1) {
    last.push(person);
    const others = (bySentence.get(sentence) ?? []).filter((mention) => mention.person.subject !== 'self');
    person = others.at(-1)?.person ?? person;
  }
  return (places) => last[scan.sentences[places[0] ?? 0] ?? 0] ?? SELF_PERSON;
}

function nearest(places: readonly number[], mentions: readonly Mention[], carried: Person): Person {
  const start = places[0] ?? 0;
  const end = places.at(-1) ?? start;
  const usable = mentions.filter((mention) => !places.includes(mention.place));
  const before = usable.filter((mention) => mention.place < start).at(-1);
  if (before) return before.person;
  const inside = usable.find((mention) => mention.place <= end);
  if (inside) return inside.person;
  const after = usable.find((mention) => mention.named && mention.place <= end + 8);
  if (after) {
    return after.person;
  }
  return usable.some(({ person }) => person.subject === 'self')
    ? SELF_PERSON
    : (usable[0]?.person ?? carried);
}

export const isChildAge = (years: number): boolean => years < CHILD_UNDER_YEARS;
