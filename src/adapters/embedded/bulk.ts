import mongoose from 'mongoose';
import { encodeDocument } from './codec.ts';
import { Unsupported } from './errors.ts';
import { readFilter } from './filter.ts';
import type { Table } from './table.ts';
import { insertOne, operators, removeOne, updateRows, wholeDocument, type UpdateResult } from './writes.ts';

/** Shaped like the driver's result of `bulkWrite`. */
export class BulkResult {
  readonly ok = 1;
  insertedCount = 0;
  matchedCount = 0;
  modifiedCount = 0;
  deletedCount = 0;
  upsertedCount = 0;
  readonly insertedIds: Record<number, unknown> = {};
  readonly upsertedIds: Record<number, unknown> = {};
  readonly writeErrors: WriteFailure[] = [];

  getWriteErrors(): readonly WriteFailure[] {
    return this.writeErrors;
  }

  hasWriteErrors(): boolean {
    return this.writeErrors.length > 0;
  }
}

interface Failure {
  index: number;
  readonly code: number | undefined;
  readonly errmsg: string;
}

/** Shaped like the driver's `WriteError`: mongoose renumbers it through `err`. */
class WriteFailure {
  readonly err: Failure;

  constructor(err: Failure) {
    this.err = err;
  }

  get index(): number {
    return this.err.index;
  }

  get code(): number | undefined {
    return this.err.code;
  }

  get errmsg(): string {
    return this.err.errmsg;
  }
}

const codeOf = (error: Error): number | undefined =>
  'code' in error && typeof error.code === 'number' ? error.code : undefined;

/** Runs the steps in order; with `ordered` the first failure ends it. What came before a failure stays, as in MongoDB. */
function runAll(
  count: number,
  ordered: boolean,
  step: (index: number, result: BulkResult) => void,
): BulkResult {
  const result = new BulkResult();
  let first: Error | undefined;
  for (let index = 0; index < count; index++) {
    try {
      step(index, result);
    } catch (error) {
      // Only what the data forbids is a failure of this step alone; a full disk ends everything.
      if (!(error instanceof Error) || codeOf(error) === undefined) throw error;
      first ??= error;
      result.writeErrors.push(new WriteFailure({ index, code: codeOf(error), errmsg: error.message }));
      if (ordered) break;
    }
  }
  if (first) throw new BulkFailure(first, result);
  return result;
}

/** An error that leaves the transaction standing: thrown only after all steps ran. */
class BulkFailure extends mongoose.mongo.MongoBulkWriteError {
  constructor(first: Error, result: BulkResult) {
    const described = { message: first.message, code: codeOf(first), writeErrors: result.writeErrors };
    super(
      described as unknown as ConstructorParameters<typeof mongoose.mongo.MongoBulkWriteError>[0],
      result as unknown as ConstructorParameters<typeof mongoose.mongo.MongoBulkWriteError>[1],
    );
  }
}

export function insertMany(
  table: Table,
  documents: readonly Record<string, unknown>[],
  ordered: boolean,
): BulkResult {
  for (const document of documents) encodeDocument(document);
  return runAll(documents.length, ordered, (index, result) => {
    const document = documents[index];
    if (!document) return;
    result.insertedIds[index] = insertOne(table, document);
    result.insertedCount++;
  });
}

type Operation = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

export function bulkWrite(table: Table, operations: readonly Operation[], ordered: boolean): BulkResult {
  return runAll(operations.length, ordered, (index, result) => {
    const [[name, fields] = ['', undefined]] = Object.entries(operations[index] ?? {});
    runOne(table, { name, fields: fields ?? {}, index }, result);
  });
}

interface Step {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly index: number;
}

const KNOWN_FIELDS = new Set([
  'document',
  'filter',
  'update',
  'replacement',
  'upsert',
  'sort',
  'timestamps',
  'strict',
]);
const OTHER_FIELDS = new Set([
  'setDefaultsOnInsert',
  'overwriteDiscriminatorKey',
  'skipValidation',
  'overwriteImmutable',
]);

function runOne(table: Table, { name, fields, index }: Step, result: BulkResult): void {
  for (const [field, value] of Object.entries(fields)) {
    const known = KNOWN_FIELDS.has(field) || OTHER_FIELDS.has(field);
    if (!known && value !== undefined && value !== null) throw new Unsupported(`${field} in bulkWrite`);
  }
  const target = { filter: fields['filter'], sort: fields['sort'], upsert: fields['upsert'] === true };
  switch (name) {
    case 'insertOne':
      result.insertedIds[index] = insertOne(table, fields['document'] as Record<string, unknown>);
      result.insertedCount++;
      return;
    case 'updateOne':
    case 'updateMany':
      addUpdate(result, index, updateRows(table, target, operators(fields['update']), name === 'updateMany'));
      return;
    case 'replaceOne':
      addUpdate(result, index, updateRows(table, target, wholeDocument(fields['replacement']), false));
      return;
    case 'deleteOne':
      if (removeOne(table, target)) result.deletedCount++;
      return;
    case 'deleteMany':
      result.deletedCount += table.removeAll(readFilter(target.filter));
      return;
    default:
      throw new Unsupported(`${name} in bulkWrite`);
  }
}

function addUpdate(result: BulkResult, index: number, update: UpdateResult): void {
  result.matchedCount += update.matchedCount;
  result.modifiedCount += update.modifiedCount;
  if (update.upsertedCount === 0) return;
  result.upsertedCount++;
  result.upsertedIds[index] = update.upsertedId;
}
