import { decode, fromText, type JsonObject } from './codec.ts';
import type { Project } from './projection.ts';
import type { Row } from './table.ts';

export const present = (document: JsonObject, project: Project): Record<string, unknown> =>
  decode(project(document)) as Record<string, unknown>;

/** The answer to a `find`: fetched whole at the first call, turned into documents one by one. */
export class Cursor {
  readonly #fetch: () => Promise<readonly Row[]>;
  readonly #project: Project;
  #rows: Promise<readonly Row[]> | undefined;
  #next = 0;
  #closed = false;

  constructor(fetch: () => Promise<readonly Row[]>, project: Project) {
    this.#fetch = fetch;
    this.#project = project;
  }

  get closed(): boolean {
    return this.#closed;
  }

  async next(): Promise<Record<string, unknown> | null> {
    const rows = await this.#all();
    const row = this.#closed ? undefined : rows[this.#next++];
    return row ? present(fromText(row.doc), this.#project) : null;
  }

  async toArray(): Promise<Record<string, unknown>[]> {
    const rows = await this.#all();
    const rest = rows.slice(this.#next).map((row) => present(fromText(row.doc), this.#project));
    this.#next = rows.length;
    return rest;
  }

  close(): Promise<void> {
    this.#closed = true;
    this.#rows = Promise.resolve([]);
    return Promise.resolve();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Record<string, unknown>> {
    for (let document = await this.next(); document; document = await this.next()) yield document;
  }

  #all(): Promise<readonly Row[]> {
    return (this.#rows ??= this.#fetch());
  }
}
