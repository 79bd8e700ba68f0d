import type { PatientId } from './ids.ts';
import { nameWords } from './name-words.ts';
import type { LocalDate } from './time.ts';

interface Known {
  readonly id: PatientId;
  readonly name: string;
  readonly birthDate: LocalDate;
}

export type WhichPatient =
  | { readonly kind: 'known'; readonly patientId: PatientId }
  /** Several were born that day: the name tells which. */
  | { readonly kind: 'which' }
  | { readonly kind: 'unknown' };

/**
 * Which of one number's patients somebody says to be. The birth date decides; a name that was given has to fit as well,
 * so that one twin is not taken for the other. It fits when all words of one are words of the other: Ana is Ana Díaz,
 * Mia Díaz is not Leo Díaz.
 */
export function whichPatient(
  patients: readonly Known[],
  said: { readonly birthDate: LocalDate; readonly name?: string },
): WhichPatient {
  const born = patients.filter(({ birthDate }) => birthDate === said.birthDate);
  const fitting = said.name === undefined ? born : named(born, nameWords(said.name));
  const [first, ...others] = fitting;
  if (!first) return { kind: 'unknown' };
  return others.length > 0 ? { kind: 'which' } : { kind: 'known', patientId: first.id };
}

/** The very same name before one that only fits; registered twice under it, the first. */
function named(patients: readonly Known[], said: readonly string[]): readonly Known[] {
  const fitting = patients.filter(({ name }) => fits(nameWords(name), said));
  const same = fitting.filter(({ name }) => nameWords(name).length === said.length);
  return same.length > 0 ? same.slice(0, 1) : fitting;
}

const fits = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 && other.length > 0 && (isWithin(one, other) || isWithin(other, one));

const isWithin = (words: readonly string[], all: readonly string[]): boolean =>
  words.every((word) => all.includes(word));
