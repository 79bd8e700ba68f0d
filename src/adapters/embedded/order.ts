import { isArray, isObject, type Json } from './codec.ts';

/** Types as bits, smallest first in MongoDB's order of types. Null and missing are less than all of them. */
export const KIND = {
  number: 1,
  string: 2,
  object: 4,
  array: 8,
  binary: 16,
  objectId: 32,
  boolean: 64,
  date: 128,
} as const;

/**
 * Not a type but a warning: a number beyond the whole ones that doubles hold exactly. SQLite reads its digits back with
 * an error in the last place now and then, so it may neither compare nor sort it.
 */
export const FRACTION = 256;

/** The kind as a catalog notes it. */
export const notedKind = (value: Json | undefined): number =>
  typeof value === 'number' && !Number.isSafeInteger(value) ? KIND.number | FRACTION : kindOf(value);

export function kindOf(value: Json | undefined): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number') return KIND.number;
  if (typeof value === 'string') return KIND.string;
  if (typeof value === 'boolean') return KIND.boolean;
  if (isArray(value)) return KIND.array;
  if ('$date' in value) return KIND.date;
  if ('$oid' in value) return KIND.objectId;
  return '$bin' in value ? KIND.binary : KIND.object;
}

const plainOrder = <T extends string | number | boolean>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** By code point, as both engines compare (JavaScript alone compares by UTF-16 unit). */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const surrogates = Number(isSurrogate(x)) - Number(isSurrogate(y));
    return surrogates === 0 ? x - y : surrogates;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** MongoDB's order of two stored values; arrays compare by their elements in turn. */
export function compare(a: Json | undefined, b: Json | undefined): number {
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return kind - kindOf(b);
  if (typeof a === 'number' && typeof b === 'number') return plainOrder(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return plainOrder(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (isArray(a) && isArray(b)) return compareLists(a, b);
  if (!isObject(a) || !isObject(b)) return 0;
  if (kind === KIND.binary) return compareBytes(String(a['$bin']), String(b['$bin']));
  return compareFields(a, b);
}

function compareLists(a: readonly Json[], b: readonly Json[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compare(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareFields(a: Readonly<Record<string, Json>>, b: Readonly<Record<string, Json>>): number {
  const left = Object.entries(a);
  const right = Object.entries(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [keyA = '', valueA = null] = left[i] ?? [];
    const [keyB = '', valueB = null] = right[i] ?? [];
    const order = kindOf(valueA) - kindOf(valueB) || compareText(keyA, keyB) || compare(valueA, valueB);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Shorter first, then byte by byte. */
function compareBytes(a: string, b: string): number {
  const left = Buffer.from(a, 'base64');
  const right = Buffer.from(b, 'base64');
  return left.length - right.length || Buffer.compare(left, right);
}

/** Equal as MongoDB means it: the order of an object's fields counts. */
export const equal = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (kindOf(a) === kindOf(b) && JSON.stringify(a) === JSON.stringify(b));
