import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  canonicalJson,
  chained,
  hashOf,
  saltedDigest,
  type AuditDoc,
} from '../../../src/adapters/mongo/audit/row.ts';
import { openTestStores, type TestStores } from '../../support/open-stores.ts';

const append = (house: TestStores, count: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: count }, (_, i) =>
      house.stores.audit.append({
        at: house.clock.now(),
        actor: 'nurse-1',
        action: 'conversation.read',
        subject: `conversation-${i}`,
      }),
    ),
  );

describe('tampering with the audit', () => {
  let house: TestStores;
  beforeEach(async () => {
    house = await openTestStores();
  });
  afterEach(() => house[Symbol.asyncDispose]());

  const rows = () => house.mongoose.connection.collection<AuditDoc>('audit');
  const row = async (seq: number): Promise<AuditDoc> => (await rows().findOne({ seq }))!;

  test('an untouched audit is whole, and so is one that was never used', async () => {
    expect(await house.stores.audit.verify()).toEqual({ whole: true, rows: 0 });
    await append(house, 5);
    expect(await house.stores.audit.verify()).toEqual({ whole: true, rows: 6 });
  });

  test('names the row whose content was edited', async () => {
    await append(house, 5);
    await rows().updateOne({ seq: 3 }, { $set: { actor: 'nurse-2' } });
    expect(await house.stores.audit.verify()).toMatchObject({
      whole: false,
      seq: 3,
      fault: 'the row was changed',
    });
  });

  test('names the row to which something was added', async () => {
    await append(house, 3);
    await rows().updateOne({ seq: 2 }, { $set: { note: 'all was well' } });
    expect(await house.stores.audit.verify()).toMatchObject({
      whole: false,
      seq: 2,
      fault: 'the row was changed',
    });
  });

  test('names the row after one that was edited and given a fitting hash', async () => {
    await append(house, 5);
    const { hash: _, ...edited } = { ...(await row(3)), subject: 'conversation-9' };
    await rows().replaceOne({ seq: 3 }, { ...edited, hash: hashOf(edited) });
    expect(await house.stores.audit.verify()).toMatchObject({
      whole: false,
      seq: 4,
      fault: 'the row does not follow the one before it',
    });
  });

  test.each([0, 1, 3])('names the place of the deleted row %i', async (seq) => {
    await append(house, 5);
    await rows().deleteOne({ seq });
    expect(await house.stores.audit.verify()).toMatchObject({
      whole: false,
      seq,
      fault: 'the row is missing',
    });
  });

  test('notices that the end of its own chain was cut off', async () => {
    await append(house, 5);
    await rows().deleteMany({ seq: { $gte: 4 } });
    expect(await house.stores.audit.verify()).toMatchObject({ whole: false, seq: 5 });
  });

  test('names the first of two rows that changed places', async () => {
    await append(house, 5);
    const [two, three] = [await row(2), await row(3)];
    await rows().deleteMany({ seq: { $in: [2, 3] } });
    await rows().insertOne({ ...two, seq: 3, _id: three._id });
    await rows().insertOne({ ...three, seq: 2, _id: two._id });
    expect(await house.stores.audit.verify()).toMatchObject({
      whole: false,
      seq: 2,
      fault: 'the row was changed',
    });
  });

  test('names a row that was inserted at the end without its writer', async () => {
    await append(house, 3);
    const last = await row(3);
    await rows().insertOne({ ...last, seq: 4, _id: `${last._id}x` });
    expect(await house.stores.audit.verify()).toMatchObject({ whole: false, seq: 4 });
  });

  test('names a row that claims to begin other chains in the middle of one', async () => {
    await append(house, 2);
    const last = await row(2);
    const said = { ...last, links: [{ writer: 'w', seq: 1, hash: 'h' }] };
    const { at, actor, action, subject, salt, digest, links } = said;
    await rows().insertOne(chained(last.writer, last, { at, actor, action, subject, salt, digest, links }));
    expect(await house.stores.audit.verify()).toMatchObject({ whole: false, seq: 3 });
  });
});

describe('the chains of several starts', () => {
  test('each start begins its own chain and names the ends of those before it', async () => {
    await using first = await openTestStores();
    await append(first, 3);
    await first.close();
    const again = { dir: first.dir, masterKey: first.masterKey };
    const second = await openTestStores(again);
    await append(second, 2);
    await second.close();
    await using third = await openTestStores(again);
    await append(third, 1);
    const begun = await third.mongoose.connection
      .collection<AuditDoc>('audit')
      .find({ seq: 0 }, { sort: { _id: 1 } })
      .toArray();
    expect(begun.map(({ links }) => links.map(({ seq }) => seq))).toEqual([[], [3], [2]]);
    expect(await third.stores.audit.verify()).toEqual({ whole: true, rows: 4 + 3 + 2 });
  });

  test('an end that was cut off between two starts is missed by the chain that named it', async () => {
    await using first = await openTestStores();
    await append(first, 3);
    await first.close();
    const again = { dir: first.dir, masterKey: first.masterKey };
    await using second = await openTestStores(again);
    await append(second, 1);
    const rows = second.mongoose.connection.collection<AuditDoc>('audit');
    const last = (await rows.findOne({ seq: 3 }))!;
    await rows.deleteOne({ seq: 3 });
    expect(await second.stores.audit.verify()).toMatchObject({ whole: false, writer: last.writer, seq: 3 });
    await rows.deleteMany({ writer: last.writer });
    expect(await second.stores.audit.verify()).toMatchObject({ whole: false, writer: last.writer });
  });

  test('rows that cannot be stored are refused to their callers, and the chain goes on whole', async () => {
    await using house = await openTestStores();
    await append(house, 2);
    const rows = house.mongoose.connection.collection('audit');
    const { insertMany } = rows;
    rows.insertMany = () => Promise.reject(new Error('disk full'));
    await expect(append(house, 3)).rejects.toThrow('disk full');
    rows.insertMany = insertMany;
    await append(house, 2);
    expect(await house.stores.audit.verify()).toEqual({ whole: true, rows: 5 });
  });

  test('a write of unknown outcome that did arrive is not doubled or overwritten', async () => {
    await using house = await openTestStores();
    await append(house, 1);
    const rows = house.mongoose.connection.collection('audit');
    const { insertMany } = rows;
    rows.insertMany = async (...args: Parameters<typeof insertMany>) => {
      await insertMany.apply(rows, args);
      throw new Error('connection lost');
    };
    await expect(append(house, 2)).rejects.toThrow('connection lost');
    rows.insertMany = insertMany;
    await append(house, 1);
    expect(await house.stores.audit.verify()).toEqual({ whole: true, rows: 5 });
  });
});

describe('a row', () => {
  test('is hashed over canonical JSON, whatever the order of its fields', () => {
    expect(canonicalJson({ b: [1, { z: 'ñ', a: null }], a: true })).toBe(
      '{"a":true,"b":[1,{"a":null,"z":"ñ"}]}',
    );
    expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1, hash: 'ignored' }));
    expect(hashOf({ a: 1, b: 2 })).not.toBe(hashOf({ a: 1, b: '2' }));
  });

  test('holds only a salted digest of what must be provable', async () => {
    await using house = await openTestStores();
    const reason = 'spoke to the patient';
    const at = house.clock.now();
    for (const _ of [1, 2]) {
      await house.stores.audit.append({
        at,
        actor: 'n',
        action: 'level.lowered',
        subject: 'c',
        digestOf: reason,
      });
    }
    const stored = await house.mongoose.connection
      .collection<AuditDoc>('audit')
      .find({ actor: 'n' })
      .toArray();
    const [one, two] = stored;
    expect(one!.digest).toBe(saltedDigest(one!.salt, reason));
    expect(one!.digest).not.toBe(two!.digest);
    expect(JSON.stringify(stored)).not.toContain(reason);
  });
});
