import type { Json } from './codec.ts';
import type { Comparison, Filter, Test } from './filter.ts';
import { keyOf } from './keys.ts';
import { FRACTION, KIND, kindOf } from './order.ts';
import { isPlainPath, prefixes, typeSql, valueSql } from './paths.ts';
import type { SqlValue } from './sql-engine.ts';

/**
 * A condition of SQL that every matching document fulfils. `exact` says that no other document does, so that SQL may
 * count and limit; otherwise the rows are candidates and the matcher has the last word. Without `sql` it says nothing.
 */
export interface Narrowing {
  readonly sql?: string;
  readonly values: readonly SqlValue[];
  readonly exact: boolean;
}

/** The kinds of value ever stored at a path that an index watches; undefined for other paths. */
export type KindsAt = (path: string) => number | undefined;

const ANYTHING: Narrowing = { values: [], exact: false };
const ALWAYS: Narrowing = { values: [], exact: true };

export function narrow(filter: Filter, kindsAt: KindsAt): Narrowing {
  switch (filter.kind) {
    case 'field':
      return filter.path === '_id' ? narrowId(filter.test) : narrowField(filter.path, filter.test, kindsAt);
    case 'and':
      return conjunction(filter.parts.map((part) => narrow(part, kindsAt)));
    case 'or':
      return disjunction(filter.parts.map((part) => narrow(part, kindsAt)));
    case 'nor':
      return ANYTHING;
  }
}

function conjunction(parts: readonly Narrowing[]): Narrowing {
  const exact = parts.every((part) => part.exact);
  const spoken = parts.filter(({ sql }) => sql !== undefined);
  if (spoken.length === 0) return exact ? ALWAYS : ANYTHING;
  return { sql: joined(spoken, ' AND '), values: spoken.flatMap(({ values }) => values), exact };
}

function disjunction(parts: readonly Narrowing[]): Narrowing {
  if (parts.some(({ sql }) => sql === undefined)) {
    return parts.some((part) => part === ALWAYS) ? ALWAYS : ANYTHING;
  }
  const values = parts.flatMap((part) => part.values);
  return { sql: joined(parts, ' OR '), values, exact: parts.every((part) => part.exact) };
}

const joined = (parts: readonly Narrowing[], by: string): string =>
  parts.length === 1 ? (parts[0]?.sql ?? '') : `(${parts.map(({ sql }) => sql).join(by)})`;

const SIGN: Readonly<Record<Comparison, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** An `_id` is never an array, a boolean or missing, and its key column sorts as it does. */
function narrowId(test: Test): Narrowing {
  switch (test.op) {
    case 'eq':
      return idIn([test.value]);
    case 'in':
      return idIn(test.values);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': {
      const key = tryKey(test.value);
      if (key === undefined) return ANYTHING;
      const sameType = `_id >= ? AND _id < ?`;
      const letter = key.slice(0, 1);
      const values = [key, letter, String.fromCharCode(letter.charCodeAt(0) + 1)];
      return { sql: `(_id ${SIGN[test.op]} ? AND ${sameType})`, values, exact: true };
    }
    default:
      return ANYTHING;
  }
}

function idIn(ids: readonly Json[]): Narrowing {
  const keys = ids.map(tryKey).filter((key) => key !== undefined);
  if (keys.length === 0) return { sql: 'FALSE', values: [], exact: true };
  return { sql: keys.length === 1 ? '_id = ?' : `_id IN (${marks(keys)})`, values: keys, exact: true };
}

/** Undefined for a value no document has as its `_id`. */
function tryKey(id: Json): string | undefined {
  try {
    return keyOf(id);
  } catch {
    return undefined;
  }
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

function narrowField(path: string, test: Test, kindsAt: KindsAt): Narrowing {
  if (!isPlainPath(path)) return ANYTHING;
  const kinds = kindsAt(path);
  const scalar = narrowScalar(path, test, kinds ?? ~0);
  if (test.op === 'exists' && !path.includes('.')) return scalar;
  if (scalar.sql === undefined || (kinds !== undefined && (kinds & KIND.array) === 0)) return scalar;
  if (test.op === 'ne' || test.op === 'nin' || test.op === 'not' || test.op === 'exists') return ANYTHING;
  const arrays = prefixes(path).map((prefix) => `${typeSql(prefix)} = 'array'`);
  return { sql: `(${scalar.sql} OR ${arrays.join(' OR ')})`, values: scalar.values, exact: false };
}

/** @param kinds what may stand at the path; a guard for the type is left out where there is only one. */
function narrowScalar(path: string, test: Test, kinds: number): Narrowing {
  switch (test.op) {
    case 'eq':
      return equals(path, [test.value], kinds);
    case 'in':
      return equals(path, test.values, kinds);
    case 'ne':
      return negated(equals(path, [test.value], kinds));
    case 'nin':
      return negated(equals(path, test.values, kinds));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return range(path, test, kinds);
    case 'exists':
      return { sql: `${typeSql(path)} IS ${test.value ? 'NOT ' : ''}NULL`, values: [], exact: true };
    case 'not':
    case 'all':
    case 'size':
    case 'regex':
    case 'elemMatch':
      return ANYTHING;
  }
}

function negated(equal: Narrowing): Narrowing {
  return equal.sql === undefined || !equal.exact ? ANYTHING : { ...equal, sql: `(${equal.sql}) IS NOT TRUE` };
}

function equals(path: string, values: readonly Json[], kinds: number): Narrowing {
  if (values.length === 0) return { sql: 'FALSE', values: [], exact: true };
  const vague = values.filter((value) => typeof value === 'number' && isVague(value, kinds));
  if (vague.length > 0) {
    const rest = values.filter((value) => !vague.includes(value));
    const around = vague.map((value) => between(path, Number(value)));
    return disjunction(rest.length === 0 ? around : [...around, equals(path, rest, kinds)]);
  }
  const plain = values.filter(isUnambiguous);
  const parts: Narrowing[] = values
    .filter((value) => !isUnambiguous(value))
    .map((value) => equalsGuarded(path, value));
  if (plain.length > 0) {
    const sql = plain.length === 1 ? `${valueSql(path)} = ?` : `${valueSql(path)} IN (${marks(plain)})`;
    parts.push({ sql, values: plain, exact: true });
  }
  return disjunction(parts);
}

/** SQLite might miss the value, or something stored there, by the last place; see FRACTION. */
const isVague = (value: number, kinds: number): boolean =>
  (kinds & FRACTION) !== 0 || !Number.isSafeInteger(value);

/** Far more than SQLite's error and far less than anybody's data. */
const slack = (value: number): number => Math.abs(value) * 1e-9 + Number.MIN_VALUE;

const between = (path: string, value: number): Narrowing => ({
  sql: `${valueSql(path)} BETWEEN ? AND ?`,
  values: [value - slack(value), value + slack(value)],
  exact: false,
});

/** SQL cannot take it for anything else: not 0 or 1 (booleans read so) and no text that might be JSON. */
const isUnambiguous = (value: Json): value is string | number =>
  typeof value === 'number'
    ? value !== 0 && value !== 1
    : typeof value === 'string' && /^[^{[]/.test(value) && value.isWellFormed();

function equalsGuarded(path: string, value: Json): Narrowing {
  const [at, type] = [valueSql(path), typeSql(path)];
  if (value === null) return { sql: `${at} IS NULL`, values: [], exact: true };
  switch (kindOf(value)) {
    case KIND.boolean:
      return { sql: `(${at} = ? AND ${type} = ?)`, values: [Number(value), String(value)], exact: true };
    case KIND.number:
      return { sql: `(${at} = ? AND ${type} IN ('integer', 'real'))`, values: [Number(value)], exact: true };
    case KIND.string:
      if (!String(value).isWellFormed()) return ANYTHING;
      return { sql: `(${at} = ? AND ${type} = 'text')`, values: [String(value)], exact: true };
    case KIND.date:
    case KIND.objectId:
    case KIND.binary:
      return { sql: `(${at} = ? AND ${type} = 'object')`, values: [JSON.stringify(value)], exact: true };
    default:
      return ANYTHING;
  }
}

const SQL_TYPES: Readonly<Record<number, string>> = {
  [KIND.number]: `IN ('integer', 'real')`,
  [KIND.string]: `= 'text'`,
  [KIND.date]: `= 'object'`,
  [KIND.objectId]: `= 'object'`,
};

function range(
  path: string,
  test: { readonly op: Comparison; readonly value: Json },
  kinds: number,
): Narrowing {
  const { op, value } = test;
  const kind = kindOf(value);
  if (typeof value === 'string' && !value.isWellFormed()) return ANYTHING;
  const at = valueSql(path);
  if (typeof value === 'number' && isVague(value, kinds)) {
    return op === 'gt' || op === 'gte'
      ? { sql: `${at} >= ?`, values: [value - slack(value)], exact: false }
      : { sql: `${at} <= ?`, values: [value + slack(value)], exact: false };
  }
  const values: SqlValue[] = [
    typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value),
  ];
  const conditions = [`${at} ${SIGN[op]} ?`];
  if (kind === KIND.date || kind === KIND.objectId) {
    const head = kind === KIND.date ? '{"$date":"' : '{"$oid":"';
    conditions.push(`${at} >= ?`, `${at} < ?`);
    values.push(head, `${head}~`);
  }
  if (kinds !== kind) conditions.push(`${typeSql(path)} ${SQL_TYPES[kind] ?? ''}`);
  return { sql: `(${conditions.join(' AND ')})`, values, exact: true };
}
