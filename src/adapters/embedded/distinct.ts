import { decode, fromText, isArray, isDocument, type Json } from './codec.ts';
import type { Row } from './table.ts';

/** The values at a path over all rows, each once, elements of arrays one by one. */
export function distinctValues(rows: readonly Row[], path: string): unknown[] {
  const seen = new Map<string, Json>();
  for (const { doc } of rows) {
    for (const value of valuesAt(fromText(doc), path.split('.'))) seen.set(JSON.stringify(value), value);
  }
  return [...seen.values()].map((value) => decode(value));
}

function valuesAt(at: Json | undefined, steps: readonly string[]): readonly Json[] {
  if (isArray(at)) return at.flatMap((element) => valuesAt(element, steps));
  const [step, ...rest] = steps;
  if (step === undefined) return at === undefined ? [] : [at];
  return isDocument(at) ? valuesAt(at[step], rest) : [];
}
