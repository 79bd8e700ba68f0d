import { encode, type Json } from './codec.ts';
import { Unsupported } from './errors.ts';
import { KIND, kindOf } from './order.ts';

/** A filter as read and checked: what is not here is refused. Values are in stored form. */
export type Filter =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly parts: readonly Filter[] }
  | { readonly kind: 'field'; readonly path: string; readonly test: Test };

export type Comparison = 'gt' | 'gte' | 'lt' | 'lte';

export type Test =
  | { readonly op: 'eq' | 'ne'; readonly value: Json }
  | { readonly op: Comparison; readonly value: Json }
  | { readonly op: 'in' | 'nin' | 'all'; readonly values: readonly Json[] }
  | { readonly op: 'exists'; readonly value: boolean }
  | { readonly op: 'size'; readonly value: number }
  | { readonly op: 'regex'; readonly value: RegExp }
  | { readonly op: 'not'; readonly tests: readonly Test[] }
  /** Some element passes all tests, or (with a filter) some element is a document the filter accepts. */
  | { readonly op: 'elemMatch'; readonly where: readonly Test[] | Filter };

const LOGICAL = { $and: 'and', $or: 'or', $nor: 'nor' } as const;

type Fields = Readonly<Record<string, unknown>>;

/** Reads a filter as mongoose hands it over, after casting. */
export function readFilter(filter: unknown): Filter {
  const parts: Filter[] = [];
  for (const [key, value] of Object.entries(fieldsOf(filter ?? {}, 'a filter'))) {
    if (key === '$comment') continue;
    if (key in LOGICAL) parts.push(readLogical(LOGICAL[key as keyof typeof LOGICAL], value));
    else if (key.startsWith('$')) throw new Unsupported(`${key} in a filter`);
    else for (const test of readTests(value)) parts.push({ kind: 'field', path: checkPath(key), test });
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'and', parts };
}

function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unsupported(`this as ${what}`);
  }
  return value as Fields;
}

function readLogical(kind: 'and' | 'or' | 'nor', value: unknown): Filter {
  if (!Array.isArray(value) || value.length === 0) throw new Unsupported(`$${kind} of anything but filters`);
  return { kind, parts: value.map(readFilter) };
}

function checkPath(path: string): string {
  if (path.split('.').some((step) => step === '' || step.startsWith('$') || step === '__proto__')) {
    throw new Unsupported(`the path "${path}"`);
  }
  return path;
}

export function readTests(value: unknown): readonly Test[] {
  if (value instanceof RegExp) return [{ op: 'regex', value: stateless(value) }];
  return isOperators(value) ? readOperators(value) : [{ op: 'eq', value: operand(value) }];
}

const isOperators = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  !('_bsontype' in value) &&
  Object.keys(value).some((key) => key.startsWith('$'));

/** Undefined would be stored as null and match every document without the field: surely a slip. */
function operand(value: unknown): Json {
  if (value === undefined) throw new Unsupported('undefined in a filter; leave the field out or say null');
  return encode(value);
}

function readOperators(operators: Fields): readonly Test[] {
  const tests: Test[] = [];
  for (const [name, value] of Object.entries(operators)) {
    if (name === '$options') continue;
    tests.push(name === '$regex' ? readRegex(value, operators['$options']) : readOperator(name, value));
  }
  return tests;
}

function readOperator(name: string, value: unknown): Test {
  switch (name) {
    case '$eq':
      return { op: 'eq', value: operand(value) };
    case '$ne':
      return { op: 'ne', value: operand(value) };
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return { op: name.slice(1) as Comparison, value: bound(value) };
    case '$in':
    case '$nin':
    case '$all':
      return { op: name.slice(1) as 'in' | 'nin' | 'all', values: operands(name, value) };
    case '$exists':
      return { op: 'exists', value: Boolean(value) };
    case '$size':
      if (typeof value !== 'number') throw new Unsupported('$size of anything but a number');
      return { op: 'size', value };
    case '$not':
      return { op: 'not', tests: readTests(value) };
    case '$elemMatch':
      return { op: 'elemMatch', where: readElement(value) };
    default:
      throw new Unsupported(`${name} in a filter`);
  }
}

const BOUNDED = KIND.number | KIND.string | KIND.date | KIND.objectId;

function bound(value: unknown): Json {
  const encoded = operand(value);
  if ((kindOf(encoded) & BOUNDED) === 0) {
    throw new Unsupported('ranges over anything but numbers, texts, dates and ids');
  }
  return encoded;
}

function operands(name: string, value: unknown): readonly Json[] {
  if (!Array.isArray(value)) throw new Unsupported(`${name} without a list`);
  if (value.some((one) => one instanceof RegExp || isOperators(one))) {
    throw new Unsupported(`expressions and operators inside ${name}`);
  }
  return value.map(operand);
}

function readElement(value: unknown): readonly Test[] | Filter {
  const fields = fieldsOf(value, '$elemMatch');
  const tests = Object.keys(fields).some((key) => key.startsWith('$') && !(key in LOGICAL));
  return tests ? readOperators(fields) : readFilter(fields);
}

function readRegex(pattern: unknown, options: unknown): Test {
  const flags = typeof options === 'string' ? options : pattern instanceof RegExp ? pattern.flags : '';
  const source = pattern instanceof RegExp ? pattern.source : pattern;
  if (typeof source !== 'string') throw new Unsupported('$regex of anything but a text or an expression');
  return { op: 'regex', value: stateless(new RegExp(source, flags)) };
}

/** `g` and `y` make an expression remember its last match. */
const stateless = (expression: RegExp): RegExp =>
  new RegExp(expression.source, expression.flags.replace(/[gyd]/g, ''));
