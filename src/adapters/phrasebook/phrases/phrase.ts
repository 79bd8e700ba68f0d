/**
 * The small language in which the pack says how patients put things:
 *
 *     book (a|an) appointment      a word after the other; a|b is either, (…) may be missing
 *     schedul*                     any word that begins so
 *     want ... appointment         up to four words between, within one sentence
 *     {visit}                      any phrase of the list of that name; also in a choice: it|{visit}
 *     {when}  {person}             words about time; somebody close to the writer ("my son")
 *     ^ hours $                    at the very beginning, at the very end of a sentence
 *
 * Words are plain: lower case, no accents, no apostrophes ("cant"). Slips of the finger need no phrases of their own.
 */
export type Step =
  { readonly kind: 'one-of'; readonly oneOf: OneOf } | { readonly kind: 'gap' | 'begin' | 'end' };

export interface OneOf {
  readonly words: ReadonlySet<string>;
  readonly stems: readonly string[];
  readonly phrases: readonly Phrase[];
  readonly when: boolean;
  readonly person: boolean;
  readonly optional: boolean;
}

export interface Phrase {
  readonly source: string;
  readonly steps: readonly Step[];
  /** One of these words must be in the message for the phrase to match; undefined when it cannot be said so simply. */
  readonly needs: ReadonlySet<string> | undefined;
}

export type Lists = ReadonlyMap<string, readonly Phrase[]>;

/** What is wrong with a phrase, in words for the person who wrote it. */
export class PhraseFault extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.name = 'PhraseFault';
    this.fix = fix;
  }
}

const WORD = /^[a-z0-9\p{Extended_Pictographic}]+\*?$/u;
const MARKS: Readonly<Record<string, 'gap' | 'begin' | 'end'>> = { '...': 'gap', '^': 'begin', $: 'end' };

export function parsePhrase(source: string, lists: Lists): Phrase {
  const pieces = source.split(/\s+/).filter((piece) => piece !== '');
  const steps = pieces.map((piece): Step => {
    const mark = MARKS[piece];
    return mark ? { kind: mark } : { kind: 'one-of', oneOf: parseChoice(piece, lists) };
  });
  if (!steps.some((step) => step.kind === 'one-of' && !step.oneOf.optional)) {
    throw new PhraseFault(
      `The phrase "${source}" would match anything.`,
      'Give it at least one word that must be there.',
    );
  }
  return { source, steps, needs: rarest(steps) };
}

function parseChoice(piece: string, lists: Lists): OneOf {
  const optional = piece.startsWith('(') && piece.endsWith(')');
  const choices = (optional ? piece.slice(1, -1) : piece).split('|');
  const names = choices.flatMap((choice) => /^\{([a-z-]+)\}$/.exec(choice)?.[1] ?? []);
  const words = choices.filter((choice) => !choice.startsWith('{'));
  const bad = choices.find((choice) => !WORD.test(choice) && !/^\{[a-z-]+\}$/.test(choice));
  if (bad !== undefined) {
    const fix =
      'Write plain words in lower case, without accents, apostrophes or commas: cant, manana, a|an, {visit}.';
    throw new PhraseFault(`"${bad}" cannot be read as a word of a phrase.`, fix);
  }
  const listed = names
    .filter((name) => name !== 'when' && name !== 'person')
    .flatMap((name) => listNamed(name, lists));
  const single = listed.flatMap((phrase) => singleWord(phrase) ?? []);
  return {
    words: new Set([
      ...words.filter((word) => !word.endsWith('*')),
      ...single.flatMap((oneOf) => [...oneOf.words]),
    ]),
    stems: [
      ...words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
      ...single.flatMap((oneOf) => oneOf.stems),
    ],
    phrases: listed.filter((phrase) => !singleWord(phrase)),
    when: names.includes('when'),
    person: names.includes('person'),
    optional,
  };
}

/** A phrase that is one word is looked up with the others, not matched by itself. */
function singleWord({ steps: [step, ...more] }: Phrase): OneOf | undefined {
  if (step?.kind !== 'one-of' || more.length > 0) return undefined;
  const { oneOf } = step;
  return oneOf.phrases.length > 0 || oneOf.when || oneOf.person || oneOf.optional ? undefined : oneOf;
}

function listNamed(name: string, lists: Lists): readonly Phrase[] {
  const phrases = lists.get(name);
  if (!phrases) {
    throw new PhraseFault(
      `There is no list {${name}}.`,
      'Name a list that lists.yaml has above this one, {when} or {person}.',
    );
  }
  return phrases;
}

/** The fewest words one of which must be said, as far as that can be told from words alone. */
function rarest(steps: readonly Step[]): ReadonlySet<string> | undefined {
  const sets = steps.flatMap((step) => {
    if (step.kind !== 'one-of') return [];
    const { words, stems, phrases, when, person, optional } = step.oneOf;
    const within = phrases.flatMap(({ needs }) => (needs ? [needs] : []));
    if (optional || when || person || stems.length > 0 || within.length < phrases.length) return [];
    return [new Set([...words, ...within.flatMap((needs) => [...needs])])];
  });
  return sets.sort((a, b) => a.size - b.size)[0];
}

/** Every word a phrase spells in full: what a slip of the finger may be put right to. */
export const wordsOf = (phrase: Phrase): readonly string[] =>
  phrase.steps.flatMap((step) =>
    step.kind === 'one-of' ? [...step.oneOf.words, ...step.oneOf.phrases.flatMap(wordsOf)] : [],
  );
