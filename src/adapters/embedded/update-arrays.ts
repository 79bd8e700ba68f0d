import { encode, isArray, isDocument, type Json } from './codec.ts';
import { serverError, Unsupported } from './errors.ts';
import { readFilter, readTests } from './filter.ts';
import { elementMatcher, matcher } from './filter-match.ts';
import { compare, equal } from './order.ts';
import { valueAt } from './paths.ts';
import type { Place } from './tree.ts';

type Change = (at: Place) => void;

const isOperators = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.keys(value).some((key) => key.startsWith('$'));

function listAt(at: Place, operator: string, path: string): readonly Json[] {
  const now = at.get() ?? (at.get() === null ? null : []);
  if (!isArray(now)) throw serverError(2, `The field '${path}' must be an array for ${operator}`);
  return now;
}

/** The values to add, plain or under `$each`, with the other modifiers. */
function readEach(operator: string, value: unknown, allowed: readonly string[]) {
  if (!isOperators(value)) return { added: [encode(value)], modifiers: {} as Record<string, unknown> };
  const { $each, ...modifiers } = value;
  if (!Array.isArray($each)) throw new Unsupported(`${operator} modifiers without $each`);
  const unknown = Object.keys(modifiers).find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw new Unsupported(`${unknown} in ${operator}`);
  return { added: $each.map(encode), modifiers };
}

const wholeNumber = (value: unknown, name: string): number | undefined => {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new Unsupported(`${name} of a fraction`);
  return value;
};

/** `$push` with `$each`, then `$position`, `$sort` and `$slice` in MongoDB's order. */
export function push(value: unknown, path: string): Change {
  const { added, modifiers } = readEach('$push', value, ['$position', '$slice', '$sort']);
  const position = wholeNumber(modifiers['$position'], '$position');
  const slice = wholeNumber(modifiers['$slice'], '$slice');
  const order = readElementOrder(modifiers['$sort']);
  return (at) => {
    const list = [...listAt(at, '$push', path)];
    list.splice(position ?? list.length, 0, ...added);
    if (order) list.sort(order);
    at.set(slice === undefined ? list : slice < 0 ? list.slice(slice) : list.slice(0, slice));
  };
}

function readElementOrder(sort: unknown): ((a: Json, b: Json) => number) | undefined {
  if (sort === undefined) return undefined;
  if (sort === 1 || sort === -1) return (a, b) => compare(a, b) * sort;
  if (typeof sort !== 'object' || sort === null) throw new Unsupported('this $sort in $push');
  const keys = Object.entries(sort).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw new Unsupported('this $sort in $push');
    return [path, direction] as const;
  });
  const at = (element: Json, path: string) => (isDocument(element) ? valueAt(element, path) : undefined);
  return (a, b) => {
    for (const [path, direction] of keys) {
      const order = compare(at(a, path), at(b, path)) * direction;
      if (order !== 0) return order;
    }
    return 0;
  };
}

export function addToSet(value: unknown, path: string): Change {
  const { added } = readEach('$addToSet', value, []);
  return (at) => {
    const list = [...listAt(at, '$addToSet', path)];
    for (const one of added) if (!list.some((element) => equal(element, one))) list.push(one);
    at.set(list);
  };
}

function keepWhere(operator: string, path: string, keep: (element: Json) => boolean): Change {
  return (at) => {
    if (at.get() === undefined) return;
    at.set(listAt(at, operator, path).filter(keep));
  };
}

export function pull(value: unknown, path: string): Change {
  const matches = readPull(value);
  return keepWhere('$pull', path, (element) => !matches(element));
}

/** A document of fields is a filter over elements that are documents; operators test the element itself. */
function readPull(value: unknown): (element: Json) => boolean {
  if (isOperators(value) || value instanceof RegExp) return elementMatcher(readTests(value));
  const bare = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  if (bare && isDocument(encodable(bare))) {
    const matches = matcher(readFilter(bare));
    return (element) => isDocument(element) && matches(element);
  }
  const encoded = encode(value);
  return (element) => equal(element, encoded);
}

/** A filter may hold operators, which cannot be stored: it is a document of fields all the same. */
function encodable(value: object): Json {
  try {
    return encode(value);
  } catch {
    return {};
  }
}

export function pullAll(value: unknown, path: string): Change {
  if (!Array.isArray(value)) throw new Unsupported('$pullAll without a list');
  const unwanted = value.map(encode);
  return keepWhere('$pullAll', path, (element) => !unwanted.some((one) => equal(one, element)));
}

export function pop(value: unknown, path: string): Change {
  if (value !== 1 && value !== -1) throw new Unsupported('$pop by anything but 1 and -1');
  return (at) => {
    if (at.get() === undefined) return;
    const list = listAt(at, '$pop', path);
    at.set(value === 1 ? list.slice(0, -1) : list.slice(1));
  };
}
