import { StoreClosed } from './errors.ts';
import type { SqlEngine } from './sql-engine.ts';

/** `alone`: outside of any transaction and with nothing else, as SQLite asks of VACUUM. */
type Mode = 'read' | 'write' | 'alone';

interface Entry {
  readonly mode: Mode;
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Operations after which the event loop gets its turn, however many are waiting. */
const SLICE = 128;

/**
 * The one lock of the store. What is asked for during a tick of the event loop runs in order at its end, in one SQL
 * transaction, and is answered after the COMMIT: an answer means "on the disk". A failing operation fails alone (each
 * changes the database by single statements, which are whole or nothing); a failing COMMIT fails all of its tick.
 */
export class CommitQueue {
  readonly #engine: SqlEngine;
  readonly #afterRollback: () => void;
  #waiting: Entry[] = [];
  #scheduled = false;
  #closed = false;
  #idle: (() => void)[] = [];

  /** @param afterRollback told when a transaction was undone, so that what is remembered of it can be forgotten. */
  constructor(engine: SqlEngine, afterRollback: () => void) {
    this.#engine = engine;
    this.#afterRollback = afterRollback;
  }

  read<T>(work: () => T): Promise<T> {
    return this.#enqueue('read', work);
  }

  write<T>(work: () => T): Promise<T> {
    return this.#enqueue('write', work);
  }

  alone<T>(work: () => T): Promise<T> {
    return this.#enqueue('alone', work);
  }

  /** Takes nothing new and waits until what was taken is done. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#scheduled) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #enqueue<T>(mode: Mode, work: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreClosed());
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ mode, work, resolve: resolve as (value: unknown) => void, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#runTogether(this.#nextSlice());
      this.#scheduled = false;
      if (this.#waiting.length > 0) return this.#schedule();
      for (const resolve of this.#idle.splice(0)) resolve();
    });
  }

  #nextSlice(): readonly Entry[] {
    const alone = this.#waiting.slice(0, SLICE).findIndex(({ mode }) => mode === 'alone');
    return this.#waiting.splice(0, alone === -1 ? SLICE : Math.max(alone, 1));
  }

  #runTogether(slice: readonly Entry[]): void {
    const done: [Entry, unknown][] = [];
    const failed: [Entry, unknown][] = [];
    try {
      if (slice.some(({ mode }) => mode === 'write')) this.#engine.exec('BEGIN IMMEDIATE');
      const began = this.#engine.inTransaction();
      for (const entry of slice) {
        try {
          done.push([entry, entry.work()]);
        } catch (error) {
          // A full disk may have undone the whole transaction, and with it what the others had written.
          if (began && !this.#engine.inTransaction()) throw error;
          failed.push([entry, error]);
        }
      }
      if (began) this.#engine.exec('COMMIT');
    } catch (error) {
      this.#undo();
      for (const { reject } of slice) reject(error);
      return;
    }
    for (const [{ reject }, error] of failed) reject(error);
    for (const [{ resolve }, value] of done) resolve(value);
  }

  #undo(): void {
    if (this.#engine.inTransaction()) this.#engine.exec('ROLLBACK');
    this.#afterRollback();
  }
}
