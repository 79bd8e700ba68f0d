import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Schema } from 'mongoose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../../src/adapters/embedded/open.ts';
import { openTemporary, temporaryFolder } from './temporary.ts';

const TYPESCRIPT = new URL('../../support/typescript.js', import.meta.url).href;
const script = (name: string): string => new URL(name, import.meta.url).pathname;
const rowSchema = () => new Schema({ _id: String, n: Number, text: String });

let folder: string;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, 'frontdesk.db');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Lets the writer work for a while, kills it as hard as can be, and tells which writes it had been answered. */
async function killAmidWrites(afterLines: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', TYPESCRIPT, script('writer.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    printed += chunk;
    if (printed.split('\n').length > afterLines) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return printed.split('\n').slice(0, -1);
}

describe('kill -9', () => {
  test('loses nothing that was answered, again and again', async () => {
    const acknowledged: string[] = [];
    for (const lines of [40, 300]) {
      for (const id of await killAmidWrites(lines)) acknowledged.push(id);
      await using store = await openEmbedded({ file });
      const Rows = store.mongoose.model('row', rowSchema());
      const stored = new Map((await Rows.find().lean()).map(({ _id, n }) => [_id, n]));
      for (const id of acknowledged) expect(stored.get(id)).toBe(Number(id.split('-')[1]) + 1);
      await Rows.deleteMany({});
      acknowledged.length = 0;
    }
  });
});

describe('one owner', () => {
  test('a second process is refused at once and told what to do', async () => {
    await using store = await openEmbedded({ file });
    await store.mongoose.connection.collection('rows').insertOne({ n: 1 });
    const started = performance.now();
    const other = spawnSync(process.execPath, ['--import', TYPESCRIPT, script('writer.ts'), file], {
      encoding: 'utf8',
    });
    expect(other.status).not.toBe(0);
    expect(other.stderr).toContain('DataFolderInUse');
    expect(other.stderr).toContain('Stop that process first');
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await store.mongoose.connection.collection('rows').countDocuments({})).toBe(1);
  });

  test('so is a second store of this process, until the first is closed', async () => {
    const first = await openEmbedded({ file });
    await first.mongoose.connection.collection('rows').insertOne({ n: 1 });
    await expect(openEmbedded({ file })).rejects.toMatchObject({ name: 'DataFolderInUse' });
    await first.close();
    await first.close();
    await using again = await openEmbedded({ file });
    expect(await again.mongoose.connection.collection('rows').countDocuments({ n: 1 })).toBe(1);
  });

  test('a closed store says so and finishes what it was asked before', async () => {
    const store = await openEmbedded({ file });
    const rows = store.mongoose.connection.collection('rows');
    const asked = Promise.all(Array.from({ length: 500 }, (_, n) => rows.insertOne({ n })));
    await store.close();
    await asked;
    await expect(rows.insertOne({ n: 2 })).rejects.toMatchObject({ name: 'StoreClosed' });
    await using again = await openEmbedded({ file });
    expect(await again.mongoose.connection.collection('rows').countDocuments({})).toBe(500);
  });
});

describe('a full disk', () => {
  test('fails clearly, keeps all that was answered, and works again when there is room', async () => {
    await using store = await openTemporary({ pageLimit: 60 });
    const Rows = store.mongoose.model('row', rowSchema());
    const stored: string[] = [];
    const errors: unknown[] = [];
    for (let round = 0; round < 20; round++) {
      const results = await Promise.allSettled(
        Array.from({ length: 8 }, (_, i) =>
          Rows.create({ _id: `${String(round)}-${String(i)}`, text: 'x'.repeat(3000) }),
        ),
      );
      for (const result of results) {
        if (result.status === 'fulfilled') stored.push(result.value._id ?? '');
        else errors.push(result.reason);
      }
    }
    expect(stored.length).toBeGreaterThan(8);
    expect(errors.length).toBeGreaterThan(8);
    for (const error of errors) expect(error).toMatchObject({ name: 'StorageFull' });
    expect((await Rows.find().lean()).map(({ _id }) => _id).toSorted()).toEqual(stored.toSorted());

    await expect(Rows.collection.createIndex({ text: 1 })).rejects.toMatchObject({ name: 'StorageFull' });
    expect(await Rows.listIndexes()).toHaveLength(1);
    await Rows.deleteMany({ _id: { $in: stored.slice(4) } });
    await Rows.create({ _id: 'fits', text: 'x'.repeat(3000) });
    expect(await Rows.countDocuments()).toBe(5);
  });
});

describe('the files', () => {
  test('are for their owner only, the copy too', async () => {
    await using store = await openEmbedded({ file });
    await store.mongoose.connection.collection('rows').insertOne({ n: 1 });
    await store.copyTo(join(folder, 'copy.db'));
    const names = readdirSync(folder);
    expect(names.toSorted()).toEqual(['copy.db', 'frontdesk.db', 'frontdesk.db-wal']);
    for (const name of names) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  test('the WAL is folded in again and again, and gone after the close', async () => {
    const store = await openEmbedded({ file });
    const rows = store.mongoose.connection.collection<{ _id: string; text: string }>('rows');
    await rows.insertOne({ _id: 'a', text: '' });
    for (let n = 0; n < 60; n++) {
      await rows.updateOne({ _id: 'a' }, { $set: { text: String(n).repeat(200_000) } });
      await store.plan('rows', { _id: 'a' });
    }
    expect(statSync(`${file}-wal`).size).toBeLessThan(16_000_000);
    await store.close();
    expect(readdirSync(folder)).toEqual(['frontdesk.db']);
  });
});

describe('a copy', () => {
  test('is whole and opens by itself, while the store goes on', async () => {
    await using store = await openEmbedded({ file });
    const rows = store.mongoose.connection.collection<{ _id: string; n: number }>('rows');
    await rows.createIndex({ n: 1 }, { unique: true });
    await rows.insertMany(Array.from({ length: 100 }, (_, n) => ({ _id: `r${String(n)}`, n })));
    const target = join(folder, 'copy.db');
    const [, after] = await Promise.all([store.copyTo(target), rows.insertOne({ _id: 'later', n: 1000 })]);
    expect(after.insertedId).toBe('later');
    await using copy = await openEmbedded({ file: target });
    const copied = copy.mongoose.connection.collection<{ _id: string; n: number }>('rows');
    expect(await copied.countDocuments({ n: { $lt: 100 } })).toBe(100);
    await expect(copied.insertOne({ _id: 'x', n: 5 })).rejects.toMatchObject({ code: 11000 });
  });
});
