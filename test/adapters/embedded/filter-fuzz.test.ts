import fc from 'fast-check';
import { Query } from 'mingo';
import mongoose, { Schema } from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTemporary, type TemporaryStore } from './temporary.ts';

// Paths an index watches, paths nobody watches, and paths through lists: each is narrowed in its own way.
const PATHS = ['a', 'b', 'c', 'list', 'in.a', 'in.deep.b', 'docs.a', 'docs.b'] as const;

const INDEXES = [{ a: 1, c: -1 }, { b: 1 }, { 'in.a': 1 }, { 'docs.a': 1 }] as const;

const oid = (digit: string) => new mongoose.mongo.ObjectId(digit.repeat(24));

// Few values, so that they meet; among them texts that look like the stored form of other types.
const scalar = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, 0, 1, 'a', 'b') },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      -1,
      2,
      1.5,
      '',
      'ab',
      '0',
      '1',
      'true',
      '[1]',
      'é',
      '{"a":1}',
      oid('a'),
      oid('b'),
    ),
  },
  // Numbers that SQLite reads back from their digits with a small error, and their neighbours.
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      1.314281009,
      185287.5347244687,
      2 ** 60,
      2 ** 60 + 256,
      0.1 + 0.2,
      0.3,
    ),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }).map((n) => new Date(n * 1000)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      '{"$date":"1970-01-01T00:00:01.000Z"}',
      `{"$oid":"${'a'.repeat(24)}"}`,
    ),
  },
);

const document = fc.record(
  {
    a: scalar,
    b: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
    c: scalar,
    list: fc.array(scalar, { maxLength: 3 }),
    in: fc.record({ a: scalar, deep: fc.record({ b: scalar }, { requiredKeys: [] }) }, { requiredKeys: [] }),
    docs: fc.array(fc.record({ a: scalar, b: scalar }, { requiredKeys: [] }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const bound = scalar.filter((value) => value !== null && typeof value !== 'boolean');

const tests = fc.oneof(
  fc.record({ $eq: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $gt: bound }),
  fc.record({ $gte: bound, $lt: bound }),
  fc.record({ $lte: bound }),
  fc.record({ $not: fc.record({ $gt: bound }) }),
  fc.record({ $size: fc.integer({ min: 0, max: 3 }) }),
);

const field = fc.tuple(fc.constantFrom(...PATHS), tests).map(([path, test]) => ({ [path]: test }));

const filter: fc.Arbitrary<Record<string, unknown>> = fc.letrec<{ filter: Record<string, unknown> }>(
  (tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'filter' },
      { weight: 4, arbitrary: field },
      {
        weight: 1,
        arbitrary: fc
          .tuple(
            fc.constantFrom('$and', '$or', '$nor'),
            fc.array(tie('filter'), { minLength: 1, maxLength: 3 }),
          )
          .map(([logic, parts]) => ({ [logic]: parts })),
      },
    ),
  }),
).filter;

let store: TemporaryStore;

beforeAll(async () => {
  store = await openTemporary();
});

afterAll(() => store.close());

const ids = (documents: readonly { _id?: unknown }[]): string[] =>
  documents.map(({ _id }) => String(_id)).toSorted();

test('every filter finds what plain mingo finds over the same documents', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 12 }),
      fc.array(filter, { minLength: 4, maxLength: 16 }),
      async (documents, filters) => {
        const name = `fuzz${String(run++)}`;
        const rows = store.mongoose.connection.collection<{ _id: string }>(name);
        const stored = documents.map((fields, i) => ({ ...fields, _id: `d${String(i)}` }));
        // All in one tick, hence in one commit.
        await Promise.all([...INDEXES.map((index) => rows.createIndex(index)), rows.insertMany(stored)]);
        for (const one of filters) {
          const query = new Query<Record<string, unknown>>(one);
          const expected = ids(stored.filter((fields) => query.test(fields)));
          expect(ids(await rows.find(one).toArray())).toEqual(expected);
          expect(await rows.countDocuments(one)).toBe(expected.length);
        }
        await rows.drop();
      },
    ),
    { numRuns: 250, interruptAfterTimeLimit: 15_000 },
  );
});

test('sorting on an index gives the order of sorting without one', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 15 }),
      fc.constantFrom(1, -1),
      async (documents, way) => {
        const name = `sort${String(run++)}`;
        const Rows = store.mongoose.model(name, new Schema({}, { strict: false, collection: name }));
        const rows = Rows.collection;
        await rows.insertMany(documents.map((fields, n) => ({ ...fields, n })));
        const order = { a: way, 'in.a': 1, n: 1 } as const;
        const before = await Rows.find({}).sort(order).lean();
        await rows.createIndex({ a: way, 'in.a': 1 });
        await rows.createIndex({ n: 1 });
        expect(await Rows.find({}).sort(order).lean()).toEqual(before);
        await rows.drop();
      },
    ),
    { numRuns: 100 },
  );
});
