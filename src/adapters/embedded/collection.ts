import mongoose from 'mongoose';
import { bulkWrite, insertMany } from './bulk.ts';
import { readIndex } from './catalog.ts';
import { decode, type JsonObject } from './codec.ts';
import { Cursor, present } from './cursor.ts';
import type { Database } from './database.ts';
import { distinctValues } from './distinct.ts';
import { Unsupported } from './errors.ts';
import { readFilter } from './filter.ts';
import { checkOptions, wholeOption } from './options.ts';
import { readProjection } from './projection.ts';
import { readSort } from './sort.ts';
import type { Table } from './table.ts';
import { exchangeOne, insertOne, operators, removeOne, updateRows, wholeDocument } from './writes.ts';
import type { Change, UpdateResult } from './writes.ts';

type Fields = Record<string, unknown>;

interface BaseCollection {
  /** The connection it was made for: one of this room's. */
  readonly conn: { readonly database: Database };
  readonly name: string;
  readonly collectionName: string;
}

/** The public but untyped base class of all of mongoose's collections. */
const { BaseCollection: Base } = mongoose.Mongoose.prototype as unknown as {
  BaseCollection: new (name: string, connection: unknown, options: unknown) => BaseCollection;
};

const UNSUPPORTED = [
  'aggregate',
  'watch',
  'findAndModify',
  'mapReduce',
  'initializeOrderedBulkOp',
  'initializeUnorderedBulkOp',
  'createSearchIndex',
  'updateSearchIndex',
  'dropSearchIndex',
  'listSearchIndexes',
  'rename',
] as const;

/** A collection of the driver: MongoDB's names, answers and errors over one table. */
export class EmbeddedCollection extends Base {
  /** Mongoose takes its presence for "connected". */
  readonly collection = this;

  get #database(): Database {
    return this.conn.database;
  }

  insertOne(document: Fields, options?: unknown) {
    checkOptions(options, []);
    return this.#write((table) => ({ acknowledged: true, insertedId: insertOne(table, document) }));
  }

  insertMany(documents: Fields[], options?: unknown) {
    const { ordered } = checkOptions(options, ['ordered']);
    return this.#write((table) => {
      const { insertedCount, insertedIds } = insertMany(table, documents, ordered !== false);
      return { acknowledged: true, insertedCount, insertedIds };
    });
  }

  bulkWrite(operations: Record<string, Fields>[], options?: unknown) {
    const { ordered } = checkOptions(options, ['ordered']);
    return this.#write((table) => bulkWrite(table, operations, ordered !== false));
  }

  find(filter: unknown, options?: unknown): Cursor {
    const given = checkOptions(options, ['sort', 'skip', 'limit', 'projection']);
    const [sort, skip, limit] = [
      readSort(given['sort']),
      wholeOption(given, 'skip'),
      wholeOption(given, 'limit'),
    ];
    const parsed = readFilter(filter);
    return new Cursor(
      () => this.#read((table) => table.select({ filter: parsed, sort, skip, limit })),
      readProjection(given['projection']),
    );
  }

  async findOne(filter: unknown, options?: unknown) {
    const { limit: _, ...rest } = (options ?? {}) as Fields;
    return this.find(filter, { ...rest, limit: 1 }).next();
  }

  countDocuments(filter: unknown, options?: unknown): Promise<number> {
    const given = checkOptions(options, ['skip', 'limit', 'sort']);
    const [skip, limit] = [wholeOption(given, 'skip'), wholeOption(given, 'limit')];
    return this.#read((table) => table.count({ filter: readFilter(filter), skip, limit }));
  }

  estimatedDocumentCount(options?: unknown): Promise<number> {
    checkOptions(options, []);
    return this.#read((table) => table.count({ filter: readFilter({}) }));
  }

  distinct(path: string, filter: unknown, options?: unknown): Promise<unknown[]> {
    checkOptions(options, []);
    return this.#read((table) => distinctValues(table.select({ filter: readFilter(filter) }), path));
  }

  updateOne(filter: unknown, update: unknown, options?: unknown) {
    return this.#update({ filter, change: () => operators(update), many: false }, options);
  }

  updateMany(filter: unknown, update: unknown, options?: unknown) {
    return this.#update({ filter, change: () => operators(update), many: true }, options);
  }

  replaceOne(filter: unknown, document: unknown, options?: unknown) {
    return this.#update({ filter, change: () => wholeDocument(document), many: false }, options);
  }

  findOneAndUpdate(filter: unknown, update: unknown, options?: unknown) {
    return this.#exchange(filter, () => operators(update), options);
  }

  findOneAndReplace(filter: unknown, document: unknown, options?: unknown) {
    return this.#exchange(filter, () => wholeDocument(document), options);
  }

  findOneAndDelete(filter: unknown, options?: unknown) {
    const given = checkOptions(options, ['sort', 'projection', 'includeResultMetadata']);
    const project = readProjection(given['projection']);
    return this.#write((table) => {
      const removed = removeOne(table, { filter, sort: given['sort'] });
      const value = removed ? present(removed, project) : null;
      return given['includeResultMetadata']
        ? { value, ok: 1, lastErrorObject: { n: removed ? 1 : 0 } }
        : value;
    });
  }

  deleteOne(filter: unknown, options?: unknown) {
    checkOptions(options, []);
    return this.#write((table) => ({
      acknowledged: true,
      deletedCount: removeOne(table, { filter }) ? 1 : 0,
    }));
  }

  deleteMany(filter: unknown, options?: unknown) {
    checkOptions(options, []);
    return this.#write((table) => ({
      acknowledged: true,
      deletedCount: table.removeAll(readFilter(filter)),
    }));
  }

  createIndex(keys: unknown, options?: unknown): Promise<string> {
    const spec = readIndex(keys, options);
    return this.#write((table) => {
      table.catalog.createIndex(spec);
      return spec.name;
    });
  }

  dropIndex(name: string): Promise<void> {
    return this.#write((table) => {
      table.catalog.dropIndex(name);
    });
  }

  listIndexes() {
    return { toArray: () => this.#read(({ catalog }) => describeIndexes(catalog)) };
  }

  drop(): Promise<boolean> {
    return this.#write((table) => {
      table.catalog.drop();
      return true;
    });
  }

  #read<T>(work: (table: Table) => T): Promise<T> {
    return this.#database.queue.read(() => work(this.#database.table(this.name)));
  }

  #write<T>(work: (table: Table) => T): Promise<T> {
    return this.#database.queue.write(() => work(this.#database.table(this.name)));
  }

  #update(
    { filter, change, many }: { filter: unknown; change: () => Change; many: boolean },
    options: unknown,
  ): Promise<UpdateResult> {
    const { upsert, sort } = checkOptions(options, many ? ['upsert'] : ['upsert', 'sort']);
    return this.#write((table) =>
      updateRows(table, { filter, sort, upsert: upsert === true }, change(), many),
    );
  }

  #exchange(filter: unknown, change: () => Change, options: unknown) {
    const given = checkOptions(options, [
      'upsert',
      'sort',
      'projection',
      'returnDocument',
      'includeResultMetadata',
    ]);
    const project = readProjection(given['projection']);
    const after =
      given['returnDocument'] === 'after' || given['new'] === true || given['returnOriginal'] === false;
    return this.#write((table) => {
      const target = { filter, sort: given['sort'], upsert: given['upsert'] === true };
      const exchange = exchangeOne(table, target, change());
      const chosen: JsonObject | undefined = after ? exchange.after : exchange.before;
      const value = chosen ? present(chosen, project) : null;
      return given['includeResultMetadata']
        ? { value, ok: 1, lastErrorObject: describeExchange(exchange) }
        : value;
    });
  }
}

for (const name of UNSUPPORTED) {
  Object.defineProperty(EmbeddedCollection.prototype, name, {
    value: () => {
      throw new Unsupported(name);
    },
  });
}

const describeExchange = ({ before, after, upserted }: ReturnType<typeof exchangeOne>) => ({
  n: after ? 1 : 0,
  updatedExisting: before !== undefined,
  ...(upserted ? { upserted: decode(after?.['_id'] ?? null) } : {}),
});

const describeIndexes = (catalog: Table['catalog']) => [
  { v: 2, key: { _id: 1 }, name: '_id_' },
  ...catalog.indexes.map(({ name, key, unique }) => ({
    v: 2,
    key: Object.fromEntries(key),
    name,
    ...(unique ? { unique } : {}),
  })),
];
