import { decode, fromText, isArray, type Json, type JsonObject } from './codec.ts';
import { duplicateKey, serverError, Unsupported } from './errors.ts';
import { KIND, notedKind } from './order.ts';
import { crossesArray, isPlainPath, valueAt, valueSql } from './paths.ts';
import type { SqlEngine } from './sql-engine.ts';

export interface IndexSpec {
  readonly name: string;
  /** Paths with their direction, in order. */
  readonly key: readonly (readonly [path: string, direction: 1 | -1])[];
  readonly unique: boolean;
}

const quote = (name: string): string => `"${name}"`;

/** What one collection is: its table, its indexes, and the kinds of value ever stored at the paths they watch. */
export class Catalog {
  readonly name: string;
  readonly table: string;
  readonly #engine: SqlEngine;
  #indexes: readonly IndexSpec[] = [];
  #kinds = new Map<string, number>();
  #exists = false;

  constructor(engine: SqlEngine, name: string) {
    if (!/^[A-Za-z_][\w.-]*$/.test(name)) throw new Unsupported(`"${name}" as the name of a collection`);
    this.#engine = engine;
    this.name = name;
    this.table = quote(`c:${name}`);
    this.reload();
  }

  get exists(): boolean {
    return this.#exists;
  }

  get indexes(): readonly IndexSpec[] {
    return this.#indexes;
  }

  readonly kindsAt = (path: string): number | undefined => this.#kinds.get(path);

  /** Reads all of it again from the file, as after a transaction that was undone. */
  reload(): void {
    const of = [this.name];
    this.#exists =
      this.#engine.all(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`, [`c:${this.name}`])
        .length > 0;
    this.#indexes = this.#engine
      .all<{ spec: string }>('SELECT spec FROM embedded_index WHERE collection = ? ORDER BY rowid', of)
      .map(({ spec }) => fromText(spec) as unknown as IndexSpec);
    const kinds = this.#engine.all<{ path: string; kinds: number }>(
      'SELECT path, kinds FROM embedded_kinds WHERE collection = ?',
      of,
    );
    this.#kinds = new Map(kinds.map((row) => [row.path, row.kinds]));
  }

  create(): void {
    if (this.#exists) return;
    this.#engine.exec(`CREATE TABLE ${this.table} (_id TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT`);
    this.#exists = true;
  }

  drop(): void {
    this.#engine.exec(`DROP TABLE IF EXISTS ${this.table}`);
    this.#engine.run('DELETE FROM embedded_index WHERE collection = ?', [this.name]);
    this.#engine.run('DELETE FROM embedded_kinds WHERE collection = ?', [this.name]);
    this.reload();
  }

  /** Builds the index unless it is there; the same name or keys with other options is an error, as in MongoDB. */
  createIndex(spec: IndexSpec): void {
    this.create();
    const same = this.#indexes.find(({ name, key }) => name === spec.name || sameKey(key, spec.key));
    if (same) {
      if (JSON.stringify(same) === JSON.stringify(spec)) return;
      throw serverError(
        same.name === spec.name ? 86 : 85,
        `index ${spec.name} exists with other keys or options`,
      );
    }
    for (const [path] of spec.key) this.#watch(path);
    if (spec.unique) this.#refuseUnfit(spec);
    this.#buildIndex(spec);
    this.#engine.run('INSERT INTO embedded_index (collection, spec) VALUES (?, ?)', [
      this.name,
      JSON.stringify(spec),
    ]);
    this.#indexes = [...this.#indexes, spec];
  }

  #buildIndex(spec: IndexSpec): void {
    const columns = spec.key.map(
      ([path, direction]) => `${columnSql(path)}${direction === -1 ? ' DESC' : ''}`,
    );
    const name = quote(this.#sqlName(spec));
    try {
      this.#engine.exec(
        `CREATE ${spec.unique ? 'UNIQUE ' : ''}INDEX ${name} ON ${this.table} (${columns.join(', ')})`,
      );
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('UNIQUE')) throw this.#duplicate(spec);
      throw error;
    }
  }

  dropIndex(name: string): void {
    const spec = this.#indexes.find((index) => index.name === name);
    if (!spec) throw serverError(27, `index not found with name [${name}]`);
    this.#engine.exec(`DROP INDEX ${quote(this.#sqlName(spec))}`);
    this.#engine.run('DELETE FROM embedded_index WHERE collection = ? AND spec = ?', [
      this.name,
      JSON.stringify(spec),
    ]);
    this.#indexes = this.#indexes.filter((index) => index !== spec);
  }

  /** Called before a document is written: notes the kinds it brings and holds unique keys to MongoDB's meaning. */
  observe(document: JsonObject, key: string): void {
    for (const [path, known] of this.#kinds) {
      const kind = crossesArray(document, path) ? KIND.array : notedKind(valueAt(document, path));
      if ((known | kind) !== known) this.#noteKinds(path, known | kind);
    }
    for (const spec of this.#indexes) if (spec.unique) this.#holdUnique(spec, document, key);
  }

  #noteKinds(path: string, kinds: number): void {
    this.#engine.run('INSERT OR REPLACE INTO embedded_kinds (collection, path, kinds) VALUES (?, ?, ?)', [
      this.name,
      path,
      kinds,
    ]);
    this.#kinds.set(path, kinds);
  }

  /** SQLite takes every NULL for different from every other; MongoDB lets a missing field be there once. */
  #holdUnique(spec: IndexSpec, document: JsonObject, key: string): void {
    const values = spec.key.map(([path]) => valueAt(document, path) ?? null);
    if (spec.key.some(([path]) => crossesArray(document, path))) throw arrayInUnique(spec);
    if (!values.includes(null)) return;
    const conditions = spec.key.map(
      ([path], i) => `${columnSql(path)} IS ${values[i] === null ? 'NULL' : '?'}`,
    );
    const bound = values.filter((value) => value !== null).map(sqlForm);
    const taken = this.#engine.all(
      `SELECT 1 FROM ${this.table} WHERE ${conditions.join(' AND ')} AND _id <> ? LIMIT 1`,
      [...bound, key],
    );
    if (taken.length > 0) throw this.#duplicate(spec, document);
  }

  /** The error for a failed INSERT or UPDATE when SQLite refused a unique key; undefined for any other failure. */
  duplicateFrom(error: unknown, document: JsonObject): Error | undefined {
    if (!(error instanceof Error) || !error.message.startsWith('UNIQUE constraint failed')) return undefined;
    const broken = this.#indexes.find((spec) => error.message.includes(`'${this.#sqlName(spec)}'`));
    return this.#duplicate(broken ?? { name: '_id_', key: [['_id', 1]], unique: true }, document);
  }

  #duplicate(spec: IndexSpec, document: JsonObject = {}): Error {
    return duplicateKey({
      collection: this.name,
      index: spec.name,
      keyPattern: Object.fromEntries(spec.key),
      keyValue: Object.fromEntries(spec.key.map(([path]) => [path, decode(valueAt(document, path) ?? null)])),
    });
  }

  #sqlName(spec: IndexSpec): string {
    return `i:${this.name}:${spec.name}`;
  }

  /** Starts to note the kinds at a path, with what is already stored there. */
  #watch(path: string): void {
    if (path === '_id' || this.#kinds.has(path)) return;
    this.#noteKinds(path, 0);
    for (const { doc } of this.#engine.all<{ doc: string }>(`SELECT doc FROM ${this.table}`)) {
      const document = fromText(doc);
      const kind = crossesArray(document, path) ? KIND.array : notedKind(valueAt(document, path));
      const known = this.#kinds.get(path) ?? 0;
      if ((known | kind) !== known) this.#noteKinds(path, known | kind);
    }
  }

  #refuseUnfit(spec: IndexSpec): void {
    const paths = spec.key.map(([path]) => path);
    if (paths.some((path) => ((this.#kinds.get(path) ?? 0) & KIND.array) !== 0)) throw arrayInUnique(spec);
    const empty = paths.map((path) => `${columnSql(path)} IS NULL`).join(' OR ');
    const columns = paths.map(columnSql).join(', ');
    const twice = this.#engine.all(
      `SELECT 1 FROM ${this.table} WHERE ${empty} GROUP BY ${columns} HAVING count(*) > 1 LIMIT 1`,
    );
    if (twice.length > 0) throw this.#duplicate(spec);
  }
}

const columnSql = (path: string): string => (path === '_id' ? '_id' : valueSql(path));

const arrayInUnique = (spec: IndexSpec): Error =>
  new Unsupported(`arrays under the unique index ${spec.name}`);

const sqlForm = (value: Json): string | number =>
  typeof value === 'boolean' ? Number(value) : typeof value === 'object' ? JSON.stringify(value) : value;

const sameKey = (a: IndexSpec['key'], b: IndexSpec['key']): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const IGNORED_OPTIONS = new Set(['background', 'name', 'unique', 'v', 'comment', 'session', 'maxTimeMS']);

/** Reads the two arguments of `createIndex`, refusing every kind of index that engines might mean differently. */
export function readIndex(keys: unknown, options: unknown): IndexSpec {
  const key = Object.entries((keys ?? {}) as Record<string, unknown>).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw new Unsupported(`an index of type ${String(direction)}`);
    if (!isPlainPath(path)) throw new Unsupported(`an index over the path "${path}"`);
    return [path, direction] as const;
  });
  if (key.length === 0 || isArray(keys as Json)) throw new Unsupported('an index without keys');
  const given = (options ?? {}) as Record<string, unknown>;
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && value !== null && value !== false && !IGNORED_OPTIONS.has(name)) {
      throw new Unsupported(`the index option ${name}`);
    }
  }
  const name = typeof given['name'] === 'string' ? given['name'] : key.flat().join('_');
  if (!/^[\w.-]+$/.test(name)) throw new Unsupported(`"${name}" as the name of an index`);
  return { name, key, unique: given['unique'] === true };
}

/** What tables the engine keeps for itself. */
export function prepareCatalog(engine: SqlEngine): void {
  engine.exec(
    `CREATE TABLE IF NOT EXISTS embedded_index (collection TEXT NOT NULL, spec TEXT NOT NULL) STRICT`,
  );
  engine.exec(
    `CREATE TABLE IF NOT EXISTS embedded_kinds
       (collection TEXT NOT NULL, path TEXT NOT NULL, kinds ANY NOT NULL, PRIMARY KEY (collection, path)) STRICT`,
  );
}

/** Names of the collections in the file. */
export const collectionNames = (engine: SqlEngine): readonly string[] =>
  engine
    .all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'c:%'`)
    .map(({ name }) => name.slice(2));
