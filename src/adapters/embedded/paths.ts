import { isArray, isDocument, type Json, type JsonObject } from './codec.ts';

export const split = (path: string): readonly string[] => path.split('.');

/** A path all of whose steps are field names that need no escaping in SQL; others are left to the matcher. */
export const isPlainPath = (path: string): boolean => /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/.test(path);

const jsonPath = (path: string): string =>
  `$${split(path)
    .map((step) => `."${step}"`)
    .join('')}`;

/** The value at a plain path as SQL; an index must be built over exactly this text to serve a query. */
export const valueSql = (path: string): string => `json_extract(doc, '${jsonPath(path)}')`;

export const typeSql = (path: string): string => `json_type(doc, '${jsonPath(path)}')`;

/** The path itself and every path above it: where an array may hide. */
export const prefixes = (path: string): readonly string[] =>
  split(path).map((_, index, steps) => steps.slice(0, index + 1).join('.'));

/** The value at a path through embedded documents; undefined where there is none. */
export function valueAt(document: JsonObject, path: string): Json | undefined {
  let at: Json | undefined = document;
  for (const step of split(path)) at = isDocument(at) ? at[step] : undefined;
  return at;
}

/** True when an array stands at the path or above it. */
export function crossesArray(document: JsonObject, path: string): boolean {
  let at: Json | undefined = document;
  for (const step of split(path)) {
    at = isDocument(at) ? at[step] : undefined;
    if (isArray(at)) return true;
  }
  return false;
}
