import { isArray, isDocument, type Json, type JsonObject } from './codec.ts';
import { Unsupported } from './errors.ts';

interface Node {
  readonly children: Map<string, Node>;
  whole: boolean;
}

export type Project = (document: JsonObject) => JsonObject;

const isOn = (value: unknown): boolean => value === 1 || value === true;
const isOff = (value: unknown): boolean => value === 0 || value === false;

/** Reads `{a: 1, 'b.c': 1}` or `{a: 0}`; `_id` comes along unless it is switched off. */
export function readProjection(projection: unknown): Project {
  const entries = Object.entries((projection ?? {}) as Record<string, unknown>);
  for (const [path, value] of entries) {
    if (!isOn(value) && !isOff(value)) throw new Unsupported('projections by anything but 0 and 1');
    if (path.split('.').some((step) => step === '' || step.startsWith('$'))) {
      throw new Unsupported('this projection');
    }
  }
  const fields = entries.filter(([path]) => path !== '_id');
  const id = entries.find(([path]) => path === '_id');
  const including = fields.length > 0 ? isOn(fields[0]?.[1]) : id !== undefined && isOn(id[1]);
  if (fields.some(([, value]) => isOn(value) !== including)) {
    throw new Unsupported('a projection that includes and excludes');
  }
  const withoutId = id !== undefined && isOff(id[1]);
  if (entries.length === 0) return (document) => document;
  const paths = fields.map(([path]) => path);
  return including
    ? include(treeOf(withoutId ? paths : ['_id', ...paths]))
    : exclude(treeOf(withoutId ? ['_id', ...paths] : paths));
}

function treeOf(paths: readonly string[]): Node {
  const root: Node = { children: new Map(), whole: false };
  for (const path of paths) {
    let node = root;
    for (const step of path.split('.')) {
      const next = node.children.get(step) ?? { children: new Map<string, Node>(), whole: false };
      node.children.set(step, next);
      node = next;
    }
    node.whole = true;
  }
  return root;
}

const include =
  (tree: Node): Project =>
  (document) =>
    included(document, tree);

function included(document: JsonObject, tree: Node): JsonObject {
  const kept: Record<string, Json> = {};
  for (const key in document) {
    const node = tree.children.get(key);
    const value = document[key];
    if (!node || value === undefined) continue;
    const inner = node.whole ? value : includedWithin(value, node);
    if (inner !== undefined) kept[key] = inner;
  }
  return kept;
}

function includedWithin(value: Json, tree: Node): Json | undefined {
  if (isArray(value)) return value.map((one) => includedWithin(one, tree)).filter((one) => one !== undefined);
  return isDocument(value) ? included(value, tree) : undefined;
}

const exclude =
  (tree: Node): Project =>
  (document) =>
    excluded(document, tree);

function excluded(document: JsonObject, tree: Node): JsonObject {
  const kept: Record<string, Json> = {};
  for (const key in document) {
    const node = tree.children.get(key);
    const value = document[key];
    if (node?.whole || value === undefined) continue;
    kept[key] = node ? excludedWithin(value, node) : value;
  }
  return kept;
}

function excludedWithin(value: Json, tree: Node): Json {
  if (isArray(value)) return value.map((one) => excludedWithin(one, tree));
  return isDocument(value) ? excluded(value, tree) : value;
}
