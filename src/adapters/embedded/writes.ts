import mongoose from 'mongoose';
import { decode, encode, encodeDocument, fromText, isDocument, type Json, type JsonObject } from './codec.ts';
import { Unsupported } from './errors.ts';
import { readFilter, type Filter } from './filter.ts';
import { readSort } from './sort.ts';
import type { Row, Table } from './table.ts';
import { copyOf, place, type Tree } from './tree.ts';
import { applyUpdate, readUpdate, replacement, type Update } from './update.ts';

const { ObjectId } = mongoose.mongo;

export interface UpdateResult {
  readonly acknowledged: true;
  readonly matchedCount: number;
  readonly modifiedCount: number;
  readonly upsertedCount: number;
  readonly upsertedId: unknown;
}

/** How a document becomes another one: by operators or by a replacement. */
export interface Change {
  readonly onto: (old: JsonObject) => JsonObject;
  readonly fresh: (base: Tree) => JsonObject;
}

export function operators(update: unknown): Change {
  const steps: Update = readUpdate(update);
  const applied = (tree: Tree, inserting: boolean): JsonObject => {
    applyUpdate(tree, steps, inserting);
    return tree;
  };
  return { onto: (old) => applied(copyOf(old), false), fresh: (base) => applied(base, true) };
}

export const wholeDocument = (value: unknown): Change => ({
  onto: (old) => replacement(value, old['_id']),
  fresh: (base) => replacement(value, base['_id']),
});

/** Gives the caller's document an `_id` when it has none, as the driver does, and stores it. */
export function insertOne(table: Table, document: Record<string, unknown>): unknown {
  if (document['_id'] === undefined) document['_id'] = new ObjectId();
  const { _id = null, ...rest } = encodeDocument(document);
  table.insert({ _id, ...rest });
  return document['_id'];
}

export interface Target {
  readonly filter: unknown;
  readonly sort?: unknown;
  readonly upsert?: boolean;
}

const NOTHING: UpdateResult = {
  acknowledged: true,
  matchedCount: 0,
  modifiedCount: 0,
  upsertedCount: 0,
  upsertedId: null,
};

export function updateRows(table: Table, target: Target, change: Change, many: boolean): UpdateResult {
  const filter = readFilter(target.filter);
  const rows = table.select({ filter, sort: readSort(target.sort), limit: many ? 0 : 1 });
  if (rows.length === 0 && target.upsert) {
    const made = insertFresh(table, filter, change);
    return { ...NOTHING, upsertedCount: 1, upsertedId: decode(made['_id'] ?? null) };
  }
  let modifiedCount = 0;
  for (const row of rows) if (table.update(row, change.onto(fromText(row.doc)))) modifiedCount++;
  return { ...NOTHING, matchedCount: rows.length, modifiedCount };
}

export interface Exchange {
  readonly before?: JsonObject;
  readonly after?: JsonObject;
  readonly upserted: boolean;
}

/** Finds one, changes it, and tells how it was and is. */
export function exchangeOne(table: Table, target: Target, change: Change): Exchange {
  const filter = readFilter(target.filter);
  const [row] = table.select({ filter, sort: readSort(target.sort), limit: 1 });
  if (row) {
    const before = fromText(row.doc);
    const after = change.onto(before);
    table.update(row, after);
    return { before, after, upserted: false };
  }
  if (!target.upsert) return { upserted: false };
  return { after: insertFresh(table, filter, change), upserted: true };
}

export function removeOne(table: Table, target: Target): JsonObject | undefined {
  const filter = readFilter(target.filter);
  const [row]: readonly Row[] = table.select({ filter, sort: readSort(target.sort), limit: 1 });
  if (!row) return undefined;
  table.remove(row);
  return fromText(row.doc);
}

function insertFresh(table: Table, filter: Filter, change: Change): JsonObject {
  const base: Tree = {};
  addEqualities(base, filter);
  const { _id = encode(new ObjectId()), ...rest } = change.fresh(base);
  const document: JsonObject = { _id, ...rest };
  table.insert(document);
  return document;
}

/** An upsert starts from what the filter says a document equals. */
function addEqualities(base: Tree, filter: Filter): void {
  if (filter.kind === 'and') for (const part of filter.parts) addEqualities(base, part);
  // An $or or $in of one is an equality too, as MongoDB reads it.
  if (filter.kind === 'or' && filter.parts.length === 1 && filter.parts[0]) {
    addEqualities(base, filter.parts[0]);
  }
  if (filter.kind !== 'field') return;
  const value = equalityOf(filter);
  if (value === undefined) return;
  const at = place(base, filter.path, true);
  const there = at?.get();
  if (there !== undefined && !isDocument(there)) {
    throw new Unsupported(`an upsert that fixes "${filter.path}" twice`);
  }
  at?.set(value);
}

function equalityOf({ test }: Extract<Filter, { kind: 'field' }>): Json | undefined {
  if (test.op === 'eq') return test.value;
  if ((test.op === 'in' || test.op === 'all') && test.values.length === 1) return test.values[0];
  return undefined;
}
