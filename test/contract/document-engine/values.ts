import { Schema } from 'mongoose';
import { describe, expect, test } from 'vitest';
import { ids, type Bench } from './bench.ts';

export function describeValues(bench: Bench): void {
  describe('values', () => {
    test('come back as they were stored', async () => {
      const at = new Date('2026-03-08T07:30:00.123Z');
      const sealed = Buffer.from([0, 1, 127, 128, 255]);
      const extra = {
        deep: [{ list: [1, 'two', null, true, at] }],
        text: 'é "quoted" \\ \n 😀',
        empty: {},
        none: [],
      };
      await bench.Things.create({
        _id: 'a',
        name: 'Ana',
        n: -0.5,
        flag: false,
        at,
        sealed,
        extra,
        tags: ['x', ''],
      });
      const found = await bench.Things.findById('a').orFail();
      expect(found.toObject({ flattenMaps: true })).toMatchObject({
        name: 'Ana',
        n: -0.5,
        flag: false,
        at,
        extra,
      });
      expect(Buffer.compare(found.sealed ?? Buffer.alloc(0), sealed)).toBe(0);
      expect([...found.tags]).toEqual(['x', '']);
    });

    test('every byte survives in a Buffer, short and long', async () => {
      const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
      await bench.put({ _id: 'long', sealed: bytes }, { _id: 'empty', sealed: Buffer.alloc(0) });
      const [long, empty] = [
        await bench.Things.findById('long').orFail(),
        await bench.Things.findById('empty').orFail(),
      ];
      expect(long.sealed?.equals(bytes)).toBe(true);
      expect(empty.sealed?.length).toBe(0);
    });

    test('ObjectIds are made, kept and found', async () => {
      const Notes = bench.mongoose.model('note', new Schema({ text: String, by: Schema.Types.ObjectId }));
      const first = await Notes.create({ text: 'one' });
      const second = await Notes.create({ text: 'two', by: first._id });
      expect((await Notes.findById(first._id.toHexString()).lean())?.text).toBe('one');
      expect((await Notes.findOne({ by: first._id }).lean())?._id.toHexString()).toBe(
        second._id.toHexString(),
      );
      expect(ids(await Notes.find().sort({ _id: 1 }).lean())).toEqual([first._id, second._id]);
    });

    test('bytes are found by their value', async () => {
      await bench.put(
        { _id: 'a', sealed: Buffer.from([200, 1]) },
        { _id: 'b', sealed: Buffer.from([201, 1]) },
      );
      expect(ids(await bench.Things.find({ sealed: Buffer.from([201, 1]) }).lean())).toEqual(['b']);
    });

    test('a numeric _id is found and sorted as a number', async () => {
      const Counts = bench.mongoose.model('count', new Schema({ _id: Number, n: Number }));
      await Counts.insertMany([10, -3, 2.5, 0, 1e12].map((_id) => ({ _id, n: _id })));
      expect(ids(await Counts.find().sort({ _id: 1 }).lean())).toEqual([-3, 0, 2.5, 10, 1e12]);
      expect(
        ids(
          await Counts.find({ _id: { $gte: 0, $lt: 10 } })
            .sort({ _id: -1 })
            .lean(),
        ),
      ).toEqual([2.5, 0]);
    });
  });
}
