import { isArray, isDocument, type Json, type JsonObject } from './codec.ts';
import { serverError } from './errors.ts';

/** A stored document open to change; made by parsing, so nobody else holds it. */
export type Tree = { [key: string]: Json };

type Node = Tree | Json[];

/** What stands at the end of a path, to be read and replaced. */
export interface Place {
  get(): Json | undefined;
  set(value: Json): void;
  remove(): void;
}

const isIndex = (step: string): boolean => /^(0|[1-9]\d{0,6})$/.test(step);

const cannotCreate = (step: string): Error =>
  serverError(28, `Cannot create field '${step}' in an element that is not a document`);

/**
 * Finds the place of a path, making the embedded documents on the way when `create` is set.
 *
 * @returns undefined when the way is not there and was not to be made.
 */
export function place(root: Tree, path: string, create: boolean): Place | undefined {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let node: Node = root;
  for (const [depth, step] of steps.entries()) {
    const next: Node | undefined = stepInto(node, step);
    if (next) {
      node = next;
      continue;
    }
    if (!create) return undefined;
    if (childOf(node, step) !== undefined) throw cannotCreate(steps[depth + 1] ?? last);
    const made: Tree = {};
    put(node, step, made);
    node = made;
  }
  return placeIn(node, last);
}

function childOf(node: Node, step: string): Json | undefined {
  if (!Array.isArray(node)) return Object.hasOwn(node, step) ? node[step] : undefined;
  return isIndex(step) ? node[Number(step)] : undefined;
}

function stepInto(node: Node, step: string): Node | undefined {
  const child = childOf(node, step);
  return isDocument(child) || isArray(child) ? (child as Node) : undefined;
}

function put(node: Node, step: string, value: Json): void {
  if (!Array.isArray(node)) {
    node[step] = value;
    return;
  }
  if (!isIndex(step)) throw cannotCreate(step);
  while (node.length < Number(step)) node.push(null);
  node[Number(step)] = value;
}

function placeIn(node: Node, last: string): Place {
  return {
    get: () => childOf(node, last),
    set: (value) => {
      put(node, last, value);
    },
    remove: () => {
      // As in MongoDB, an element of an array is emptied and keeps its place.
      if (Array.isArray(node)) {
        if (childOf(node, last) !== undefined) put(node, last, null);
      } else Reflect.deleteProperty(node, last);
    },
  };
}

export const copyOf = (document: JsonObject): Tree => structuredClone(document) as Tree;
