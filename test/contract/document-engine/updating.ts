import { describe, expect, test } from 'vitest';
import { codeOf, type Bench, type Thing } from './bench.ts';

export function describeUpdating(bench: Bench): void {
  describe('updating', () => {
    test('sets, unsets and counts in one step', async () => {
      await bench.put({ _id: 'a', n: 5, flag: true });
      const update = { $set: { 'place.room.floor': 3 }, $unset: { flag: 1 }, $inc: { n: -2, version: 1 } };
      const result = await bench.Things.updateOne({ _id: 'a' }, update);
      expect(result).toMatchObject({
        acknowledged: true,
        matchedCount: 1,
        modifiedCount: 1,
        upsertedCount: 0,
      });
      expect(await bench.one('a')).toMatchObject({ n: 3, version: 1, place: { room: { floor: 3 } } });
      expect(await bench.one('a')).not.toHaveProperty('flag');
    });

    test('says when it matched and changed nothing', async () => {
      await bench.put({ _id: 'a', n: 5 });
      expect(await bench.Things.updateOne({ _id: 'a' }, { $set: { n: 5 } })).toMatchObject({
        matchedCount: 1,
        modifiedCount: 0,
      });
      expect(await bench.Things.updateOne({ _id: 'b' }, { $set: { n: 5 } })).toMatchObject({
        matchedCount: 0,
        modifiedCount: 0,
      });
    });

    test('keeps the least and the greatest', async () => {
      await bench.put({ _id: 'a', n: 5, at: new Date(5000) });
      await bench.Things.updateOne({ _id: 'a' }, { $min: { n: 7 }, $max: { at: new Date(9000) } });
      expect(await bench.one('a')).toMatchObject({ n: 5, at: new Date(9000) });
      await bench.Things.updateOne({ _id: 'a' }, { $min: { n: 2, version: 9 }, $max: { at: new Date(1) } });
      expect(await bench.one('a')).toMatchObject({ n: 2, version: 0, at: new Date(9000) });
    });

    test('changes lists', async () => {
      await bench.put({
        _id: 'a',
        tags: ['x'],
        items: [
          { id: 'p', size: 1 },
          { id: 'q', size: 5 },
        ],
      });
      await bench.Things.updateOne(
        { _id: 'a' },
        { $push: { tags: 'y', items: { $each: [{ id: 'r', size: 3 }], $sort: { size: -1 }, $slice: 2 } } },
      );
      expect(await bench.one('a')).toMatchObject({
        tags: ['x', 'y'],
        items: [
          { id: 'q', size: 5 },
          { id: 'r', size: 3 },
        ],
      });
      await bench.Things.updateOne(
        { _id: 'a' },
        { $addToSet: { tags: { $each: ['y', 'z', 'z'] } }, $pull: { items: { size: { $lt: 5 } } } },
      );
      expect(await bench.one('a')).toMatchObject({ tags: ['x', 'y', 'z'], items: [{ id: 'q', size: 5 }] });
      await bench.Things.updateOne({ _id: 'a' }, { $pull: { tags: { $in: ['x', 'z'] } } });
      await bench.Things.updateOne({ _id: 'a' }, { $pull: { items: { id: 'q' } } });
      expect(await bench.one('a')).toMatchObject({ tags: ['y'], items: [] });
      await bench.Things.updateOne({ _id: 'a' }, { $push: { tags: { $each: ['0'], $position: 0 } } });
      await bench.Things.updateOne({ _id: 'a' }, { $pop: { tags: 1 } });
      expect(await bench.one('a')).toMatchObject({ tags: ['0'] });
    });

    test('updates many', async () => {
      await bench.put({ _id: 'a', n: 1 }, { _id: 'b', n: 1 }, { _id: 'c', n: 2 });
      expect(await bench.Things.updateMany({ n: 1 }, { $set: { n: 7 } })).toMatchObject({
        matchedCount: 2,
        modifiedCount: 2,
      });
      expect(await bench.Things.countDocuments({ n: 7 })).toBe(2);
    });

    test('refuses what does not fit and leaves the document whole', async () => {
      await bench.put({ _id: 'a', n: 1, extra: { list: [], text: 'x' } });
      expect(
        await codeOf(
          bench.Things.updateOne({ _id: 'a' }, { $set: { n: 2 }, $inc: { 'extra.text': 1 } }).exec(),
        ),
      ).toBe(14);
      expect(
        await codeOf(
          bench.Things.updateOne({ _id: 'a' }, { $set: { n: 2 }, $push: { 'extra.text': 1 } }).exec(),
        ),
      ).toBe(2);
      expect(
        await codeOf(bench.Things.updateOne({ _id: 'a' }, { $set: { 'extra.text.deep': 1 } }).exec()),
      ).toBe(28);
      expect(
        await codeOf(
          bench.Things.updateOne({ _id: 'a' }, { $set: { extra: 1 }, $inc: { 'extra.text': 1 } }).exec(),
        ),
      ).toBe(40);
      expect(await bench.one('a')).toMatchObject({ n: 1, extra: { list: [], text: 'x' } });
    });

    test('never changes an _id', async () => {
      await bench.put({ _id: 'a' });
      expect(
        await codeOf(
          bench.Things.collection.updateOne({ _id: 'a' as never }, { $set: { _id: 'b' as never } }),
        ),
      ).toBe(66);
    });

    test('upserts from the filter, the update and what is only for the insert', async () => {
      const update = { $set: { name: 'new' }, $inc: { n: 2 }, $setOnInsert: { version: 4 } };
      const first = await bench.Things.updateOne({ _id: 'u', 'place.city': 'Reno', n: { $gte: 0 } }, update, {
        upsert: true,
      });
      expect(first).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1, upsertedId: 'u' });
      expect(await bench.one('u')).toMatchObject({ name: 'new', n: 2, version: 4, place: { city: 'Reno' } });
      const again = await bench.Things.updateOne(
        { _id: 'u' },
        { ...update, $setOnInsert: { version: 9 } },
        { upsert: true },
      );
      expect(again).toMatchObject({ matchedCount: 1, upsertedCount: 0 });
      expect(await bench.one('u')).toMatchObject({ n: 4, version: 4 });
    });

    test('finds and changes one, before and after, in order', async () => {
      await bench.put(
        { _id: 'a', n: 3, version: 1 },
        { _id: 'b', n: 1, version: 1 },
        { _id: 'c', n: 2, version: 1 },
      );
      const claim = (returnDocument: 'before' | 'after') =>
        bench.Things.findOneAndUpdate(
          { version: 1 },
          { $inc: { version: 1 } },
          { sort: { n: 1 }, returnDocument },
        ).lean();
      expect(await claim('before')).toMatchObject({ _id: 'b', version: 1 });
      expect(await claim('after')).toMatchObject({ _id: 'c', version: 2 });
      expect(await claim('after')).toMatchObject({ _id: 'a', version: 2 });
      expect(await claim('after')).toBeNull();
      const made = await bench.Things.findOneAndUpdate(
        { _id: 'z' },
        { $set: { name: 'z' } },
        { upsert: true, returnDocument: 'after' },
      );
      expect(made?.name).toBe('z');
    });

    test('replaces and removes', async () => {
      await bench.put({ _id: 'a', n: 1, flag: true }, { _id: 'b', n: 2 }, { _id: 'c', n: 2 });
      expect(await bench.Things.replaceOne({ _id: 'a', n: 1 }, { name: 'other', n: 8 })).toMatchObject({
        modifiedCount: 1,
      });
      expect(await bench.one('a')).toMatchObject({ name: 'other', n: 8 });
      expect(await bench.one('a')).not.toHaveProperty('flag');
      expect(
        await bench.Things.findOneAndReplace(
          { _id: 'a' },
          { name: 'third' },
          { returnDocument: 'after' },
        ).lean(),
      ).toMatchObject({ _id: 'a', name: 'third' });
      expect(
        await bench.Things.replaceOne({ _id: 'new' }, { name: 'fresh' }, { upsert: true }),
      ).toMatchObject({
        upsertedCount: 1,
      });
      expect(await bench.Things.findOneAndDelete({ n: 2 }, { sort: { _id: -1 } }).lean()).toMatchObject({
        _id: 'c',
      });
      expect(await bench.Things.deleteOne({ _id: 'b' })).toMatchObject({ deletedCount: 1 });
      expect(await bench.Things.deleteMany({ name: { $in: ['third', 'fresh'] } })).toMatchObject({
        deletedCount: 2,
      });
      expect(await bench.Things.countDocuments()).toBe(0);
    });

    test('saves what changed in a document', async () => {
      const thing = await bench.Things.create({
        _id: 'a',
        name: 'a',
        tags: ['x'],
        items: [{ id: 'p', size: 1 }],
      });
      thing.tags.push('y');
      thing.n = 4;
      thing.set('place.city', 'Waco');
      thing.items[0]!.size = 7;
      await thing.save();
      expect(await bench.one('a')).toMatchObject({
        tags: ['x', 'y'],
        n: 4,
        place: { city: 'Waco' },
        items: [{ id: 'p', size: 7 }],
      });
      await thing.deleteOne();
      expect(await bench.one('a')).toBeNull();
    });

    test('bulkWrite does each and counts them', async () => {
      await bench.put({ _id: 'a', n: 1 }, { _id: 'b', n: 1 });
      const thing = (_id: string): Thing => ({ _id, name: _id, version: 0, n: 3, tags: [], items: [] });
      const result = await bench.Things.bulkWrite([
        { insertOne: { document: thing('c') } },
        { updateOne: { filter: { _id: 'a' }, update: { $inc: { n: 5 } } } },
        { updateOne: { filter: { _id: 'u' }, update: { $set: { name: 'u' } }, upsert: true } },
        { updateMany: { filter: { n: { $gte: 3 } }, update: { $set: { flag: true } } } },
        { replaceOne: { filter: { _id: 'b' }, replacement: thing('b') } },
        { deleteOne: { filter: { _id: 'c' } } },
        { deleteMany: { filter: { _id: 'nobody' } } },
      ]);
      expect(result).toMatchObject({
        insertedCount: 1,
        matchedCount: 4,
        modifiedCount: 4,
        upsertedCount: 1,
        deletedCount: 1,
      });
      expect(result.upsertedIds).toEqual({ 2: 'u' });
      expect(await bench.one('a')).toMatchObject({ n: 6, flag: true });
    });
  });
}
