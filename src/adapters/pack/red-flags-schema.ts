import { z } from 'zod';
import { CONCEPT_KINDS, GUISES, type Condition, type Guise } from '../../domain/triage/pack.ts';
import { CARE_PATHS, LEVELS, SUBJECTS, type Subject } from '../../domain/triage/verdict.ts';

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const texts = z.array(z.string().min(1)).default([]);
const byLanguage = z.strictObject({ en: texts, es: texts });

const concept = z.strictObject({
  kind: z.enum(CONCEPT_KINDS).default('symptom'),
  en: texts,
  es: texts,
});

const age = z.strictObject({ from: z.number().min(0).default(0), under: z.number().positive().default(200) });

/** A condition as it is written: a concept's name, or one of the forms below. */
export type WrittenCondition =
  | string
  | { readonly all: readonly WrittenCondition[] }
  | { readonly any: readonly WrittenCondition[] }
  | { readonly 'at-least': number; readonly of: readonly WrittenCondition[] }
  | { readonly without: readonly WrittenCondition[] }
  | { readonly subject: Subject }
  | { readonly age: { readonly from: number; readonly under: number } }
  | Readonly<Partial<Record<Guise, string>>>;

const guised = z.union(GUISES.map((guise) => z.strictObject({ [guise]: id })));

const condition: z.ZodType<WrittenCondition> = z.lazy(
  () =>
    z.union([
      id,
      z.strictObject({ all: z.array(condition).min(1) }),
      z.strictObject({ any: z.array(condition).min(1) }),
      z.strictObject({ 'at-least': z.number().int().positive(), of: z.array(condition).min(1) }),
      z.strictObject({ without: z.array(condition).min(1) }),
      z.strictObject({ subject: z.enum(SUBJECTS) }),
      z.strictObject({ age }),
      guised,
    ]) as z.ZodType<WrittenCondition>,
);

const rule = z.strictObject({
  id,
  level: z.enum(LEVELS).exclude(['none']),
  strength: z.enum(['hard', 'soft']),
  path: z.enum(CARE_PATHS).default('medical'),
  /** `message` puts the findings of everybody in it together; abuse and crisis always do. */
  scope: z.enum(['person', 'message']).default('person'),
  when: condition,
  reason: z.string().min(1),
  /** The address of a page that was read, or `unverified`. */
  source: z.union([z.literal('unverified'), z.url()]),
  review: z.string().min(1),
  fires: byLanguage,
  silent: byLanguage,
});

const downRule = z.strictObject({
  id,
  to: z.enum(LEVELS),
  when: condition,
  only: z.array(id).optional(),
  reason: z.string().min(1),
});

const idiom = z.strictObject({ en: texts, es: texts, silences: z.array(id).min(1) });

/** One file of `red-flags/`. Word sets, concepts and rules are shared by all files. */
export const redFlagFile = z.strictObject({
  system: z.string().min(1),
  words: z.record(id, z.array(z.string())).default({}),
  concepts: z.record(id, concept).default({}),
  rules: z.array(rule).default([]),
  'down-rules': z.array(downRule).default([]),
  idioms: z.array(idiom).default([]),
  'ordinary-words': z.array(z.string()).default([]),
});
export type RedFlagFile = z.infer<typeof redFlagFile>;

/** Reads a written condition; `onConcept` hears of every concept it names. */
export function conditionOf(written: WrittenCondition, onConcept: (id: string) => void): Condition {
  const each = (list: readonly WrittenCondition[]): Condition[] =>
    list.map((one) => conditionOf(one, onConcept));
  if (typeof written === 'string') return found(written, 'present', onConcept);
  if ('all' in written) return { is: 'all', of: each(written.all) };
  if ('any' in written) return { is: 'any', of: each(written.any) };
  if ('at-least' in written) return { is: 'at-least', count: written['at-least'], of: each(written.of) };
  if ('without' in written) return { is: 'without', of: each(written.without) };
  if ('subject' in written) return { is: 'subject', subject: written.subject };
  if ('age' in written) return { is: 'age', from: written.age.from, under: written.age.under };
  const guise = GUISES.find((one) => one in written) ?? 'present';
  return found(written[guise] ?? '', guise, onConcept);
}

function found(concept: string, guise: Guise, onConcept: (id: string) => void): Condition {
  onConcept(concept);
  return { is: 'found', concept, guise };
}
