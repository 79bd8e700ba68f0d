import type { Catalog } from './catalog.ts';
import { fromText, toText, type JsonObject } from './codec.ts';
import type { Filter } from './filter.ts';
import { matcher } from './filter-match.ts';
import { narrow } from './filter-sql.ts';
import { keyOf } from './keys.ts';
import { comparator, sortSql, type Sort } from './sort.ts';
import type { SqlEngine, SqlValue } from './sql-engine.ts';

/** A stored document: under which key, and its text. */
export interface Row {
  readonly _id: string;
  readonly doc: string;
}

export interface Selection {
  readonly filter: Filter;
  readonly sort?: Sort;
  readonly skip?: number;
  /** 0 and undefined mean all. */
  readonly limit?: number;
}

interface Plan {
  readonly where: string;
  readonly order: string;
  readonly values: readonly SqlValue[];
  /** SQL alone decides what matches, and in which order. */
  readonly exact: boolean;
  readonly sorted: boolean;
}

/** Candidates fetched first when the matcher still has to look at them; each following page is four times as long. */
const FIRST_PAGE = 64;

/** The documents of one collection; synchronous, called inside the commit queue only. */
export class Table {
  readonly catalog: Catalog;
  readonly #engine: SqlEngine;

  constructor(engine: SqlEngine, catalog: Catalog) {
    this.#engine = engine;
    this.catalog = catalog;
  }

  select({ filter, sort = [], skip = 0, limit = 0 }: Selection): readonly Row[] {
    if (!this.catalog.exists) return [];
    const plan = this.#plan(filter, sort);
    const wanted = limit === 0 ? Infinity : skip + limit;
    if (!plan.sorted) return sortRows(this.#matching(plan, filter, Infinity), sort).slice(skip, wanted);
    if (plan.exact) return this.#page(plan, limit === 0 ? -1 : limit, skip);
    return this.#matching(plan, filter, wanted).slice(skip);
  }

  count({ filter, skip = 0, limit = 0 }: Selection): number {
    if (!this.catalog.exists) return 0;
    const plan = this.#plan(filter, []);
    if (!plan.exact || skip > 0 || limit > 0) return this.select({ filter, skip, limit }).length;
    const [row] = this.#engine.all<{ n: number }>(
      `SELECT count(*) AS n FROM ${this.catalog.table}${plan.where}`,
      plan.values,
    );
    return row?.n ?? 0;
  }

  /** How SQLite would find these rows, in its own words. */
  explain({ filter, sort = [] }: Selection): string {
    const plan = this.#plan(filter, sort);
    return this.#engine.explain(this.#sql(plan), [...plan.values, -1, 0]);
  }

  insert(document: JsonObject): void {
    const key = keyOf(document['_id']);
    const text = toText(document);
    this.catalog.create();
    this.catalog.observe(document, key);
    this.#guarded(document, `INSERT INTO ${this.catalog.table} (_id, doc) VALUES (?, ?)`, [key, text]);
  }

  /** @returns whether anything changed. */
  update(row: Row, document: JsonObject): boolean {
    const text = toText(document);
    if (text === row.doc) return false;
    this.catalog.observe(document, row._id);
    this.#guarded(document, `UPDATE ${this.catalog.table} SET doc = ? WHERE _id = ?`, [text, row._id]);
    return true;
  }

  remove(row: Row): void {
    this.#engine.run(`DELETE FROM ${this.catalog.table} WHERE _id = ?`, [row._id]);
  }

  /** Removes what the filter matches, in one statement where SQL can tell. */
  removeAll(filter: Filter): number {
    if (!this.catalog.exists) return 0;
    const plan = this.#plan(filter, []);
    if (plan.exact) return this.#engine.run(`DELETE FROM ${this.catalog.table}${plan.where}`, plan.values);
    const rows = this.select({ filter });
    for (const row of rows) this.remove(row);
    return rows.length;
  }

  #guarded(document: JsonObject, sql: string, values: readonly SqlValue[]): void {
    try {
      this.#engine.run(sql, values);
    } catch (error) {
      throw this.catalog.duplicateFrom(error, document) ?? error;
    }
  }

  #plan(filter: Filter, sort: Sort): Plan {
    const { sql, values, exact } = narrow(filter, this.catalog.kindsAt);
    const order = sortSql(sort, this.catalog.kindsAt);
    return {
      where: sql === undefined ? '' : ` WHERE ${sql}`,
      order: order ? ` ORDER BY ${order}` : '',
      values,
      exact,
      sorted: order !== undefined,
    };
  }

  #sql({ where, order }: Plan): string {
    return `SELECT _id, doc FROM ${this.catalog.table}${where}${order} LIMIT ? OFFSET ?`;
  }

  #page(plan: Plan, limit: number, offset: number): readonly Row[] {
    return this.#engine.all<Row>(this.#sql(plan), [...plan.values, limit, offset]);
  }

  /** The first `wanted` rows that really match, in the order of the plan. */
  #matching(plan: Plan, filter: Filter, wanted: number): readonly Row[] {
    if (plan.exact) return this.#page(plan, wanted === Infinity ? -1 : wanted, 0);
    const matches = matcher(filter);
    const found: Row[] = [];
    let size = wanted === Infinity ? -1 : Math.max(FIRST_PAGE, wanted);
    for (let offset = 0; ; offset += size, size *= 4) {
      const page = this.#page(plan, size, offset);
      for (const row of page) {
        if (matches(fromText(row.doc))) found.push(row);
        if (found.length === wanted) return found;
      }
      if (size === -1 || page.length < size) return found;
    }
  }
}

function sortRows(rows: readonly Row[], sort: Sort): readonly Row[] {
  const order = comparator(sort);
  return rows
    .map((row) => ({ row, document: fromText(row.doc) }))
    .sort((a, b) => order(a.document, b.document))
    .map(({ row }) => row);
}
