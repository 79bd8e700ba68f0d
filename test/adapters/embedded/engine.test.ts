import { Schema } from 'mongoose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTemporary, type TemporaryStore } from './temporary.ts';

interface Row {
  _id: string;
  n: number;
  status: string;
  name: string;
  at: Date;
  place: { city: string };
  tags: string[];
}

let store: TemporaryStore;

beforeEach(async () => {
  store = await openTemporary();
});

afterEach(() => store.close());

const rows = () => store.mongoose.connection.collection<Partial<Row> & { _id: string }>('rows');

const row = (n: number): Row => ({
  _id: `r${String(n).padStart(6, '0')}`,
  n,
  status: n % 2 ? 'odd' : 'even',
  name: `name ${String(n)}`,
  at: new Date(n),
  place: { city: 'Reno' },
  tags: ['x'],
});

describe('the plan of a query', () => {
  beforeEach(async () => {
    await rows().createIndex({ status: 1, n: -1 });
    await rows().createIndex({ name: 1 }, { unique: true });
    await rows().createIndex({ at: 1, _id: 1 });
    await rows().createIndex({ 'place.city': 1 });
    await rows().createIndex({ tags: 1 });
    await rows().insertMany(Array.from({ length: 50 }, (_, n) => row(n)));
  });

  const cases: [string, object, object | undefined, RegExp][] = [
    [
      'an id',
      { _id: 'r000001' },
      undefined,
      /SEARCH c:rows USING INDEX sqlite_autoindex_c:rows_1 \(_id=\?\)/,
    ],
    ['ids', { _id: { $in: ['a', 'b'] } }, undefined, /USING INDEX sqlite_autoindex_c:rows_1 \(_id=\?\)/],
    ['ids after one, in order', { _id: { $gt: 'r000010' } }, { _id: 1 }, /\(_id>\? AND _id<\?\)$/],
    ['an id at a version', { _id: 'r000001', n: 3 }, undefined, /\(_id=\?\)$/],
    ['a unique key', { name: 'name 3' }, undefined, /USING INDEX i:rows:name_1 \(<expr>=\?\)/],
    [
      'a key and a range',
      { status: 'odd', n: { $lte: 9 } },
      undefined,
      /i:rows:status_1_n_-1 \(<expr>=\? AND <expr><\?\)/,
    ],
    [
      'one of some keys',
      { status: { $in: ['odd', 'none'] } },
      undefined,
      /i:rows:status_1_n_-1 \(<expr>=\?\)/,
    ],
    [
      'a key in the order of the index',
      { status: 'odd' },
      { n: -1 },
      /^SEARCH .*i:rows:status_1_n_-1 \(<expr>=\?\)$/,
    ],
    ['and against it', { status: 'odd' }, { n: 1 }, /^SEARCH .*i:rows:status_1_n_-1 \(<expr>=\?\)$/],
    [
      'what is due',
      { at: { $lte: new Date(5) } },
      { at: 1, _id: 1 },
      /^SEARCH .*i:rows:at_1__id_1 \(.*<expr><\?.*\)$/,
    ],
    ['a nested path', { 'place.city': 'Reno' }, undefined, /i:rows:place.city_1 \(<expr>=\?\)/],
    ['missing', { name: null }, undefined, /i:rows:name_1 \(<expr>=\?\)/],
    [
      'either of two',
      { $or: [{ name: 'a' }, { _id: 'b' }] },
      undefined,
      /MULTI-INDEX OR[^]*i:rows:name_1[^]*\(_id=\?\)/,
    ],
    [
      'a boolean that says nothing',
      { status: 'odd', $and: [{}] },
      undefined,
      /i:rows:status_1_n_-1 \(<expr>=\?\)/,
    ],
  ];

  test.each(cases)('%s', async (_, filter, sort, expected) => {
    expect(await store.plan('rows', filter, sort)).toMatch(expected);
  });

  test('a path with lists is scanned, and found all the same', async () => {
    expect(await store.plan('rows', { tags: 'x' })).toBe('SCAN c:rows');
    expect(await rows().countDocuments({ tags: 'x' })).toBe(50);
  });

  test('an order of mixed kinds is not left to SQLite', async () => {
    expect(await store.plan('rows', {}, { n: 1 })).toContain('TEMP B-TREE');
    await rows().insertOne({ _id: 'mixed', n: true as never, name: 'mixed' });
    expect(await store.plan('rows', {}, { n: 1 })).toBe('SCAN c:rows');
    const [last] = await rows()
      .find({}, { sort: { n: -1 }, limit: 1 })
      .toArray();
    expect(last?._id).toBe('mixed');
  });
});

describe('what is left out is refused', () => {
  const schema = new Schema({ _id: String, n: Number, list: [Number] }, { strict: false });
  const model = () => store.mongoose.model('row', schema);

  const cases: [string, () => Promise<unknown>][] = [
    [
      'aggregation',
      () =>
        model()
          .aggregate([{ $match: {} }])
          .exec(),
    ],
    ['transactions', () => store.mongoose.startSession()],
    [
      'sessions given by hand',
      () =>
        model()
          .find({}, null, { session: {} as never })
          .exec(),
    ],
    [
      'collations',
      () =>
        model()
          .find({}, null, { collation: { locale: 'en' } })
          .exec(),
    ],
    [
      'hints',
      () =>
        model()
          .find({}, null, { hint: { n: 1 } })
          .exec(),
    ],
    [
      'array filters',
      () =>
        model()
          .updateOne({}, { $set: { n: 1 } }, { arrayFilters: [{ x: 1 }] })
          .exec(),
    ],
    [
      'positional updates',
      () =>
        model()
          .updateOne({ list: 1 }, { $set: { 'list.$': 2 } })
          .exec(),
    ],
    [
      'updates of all elements',
      () =>
        model()
          .updateOne({}, { $set: { 'list.$[]': 2 } })
          .exec(),
    ],
    ['pipelines', () => model().collection.updateOne({}, [{ $set: { n: 1 } }])],
    [
      'renaming',
      () =>
        model()
          .updateOne({}, { $rename: { n: 'm' } })
          .exec(),
    ],
    ['the server clock', () => model().collection.updateOne({}, { $currentDate: { n: true } })],
    ['code in a filter', () => model().collection.findOne({ $where: 'true' })],
    [
      'expressions in a filter',
      () =>
        model()
          .find({ $expr: { $eq: ['$n', 1] } })
          .exec(),
    ],
    [
      'types in a filter',
      () =>
        model()
          .find({ n: { $type: 'number' } } as never)
          .exec(),
    ],
    ['undefined in a filter', () => model().collection.findOne({ n: undefined } as never)],
    ['ranges over booleans', () => model().collection.findOne({ n: { $gt: true } } as never)],
    [
      'a part of a list',
      () =>
        model()
          .find({}, { list: { $slice: 1 } })
          .exec(),
    ],
    ['mixed projections', () => model().collection.findOne({}, { projection: { a: 1, b: 0 } })],
    [
      'partial indexes',
      () => model().collection.createIndex({ n: 1 }, { partialFilterExpression: { n: 1 } }),
    ],
    ['sparse indexes', () => model().collection.createIndex({ n: 1 }, { sparse: true })],
    ['indexes that forget', () => model().collection.createIndex({ n: 1 }, { expireAfterSeconds: 1 })],
    ['text indexes', () => model().collection.createIndex({ n: 'text' })],
    ['big integers', () => model().collection.insertOne({ _id: 'a' as never, n: 1n })],
    [
      'other BSON types',
      () => model().collection.insertOne({ n: store.mongoose.mongo.Long.fromNumber(1) } as never),
    ],
    ['instances of classes', () => model().collection.insertOne({ n: new Set([1]) } as never)],
    ['not-a-number', () => model().collection.insertOne({ n: Number.NaN } as never)],
    ['field names with a dollar', () => model().collection.insertOne({ a: { $date: 'x' } } as never)],
    ['field names with a dot', () => model().collection.insertOne({ 'a.b': 1 } as never)],
    ['an _id that is an object', () => model().collection.insertOne({ _id: { a: 1 } } as never)],
    ['change streams', async () => model().collection.watch()],
  ];

  test.each(cases)('%s', async (_, work) => {
    const attempt = new Promise((resolve) => {
      resolve(work());
    });
    await expect(attempt).rejects.toMatchObject({ name: 'Unsupported' });
  });

  test('a list under a unique index, in whichever order they come', async () => {
    await rows().createIndex({ name: 1 }, { unique: true });
    await expect(rows().insertOne({ _id: 'a', name: ['x'] as never })).rejects.toMatchObject({
      name: 'Unsupported',
    });
    await rows().insertOne({ _id: 'b', name: 'b', tags: ['x'] });
    await expect(rows().createIndex({ tags: 1 }, { unique: true })).rejects.toMatchObject({
      name: 'Unsupported',
    });
  });
});

describe('names', () => {
  test('collections and indexes whose names together read alike are kept apart', async () => {
    const [one, other] = ['a', 'a_b'].map((name) => store.mongoose.connection.collection(name));
    await one!.createIndex({ n: 1 }, { name: 'b_c', unique: true });
    await other!.createIndex({ n: 1 }, { name: 'c' });
    await Promise.all([one!.insertOne({ n: 1 }), other!.insertMany([{ n: 1 }, { n: 1 }])]);
    expect(await one!.countDocuments({ n: 1 })).toBe(1);
    expect(await other!.countDocuments({ n: 1 })).toBe(2);
  });
});

describe('numbers that SQLite reads back wrongly', () => {
  // 1.314281009 and its like come out of its JSON functions with another last bit.
  const numbers = [1.314281009, 0.0000221300532177, 2 ** 60, -(2 ** 61 + 512), 0.1 + 0.2];

  test('are found, ordered and told apart all the same', async () => {
    await rows().createIndex({ n: 1 });
    await rows().insertMany(numbers.map((n, i) => ({ _id: `r${String(i)}`, n })));
    for (const n of numbers) expect(await rows().countDocuments({ n })).toBe(1);
    expect(await rows().countDocuments({ n: 0.3 })).toBe(0);
    expect(await rows().countDocuments({ n: { $lte: 0.1 + 0.2, $gt: 0.3 } })).toBe(1);
    const sorted = await rows()
      .find({}, { sort: { n: 1 } })
      .toArray();
    expect(sorted.map(({ n }) => n)).toEqual(numbers.toSorted((a, b) => a - b));
    expect(await store.plan('rows', { n: 1.314281009 })).toContain('USING INDEX i:rows:n_1');
  });
});

describe('the error of a duplicate', () => {
  test('keeps the value out of its message', async () => {
    await rows().createIndex({ name: 1 }, { unique: true });
    await rows().insertOne({ _id: 'a', name: 'Maria Lopez' });
    const error: unknown = await rows()
      .insertOne({ _id: 'b', name: 'Maria Lopez' })
      .catch((caught: unknown) => caught);
    expect(String(error)).toContain('E11000');
    expect(String(error)).not.toContain('Maria');
  });
});

describe('speed and fairness', () => {
  test('takes at least 4,000 inserts a second', async () => {
    await rows().createIndex({ name: 1 }, { unique: true });
    let best = 0;
    for (let round = 0; round < 4; round++) {
      const started = performance.now();
      for (let n = 0; n < 1000; n += 50) {
        await Promise.all(Array.from({ length: 50 }, (_, i) => rows().insertOne(row(round * 1000 + n + i))));
      }
      best = Math.max(best, 1_000_000 / (performance.now() - started));
    }
    expect(best).toBeGreaterThan(4000);
  });

  test('lets timers run between the operations of a busy loop', async () => {
    await rows().insertOne(row(1));
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const until = performance.now() + 200;
    while (performance.now() < until) await rows().findOne({ _id: 'r000001' });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(20);
  });

  test('lets timers run while thousands of operations wait', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await Promise.all(Array.from({ length: 5000 }, (_, n) => rows().insertOne(row(n))));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
  });
});
