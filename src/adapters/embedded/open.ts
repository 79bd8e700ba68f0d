import mongoose, { type Mongoose } from 'mongoose';
import { BulkResult } from './bulk.ts';
import { EmbeddedCollection } from './collection.ts';
import { connectionClass } from './connection.ts';
import { Database } from './database.ts';
import { readFilter } from './filter.ts';
import { readSort } from './sort.ts';

export interface EmbeddedOptions {
  /** Path of the data file; its folder must exist. Nobody else may open, copy or even read it meanwhile. */
  readonly file: string;
  /** Upper bound of the file in pages of 4 kB; a write beyond it fails with StorageFull. */
  readonly pageLimit?: number;
}

export interface EmbeddedStore extends AsyncDisposable {
  /** A mongoose of its own, connected; register models on it with `mongoose.model(name, schema)`. */
  readonly mongoose: Mongoose;
  /** Waits for what was asked so far, then gives the file up. */
  close(): Promise<void>;
  /** A consistent copy of everything in a new file. The only safe way: reading the file itself drops its lock. */
  copyTo(file: string): Promise<void>;
  /** How SQLite would find what the filter matches, for tests that prove an index is used. */
  plan(collection: string, filter: object, sort?: object): Promise<string>;
}

/**
 * Opens the one-file document store. Every answered write is on the disk.
 *
 * @throws DataFolderInUse when another process has the file.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedStore> {
  const database = new Database(options);
  const own = new mongoose.Mongoose();
  own.setDriver({
    Collection: EmbeddedCollection,
    Connection: connectionClass(database),
    BulkWriteResult: BulkResult,
  } as unknown as Parameters<Mongoose['setDriver']>[0]);
  await own.connect('embedded:');
  const close = () => own.disconnect();
  return {
    mongoose: own,
    close,
    copyTo: (file) => database.copyTo(file),
    plan: (collection, filter, sort) =>
      database.queue.read(() =>
        database.table(collection).explain({ filter: readFilter(filter), sort: readSort(sort) }),
      ),
    [Symbol.asyncDispose]: close,
  };
}
