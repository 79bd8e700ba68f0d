import mongoose from 'mongoose';
import type { Database } from './database.ts';
import { Unsupported } from './errors.ts';

interface BaseConnection {
  readyState: number;
  name?: string;
  db?: unknown;
  client?: unknown;
  onOpen(): void;
}

/** The public but untyped base class of all of mongoose's connections. */
const { BaseConnection: Base } = mongoose.Mongoose.prototype as unknown as {
  BaseConnection: new (base: unknown) => BaseConnection;
};

function refuse(what: string): () => never {
  return () => {
    throw new Unsupported(what);
  };
}

/** As much of the driver's `Db` as mongoose itself asks for. */
const databaseHandle = (database: Database) => ({
  createCollection: (name: string) =>
    database.queue.write(() => {
      database.table(name).catalog.create();
    }),
  dropCollection: (name: string) =>
    database.queue.write(() => {
      database.table(name).catalog.drop();
      return true;
    }),
  dropDatabase: () =>
    database.queue.write(() => {
      for (const name of database.collections()) database.table(name).catalog.drop();
      return true;
    }),
  listCollections: () => ({
    toArray: () =>
      database.queue.read(() => database.collections().map((name) => ({ name, type: 'collection' }))),
  }),
  admin: () => ({ ping: () => database.queue.read(() => ({ ok: 1 })) }),
  command: refuse('database commands'),
});

/** The connection class of a driver over this database, which is open before mongoose hears of it. */
export function connectionClass(database: Database) {
  return class EmbeddedConnection extends Base {
    readonly database = database;

    createClient(): Promise<this> {
      this.name = 'embedded';
      this.db = databaseHandle(database);
      this.client = { startSession: refuse('sessions and transactions') };
      this.onOpen();
      return Promise.resolve(this);
    }

    async doClose(): Promise<this> {
      await database.close();
      return this;
    }
  };
}
