import { beforeEach, describe, expect, test } from 'vitest';
import { ids, type Bench } from './bench.ts';

export function describeFinding(bench: Bench): void {
  describe('finding', () => {
    beforeEach(async () => {
      await bench.put(
        { _id: 'a', n: 1, version: 1, at: new Date(1000), flag: true, tags: ['red', 'blue'] },
        { _id: 'b', n: 2, version: 1, at: new Date(2000), flag: false, place: { city: 'Austin' } },
        {
          _id: 'c',
          n: null,
          version: 2,
          items: [
            { id: 'x', size: 3 },
            { id: 'y', size: 9 },
          ],
        },
        { _id: 'd', version: 2, n: 10, place: { city: 'Boston', room: { floor: 2 } } },
      );
    });

    const cases: [string, Record<string, unknown>, string[]][] = [
      ['equality', { n: 2 }, ['b']],
      ['a boolean, not a number', { flag: true }, ['a']],
      ['false is not missing', { flag: false }, ['b']],
      ['null also finds the missing', { flag: null }, ['c', 'd']],
      ['not null', { n: { $ne: null } }, ['a', 'b', 'd']],
      ['not equal finds the missing too', { flag: { $ne: true } }, ['b', 'c', 'd']],
      ['a range of numbers', { n: { $gt: 1, $lte: 10 } }, ['b', 'd']],
      ['a range of dates', { at: { $gte: new Date(2000) } }, ['b']],
      ['a range of ids', { _id: { $gt: 'a', $lt: 'd' } }, ['b', 'c']],
      ['one of', { n: { $in: [1, 10, 99] } }, ['a', 'd']],
      ['one of, with null', { n: { $in: [1, null] } }, ['a', 'c']],
      ['one of none', { n: { $in: [] } }, []],
      ['none of', { n: { $nin: [1, 2] } }, ['c', 'd']],
      ['exists, if only as null', { n: { $exists: true } }, ['a', 'b', 'c', 'd']],
      ['exists not', { 'place.city': { $exists: false } }, ['a', 'c']],
      ['a nested path', { 'place.city': 'Boston' }, ['d']],
      ['a deeper path', { 'place.room.floor': { $lt: 3 } }, ['d']],
      ['an element of a list', { tags: 'blue' }, ['a']],
      ['a field of elements', { 'items.size': { $gt: 5 } }, ['c']],
      ['one element with all of it', { items: { $elemMatch: { id: 'x', size: { $gt: 5 } } } }, []],
      ['the size of a list', { tags: { $size: 2 } }, ['a']],
      ['all of a list', { tags: { $all: ['blue', 'red'] } }, ['a']],
      ['or', { $or: [{ n: 1 }, { 'place.city': 'Boston' }] }, ['a', 'd']],
      ['and', { $and: [{ version: 2 }, { n: 10 }] }, ['d']],
      ['nor', { $nor: [{ version: 2 }, { n: 1 }] }, ['b']],
      ['not', { n: { $not: { $gt: 1 } } }, ['a', 'c']],
      ['an expression', { name: /of [ab]$/ }, ['a', 'b']],
      ['ids', { _id: { $in: ['d', 'a', 'zzz'] } }, ['a', 'd']],
      ['nothing asked', {}, ['a', 'b', 'c', 'd']],
    ];

    test.each(cases)('%s', async (_, filter, expected) => {
      expect(ids(await bench.Things.find(filter).sort({ _id: 1 }).lean())).toEqual(expected);
      expect(await bench.Things.countDocuments(filter)).toBe(expected.length);
      expect(ids(await bench.Things.find(filter).lean()).toSorted()).toEqual(expected);
    });

    test('sorts with nulls first, by several keys, with skip and limit', async () => {
      expect(ids(await bench.Things.find().sort({ n: 1 }).lean())).toEqual(['c', 'a', 'b', 'd']);
      expect(ids(await bench.Things.find().sort({ version: -1, n: -1 }).lean())).toEqual([
        'd',
        'c',
        'b',
        'a',
      ]);
      expect(
        ids(await bench.Things.find().sort({ 'place.city': -1, _id: 1 }).skip(1).limit(2).lean()),
      ).toEqual(['b', 'a']);
      expect(ids(await bench.Things.find({ version: 2 }).sort({ n: 1 }).limit(1).lean())).toEqual(['c']);
    });

    test('answers only the fields asked for', async () => {
      expect(await bench.Things.findById('d').select({ n: 1, 'place.room': 1 }).lean()).toEqual({
        _id: 'd',
        n: 10,
        place: { room: { floor: 2 } },
      });
      expect(await bench.Things.findById('c').select({ _id: 0, 'items.id': 1 }).lean()).toEqual({
        items: [{ id: 'x' }, { id: 'y' }],
      });
      const less = await bench.Things.findById('d').select({ place: 0, name: 0 }).lean();
      expect(Object.keys(less ?? {}).toSorted()).toEqual(['_id', 'items', 'n', 'tags', 'version']);
    });

    test('runs through a cursor', async () => {
      const seen: string[] = [];
      for await (const thing of bench.Things.find({ n: { $ne: null } })
        .sort({ n: -1 })
        .cursor()) {
        seen.push(thing._id);
      }
      expect(seen).toEqual(['d', 'b', 'a']);
    });

    test('tells distinct values, elements one by one', async () => {
      expect((await bench.Things.distinct('version')).toSorted()).toEqual([1, 2]);
      expect((await bench.Things.distinct('tags')).toSorted()).toEqual(['blue', 'red']);
    });

    test('exists and counts', async () => {
      expect(await bench.Things.exists({ n: 2 })).toEqual({ _id: 'b' });
      expect(await bench.Things.exists({ n: 3 })).toBeNull();
      expect(await bench.Things.estimatedDocumentCount()).toBe(4);
      expect(await bench.Things.countDocuments({ version: 1 }).limit(1)).toBe(1);
    });
  });
}
