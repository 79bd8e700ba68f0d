import { describe, expect, test } from 'vitest';
import { type Bench } from './bench.ts';

export function describeRacing(bench: Bench): void {
  describe('at the same time', () => {
    test('of 50 racers on one version exactly one wins', async () => {
      await bench.put({ _id: 'a', version: 0 });
      for (let version = 0; version < 5; version++) {
        const results = await Promise.all(
          Array.from({ length: 50 }, (_, racer) =>
            bench.Things.updateOne({ _id: 'a', version }, { $set: { n: racer }, $inc: { version: 1 } }),
          ),
        );
        expect(results.filter(({ modifiedCount }) => modifiedCount === 1)).toHaveLength(1);
      }
      expect((await bench.one('a'))?.version).toBe(5);
    });

    test('of 50 inserts of one key exactly one is stored', async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 50 }, (_, i) => bench.Things.create({ _id: `r${String(i)}`, name: 'one' })),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await bench.Things.countDocuments()).toBe(1);
    });

    test('of 50 upserts of one id one inserts and no count is lost', async () => {
      const results = await Promise.all(
        Array.from({ length: 50 }, () =>
          bench.Things.updateOne(
            { _id: 'u' },
            { $inc: { n: 1 }, $setOnInsert: { name: 'u' } },
            { upsert: true },
          ),
        ),
      );
      expect(results.filter(({ upsertedCount }) => upsertedCount === 1)).toHaveLength(1);
      expect((await bench.one('u'))?.n).toBe(50);
    });

    test('a failing write takes no other of the same moment with it', async () => {
      await bench.put({ _id: 'a', name: 'taken' });
      const results = await Promise.allSettled([
        bench.Things.create({ _id: 'b', name: 'b' }),
        bench.Things.create({ _id: 'c', name: 'taken' }),
        bench.Things.create({ _id: 'd', name: 'd' }),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await bench.Things.countDocuments()).toBe(3);
    });

    test('each of 50 claims gets another document', async () => {
      await bench.put(...Array.from({ length: 50 }, (_, i) => ({ _id: `j${String(i)}`, n: i })));
      const claimed = await Promise.all(
        Array.from({ length: 50 }, () =>
          bench.Things.findOneAndUpdate({ version: 0 }, { $set: { version: 1 } }, { sort: { n: 1 } }).lean(),
        ),
      );
      expect(new Set(claimed.map((thing) => thing?._id)).size).toBe(50);
    });
  });
}
