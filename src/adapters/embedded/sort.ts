import type { Json, JsonObject } from './codec.ts';
import { isArray } from './codec.ts';
import { Unsupported } from './errors.ts';
import type { KindsAt } from './filter-sql.ts';
import { compare, KIND } from './order.ts';
import { isPlainPath, split, valueAt, valueSql } from './paths.ts';

export type Sort = readonly (readonly [path: string, direction: 1 | -1])[];

/** Accepts what the driver accepts: an object, a Map or a list of pairs; mongoose casts the rest to these. */
export function readSort(sort: unknown): Sort {
  if (sort === undefined || sort === null) return [];
  const pairs: readonly (readonly [unknown, unknown])[] =
    sort instanceof Map
      ? [...(sort as Map<unknown, unknown>)]
      : Array.isArray(sort)
        ? (sort as [unknown, unknown][])
        : typeof sort === 'object'
          ? Object.entries(sort)
          : [];
  if (pairs.length === 0 && typeof sort !== 'object') throw new Unsupported('this form of sort');
  return pairs.map(([path, direction]) => {
    if (typeof path !== 'string' || path.startsWith('$')) {
      throw new Unsupported('a sort over anything but paths');
    }
    if (direction === 1 || direction === 'asc' || direction === 'ascending') return [path, 1] as const;
    if (direction === -1 || direction === 'desc' || direction === 'descending') return [path, -1] as const;
    throw new Unsupported(`sorting by ${String(direction)}`);
  });
}

/** Kinds that SQLite puts in the same order as MongoDB when they are alone at a path. */
const SORTABLE_ALONE: readonly number[] = [0, KIND.date, KIND.objectId, KIND.boolean];
const SORTABLE_TOGETHER = KIND.number | KIND.string;

/**
 * The sort as SQL, where SQLite's order is known to be MongoDB's: for `_id` and for paths an index watches, as long
 * as what is stored there is of one kind. Undefined otherwise.
 */
export function sortSql(sort: Sort, kindsAt: KindsAt): string | undefined {
  const terms: string[] = [];
  for (const [path, direction] of sort) {
    const kinds = kindsAt(path);
    const known =
      path === '_id' ||
      (isPlainPath(path) &&
        kinds !== undefined &&
        (SORTABLE_ALONE.includes(kinds) || (kinds & ~SORTABLE_TOGETHER) === 0));
    if (!known) return undefined;
    terms.push(`${path === '_id' ? '_id' : valueSql(path)}${direction === -1 ? ' DESC' : ''}`);
  }
  return terms.join(', ');
}

/** Sorts as MongoDB does: an array stands for its least (or, downwards, greatest) element. */
export const comparator =
  (sort: Sort) =>
  (a: JsonObject, b: JsonObject): number => {
    for (const [path, direction] of sort) {
      const order = compare(sortKey(a, path, direction), sortKey(b, path, direction)) * direction;
      if (order !== 0) return order;
    }
    return 0;
  };

function sortKey(document: JsonObject, path: string, direction: 1 | -1): Json | undefined {
  const value = valueAt(document, path);
  if (value === undefined && split(path).length > 1) return extreme(spread(document, split(path)), direction);
  return isArray(value) ? extreme(value, direction) : value;
}

/** The values at a path that leads through arrays. */
function spread(at: Json | undefined, steps: readonly string[]): readonly Json[] {
  if (isArray(at)) return at.flatMap((element) => spread(element, steps));
  const [step, ...rest] = steps;
  if (step === undefined) return at === undefined ? [] : [at];
  return typeof at === 'object' && at !== null ? spread((at as JsonObject)[step], rest) : [];
}

const extreme = (values: readonly Json[], direction: 1 | -1): Json | undefined =>
  values.toSorted((a, b) => compare(a, b) * direction)[0];
