import { encode, encodeDocument, type Json, type JsonObject } from './codec.ts';
import { serverError, Unsupported } from './errors.ts';
import { compare, equal } from './order.ts';
import { place, type Place, type Tree } from './tree.ts';
import { addToSet, pop, pull, pullAll, push } from './update-arrays.ts';

/** One change of one path. */
interface Step {
  readonly path: string;
  readonly onlyOnInsert: boolean;
  /** Whether documents on the way are made when they are missing. */
  readonly create: boolean;
  readonly apply: (at: Place) => void;
}

/** An update as read and checked, ready for any number of documents. */
export type Update = readonly Step[];

type Operand = (value: unknown, path: string) => (at: Place) => void;

const mismatch = (operator: string, path: string, what: string): Error =>
  serverError(14, `Cannot apply ${operator} to the field '${path}': ${what}`);

const arithmetic =
  (operator: string, start: number, combine: (a: number, b: number) => number): Operand =>
  (value, path) => {
    const amount = encode(value);
    if (typeof amount !== 'number') throw mismatch(operator, path, 'the amount is not a number');
    return (at) => {
      const now = at.get() ?? (at.get() === null ? null : start);
      if (typeof now !== 'number') throw mismatch(operator, path, 'its value is not a number');
      const next = combine(now, amount);
      if (!Number.isFinite(next)) throw mismatch(operator, path, 'the result is not finite');
      at.set(next);
    };
  };

const extreme =
  (sign: 1 | -1): Operand =>
  (value) => {
    const candidate = encode(value);
    return (at) => {
      const now = at.get();
      if (now === undefined || compare(candidate, now) * sign > 0) at.set(candidate);
    };
  };

const set: Operand = (value) => {
  const encoded = encode(value);
  return (at) => {
    at.set(encoded);
  };
};

const unset: Operand = () => (at) => {
  at.remove();
};

const OPERATORS: Readonly<Record<string, Operand>> = {
  $set: set,
  $setOnInsert: set,
  $unset: unset,
  $inc: arithmetic('$inc', 0, (a, b) => a + b),
  $mul: arithmetic('$mul', 0, (a, b) => a * b),
  $min: extreme(-1),
  $max: extreme(1),
  $push: push,
  $pull: pull,
  $pullAll: pullAll,
  $addToSet: addToSet,
  $pop: pop,
};

/** Operators that leave a document alone which lacks the path. */
const NEVER_CREATE: ReadonlySet<string> = new Set(['$unset', '$pull', '$pullAll', '$pop']);

export function readUpdate(update: unknown): Update {
  if (typeof update !== 'object' || update === null) throw new Unsupported('this as an update');
  if (Array.isArray(update)) throw new Unsupported('an update by pipeline');
  const steps: Step[] = [];
  for (const [operator, fields] of Object.entries(update)) {
    const operand = OPERATORS[operator];
    if (!operand) throw new Unsupported(`${operator} in an update`);
    for (const [path, value] of Object.entries((fields ?? {}) as Record<string, unknown>)) {
      checkPath(path);
      steps.push({
        path,
        onlyOnInsert: operator === '$setOnInsert',
        create: !NEVER_CREATE.has(operator),
        apply: operand(value, path),
      });
    }
  }
  refuseConflicts(steps);
  return steps;
}

function checkPath(path: string): void {
  for (const step of path.split('.')) {
    if (step === '' || step.startsWith('$') || step === '__proto__') {
      throw new Unsupported(`the path "${path}"`);
    }
  }
}

function refuseConflicts(steps: Update): void {
  const paths = steps.map(({ path }) => path).toSorted();
  for (const [i, path] of paths.entries()) {
    const clash = paths.some((other, j) => j !== i && (other === path || other.startsWith(`${path}.`)));
    if (clash) throw serverError(40, `Updating the path '${path}' would create a conflict at '${path}'`);
  }
}

/** Changes the tree in place. Its `_id` stays, or the update is refused. */
export function applyUpdate(tree: Tree, update: Update, inserting: boolean): void {
  const id = tree['_id'];
  for (const { path, onlyOnInsert, create, apply } of update) {
    if (onlyOnInsert && !inserting) continue;
    const at = place(tree, path, create);
    if (at) apply(at);
  }
  if (id !== undefined && !equal(tree['_id'], id)) {
    throw serverError(66, `Performing an update on the path '_id' would modify the immutable field '_id'`);
  }
}

/** The whole new document of a replacement, under the `_id` of the old one. */
export function replacement(value: unknown, id: Json | undefined): JsonObject {
  const document = encodeDocument(value);
  const given = document['_id'];
  if (id !== undefined && given !== undefined && !equal(given, id)) {
    throw serverError(66, `Replacing a document would modify the immutable field '_id'`);
  }
  return id === undefined ? document : { _id: id, ...document };
}
