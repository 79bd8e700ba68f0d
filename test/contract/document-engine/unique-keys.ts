import { Schema } from 'mongoose';
import { describe, expect, test } from 'vitest';
import { codeOf, ids, type Bench } from './bench.ts';

export function describeUniqueKeys(bench: Bench): void {
  /** Past mongoose's casting, to the driver. */
  const raw = () =>
    bench.mongoose.connection.collection<{ _id: string; name?: string | null; n?: number }>('things');

  describe('unique keys', () => {
    test('a second _id or key fails with 11000 and says which', async () => {
      await bench.put({ _id: 'a', name: 'Ana' });
      expect(await codeOf(bench.Things.create({ _id: 'a', name: 'other' }))).toBe(11000);
      const error = await bench.Things.create({ _id: 'b', name: 'Ana' }).catch((caught: unknown) => caught);
      expect(error).toMatchObject({
        name: 'MongoServerError',
        code: 11000,
        keyPattern: { name: 1 },
        keyValue: { name: 'Ana' },
      });
      expect(error).toBeInstanceOf(bench.mongoose.mongo.MongoServerError);
      expect(await bench.Things.countDocuments()).toBe(1);
    });

    test('also when an update or an upsert would break it', async () => {
      await bench.put({ _id: 'a', name: 'Ana' }, { _id: 'b', name: 'Ben' });
      expect(await codeOf(bench.Things.updateOne({ _id: 'b' }, { $set: { name: 'Ana' } }).exec())).toBe(
        11000,
      );
      expect(
        await codeOf(
          bench.Things.updateOne({ _id: 'c' }, { $set: { name: 'Ben' } }, { upsert: true }).exec(),
        ),
      ).toBe(11000);
      expect((await bench.one('b'))?.name).toBe('Ben');
    });

    test('a missing field may be missing once', async () => {
      await raw().insertOne({ _id: 'a' });
      expect(await codeOf(raw().insertOne({ _id: 'b' }))).toBe(11000);
      expect(await codeOf(raw().insertOne({ _id: 'c', name: null }))).toBe(11000);
      expect((await raw().updateOne({ _id: 'a' }, { $set: { n: 1 } })).modifiedCount).toBe(1);
    });

    test('compound keys count as a whole', async () => {
      const Pairs = bench.mongoose.model(
        'pair',
        new Schema({ a: String, b: Number }).index({ a: 1, b: 1 }, { unique: true }),
      );
      await Pairs.init();
      await Pairs.insertMany([
        { a: 'x', b: 1 },
        { a: 'x', b: 2 },
        { a: 'y', b: 1 },
      ]);
      expect(await codeOf(Pairs.create({ a: 'x', b: 2 }))).toBe(11000);
    });

    test('insertMany stops at the first, or unordered goes on', async () => {
      await bench.put({ _id: 'a' });
      const fresh = ['b', 'a', 'c'].map((_id) => ({ _id, name: `name of ${_id}` }));
      const ordered = await bench.Things.insertMany(fresh).catch((error: unknown) => error);
      expect(ordered).toMatchObject({ code: 11000 });
      expect(ids(await bench.Things.find().sort({ _id: 1 }).lean())).toEqual(['a', 'b']);
      const unordered = await bench.Things.insertMany(fresh, { ordered: false }).catch(
        (error: unknown) => error,
      );
      expect(
        (unordered as { writeErrors: { index: number }[] }).writeErrors.map(({ index }) => index),
      ).toEqual([0, 1]);
      expect(ids(await bench.Things.find().sort({ _id: 1 }).lean())).toEqual(['a', 'b', 'c']);
    });

    test('a unique index is not built over what breaks it', async () => {
      const Loose = bench.mongoose.model('loose', new Schema({ k: String }, { autoIndex: false }));
      await Loose.insertMany([{ k: 'same' }, { k: 'same' }]);
      expect(await codeOf(Loose.collection.createIndex({ k: 1 }, { unique: true }))).toBe(11000);
    });

    test('indexes are listed, built once and dropped', async () => {
      expect(await bench.Things.listIndexes()).toMatchObject([
        { key: { _id: 1 }, name: '_id_' },
        { key: { name: 1 }, name: 'name_1', unique: true },
        { key: { version: 1, n: -1 }, name: 'version_1_n_-1' },
        { key: { at: 1 }, name: 'at_1' },
      ]);
      await bench.Things.ensureIndexes();
      await bench.Things.collection.dropIndex('name_1');
      await bench.Things.create([
        { _id: 'a', name: 'same' },
        { _id: 'b', name: 'same' },
      ]);
      expect(await bench.Things.listIndexes()).toHaveLength(3);
      expect(await codeOf(bench.Things.collection.dropIndex('name_1'))).toBe(27);
    });
  });
}
