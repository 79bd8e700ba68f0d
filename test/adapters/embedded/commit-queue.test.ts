import { beforeEach, describe, expect, test } from 'vitest';
import { CommitQueue } from '../../../src/adapters/embedded/commit-queue.ts';
import type { SqlEngine } from '../../../src/adapters/embedded/sql-engine.ts';

/** An engine that only follows transactions, and can fail to commit. */
class Ledger implements SqlEngine {
  readonly log: string[] = [];
  failCommit = false;
  #open = false;

  exec(sql: string): void {
    this.log.push(sql);
    if (sql === 'COMMIT' && this.failCommit) throw new Error('disk I/O error');
    this.#open = sql.startsWith('BEGIN');
  }

  /** As SQLite does when the disk is full: the whole transaction is gone. */
  undoAll(): void {
    this.#open = false;
  }

  inTransaction(): boolean {
    return this.#open;
  }

  run(): number {
    return 0;
  }

  all<Row>(): Row[] {
    return [];
  }

  explain(): string {
    return '';
  }

  close(): void {
    this.log.push('close');
  }
}

describe('the commit queue', () => {
  let ledger: Ledger;
  let undone: number;
  let queue: CommitQueue;

  beforeEach(() => {
    ledger = new Ledger();
    undone = 0;
    queue = new CommitQueue(ledger, () => undone++);
  });

  test('commits all writes of a tick once, in order, and answers after it', async () => {
    const writes = ['a', 'b', 'c'].map((name) =>
      queue.write(() => {
        ledger.log.push(name);
        return name;
      }),
    );
    void writes[0]?.then(() => ledger.log.push('answered'));
    expect(await Promise.all(writes)).toEqual(['a', 'b', 'c']);
    expect(ledger.log).toEqual(['BEGIN IMMEDIATE', 'a', 'b', 'c', 'COMMIT', 'answered']);
  });

  test('reads alone need no transaction', async () => {
    expect(await queue.read(() => 7)).toBe(7);
    expect(ledger.log).toEqual([]);
  });

  test('a failing operation fails alone', async () => {
    const results = await Promise.allSettled([
      queue.write(() => 1),
      queue.write(() => {
        throw new Error('duplicate');
      }),
      queue.write(() => 3),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(ledger.log).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
  });

  test('a failing COMMIT fails everybody and is rolled back', async () => {
    ledger.failCommit = true;
    const results = await Promise.allSettled([queue.write(() => 1), queue.read(() => 2)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(ledger.log).toEqual(['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK']);
    expect(undone).toBe(1);
    ledger.failCommit = false;
    expect(await queue.write(() => 'works again')).toBe('works again');
  });

  test('a transaction undone by the engine answers nobody with success', async () => {
    const results = await Promise.allSettled([
      queue.write(() => 'written before'),
      queue.write(() => {
        ledger.undoAll();
        throw new Error('full');
      }),
      queue.write(() => 'never tried'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(undone).toBe(1);
  });

  test('closing waits for what was asked and takes nothing new', async () => {
    const asked = Array.from({ length: 1000 }, (_, n) => queue.write(() => n));
    await queue.close();
    expect(await Promise.all(asked)).toHaveLength(1000);
    await expect(queue.write(() => 1)).rejects.toMatchObject({ name: 'StoreClosed' });
  });
});
