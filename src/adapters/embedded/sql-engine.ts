import { closeSync, openSync } from 'node:fs';
import Libsql from 'libsql';
import { DataFolderInUse, StorageFull } from './errors.ts';

export type SqlValue = string | number | null;

/**
 * All this room asks of a SQLite library, synchronous, so that another one can take libsql's place.
 * Errors carry SQLite's own name in `code` (SQLITE_CONSTRAINT_UNIQUE …), except the two below, which have their class.
 */
export interface SqlEngine {
  exec(sql: string): void;
  /** Runs one statement and answers how many rows it changed. Statements are prepared once and kept. */
  run(sql: string, values?: readonly SqlValue[]): number;
  all<Row>(sql: string, values?: readonly SqlValue[]): Row[];
  /** SQLite's plan for one query, a line a step. */
  explain(sql: string, values: readonly SqlValue[]): string;
  inTransaction(): boolean;
  /** Gives the file up at once; harmless when repeated. */
  close(): void;
}

export interface SqlOptions {
  readonly file: string;
  /** Upper bound of the file in pages of 4 kB. */
  readonly pageLimit?: number;
}

const KEPT_STATEMENTS = 400;

interface Statement {
  run(values: readonly SqlValue[]): { changes: number };
  all(values: readonly SqlValue[]): unknown[];
  get(values: readonly SqlValue[]): unknown;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));

function rethrow(error: unknown): never {
  if (codeOf(error).startsWith('SQLITE_FULL')) throw new StorageFull({ cause: error });
  throw error;
}

/**
 * Makes the file, if it is not there, so that only its owner may read it; SQLite gives the WAL the same rights. A file
 * that is there is never opened here: closing it again would drop the locks a store of this process has on it.
 */
export function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/**
 * Opens the file alone: WAL, every commit synced, exclusive lock held from here to `close()`.
 *
 * @throws DataFolderInUse at once when anybody else holds it.
 */
export function openSql({ file, pageLimit }: SqlOptions): SqlEngine {
  makePrivate(file);
  const database = new Libsql(file, { timeout: 0 });
  try {
    // The lock mode comes first: only then is the index of the WAL kept in memory and never shared.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    // A destroyed key must not survive in a freed page.
    database.exec('PRAGMA secure_delete = ON');
    if (pageLimit !== undefined) database.exec(`PRAGMA max_page_count = ${String(Math.trunc(pageLimit))}`);
    database.exec('BEGIN IMMEDIATE');
    database.exec('COMMIT');
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new DataFolderInUse(file);
    return rethrow(error);
  }
  return new LibsqlEngine(database);
}

class LibsqlEngine implements SqlEngine {
  readonly #database: Libsql.Database;
  readonly #statements = new Map<string, Statement>();
  #open = true;

  constructor(database: Libsql.Database) {
    this.#database = database;
  }

  inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  exec(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch (error) {
      rethrow(error);
    }
  }

  run(sql: string, values: readonly SqlValue[] = []): number {
    try {
      return this.#prepare(sql).run(values).changes;
    } catch (error) {
      return rethrow(error);
    }
  }

  all<Row>(sql: string, values: readonly SqlValue[] = []): Row[] {
    try {
      return this.#prepare(sql).all(values) as Row[];
    } catch (error) {
      return rethrow(error);
    }
  }

  explain(sql: string, values: readonly SqlValue[]): string {
    const statement = this.#prepare(`EXPLAIN QUERY PLAN ${sql}`);
    const rows = statement.all(values) as { detail: string }[];
    // libsql leaves an EXPLAIN running after `all`, which would hold the WAL for ever; `get` ends it.
    statement.get(values);
    return rows.map(({ detail }) => detail).join('\n');
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    // libsql keeps the connection, and with it the lock, until its statements are collected as garbage. Leaving WAL
    // and the exclusive mode gives the lock up now and folds the WAL into the file.
    try {
      this.#database.exec('PRAGMA journal_mode = DELETE');
      this.#database.exec('PRAGMA locking_mode = NORMAL');
      this.#database.exec('SELECT 1 FROM sqlite_master');
    } finally {
      this.#database.close();
    }
  }

  #prepare(sql: string): Statement {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const oldest =
      this.#statements.size >= KEPT_STATEMENTS ? this.#statements.keys().next().value : undefined;
    if (oldest !== undefined) this.#statements.delete(oldest);
    const prepared = this.#database.prepare(sql) as unknown as Statement;
    this.#statements.set(sql, prepared);
    return prepared;
  }
}
