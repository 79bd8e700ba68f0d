import { open } from 'node:fs/promises';
import { Catalog, collectionNames, prepareCatalog } from './catalog.ts';
import { CommitQueue } from './commit-queue.ts';
import { makePrivate, openSql, type SqlEngine, type SqlOptions } from './sql-engine.ts';
import { Table } from './table.ts';

/** The file, its queue and its tables: what the mongoose classes of this room stand on. */
export class Database {
  readonly queue: CommitQueue;
  readonly #engine: SqlEngine;
  readonly #tables = new Map<string, Table>();
  #closing: Promise<void> | undefined;

  constructor(options: SqlOptions) {
    this.#engine = openSql(options);
    prepareCatalog(this.#engine);
    this.queue = new CommitQueue(this.#engine, () => {
      for (const { catalog } of this.#tables.values()) catalog.reload();
    });
  }

  table(name: string): Table {
    const known = this.#tables.get(name);
    if (known) return known;
    const table = new Table(this.#engine, new Catalog(this.#engine, name));
    this.#tables.set(name, table);
    return table;
  }

  collections(): readonly string[] {
    return collectionNames(this.#engine);
  }

  /** A consistent copy of everything in a new file, made while the store is in use, and on the disk when it resolves. */
  async copyTo(file: string): Promise<void> {
    makePrivate(file);
    await this.queue.alone(() => this.#engine.run('VACUUM INTO ?', [file]));
    const copy = await open(file, 'r+');
    try {
      await copy.sync();
    } finally {
      await copy.close();
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.queue.close().then(() => {
      this.#engine.close();
    });
    return this.#closing;
  }
}
