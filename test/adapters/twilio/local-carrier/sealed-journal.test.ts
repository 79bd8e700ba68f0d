import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../../src/adapters/twilio/local-carrier/journal.ts';
import { openSealedJournal } from '../../../../src/adapters/twilio/local-carrier/sealed-journal.ts';
import { phoneNumber } from '../../../support/local-carrier.ts';

const KEY = randomBytes(32);
const block = (n: number): JournalEntry => ({ type: 'block', phone: phoneNumber(n), blocked: true });
const blocks = (count: number): JournalEntry[] => Array.from({ length: count }, (_, index) => block(index));

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrier-'));
  path = join(folder, 'made', 'carrier');
});
afterEach(() => rm(folder, { recursive: true }));

const open = (key = KEY) => openSealedJournal(path, { key, random: randomBytes });

async function write(...entries: readonly JournalEntry[]): Promise<void> {
  const { journal } = await open();
  await Promise.all(entries.map((entry) => journal.append(entry)));
  await journal.close();
}

async function entriesNow(): Promise<readonly JournalEntry[]> {
  const { journal, entries } = await open();
  await journal.close();
  return entries;
}

describe('the sealed journal', () => {
  it('starts empty and keeps what is appended, in order, over many openings', async () => {
    expect(await entriesNow()).toEqual([]);
    await write(...blocks(50));
    await write(block(50));
    expect(await entriesNow()).toEqual(blocks(51));
  });

  it('is for its owner only and shows nothing of what it holds', async () => {
    await write(...blocks(3));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const bytes = await readFile(path);
    expect(bytes.includes('12025560001')).toBe(false);
    expect(bytes.includes('block')).toBe(false);
  });

  it('does not open with another key, even when empty, and is left as it was', async () => {
    await write();
    const before = await readFile(path);
    await expect(open(randomBytes(32))).rejects.toThrow(/does not open with this key/);
    expect(await readFile(path)).toEqual(before);
  });

  it('refuses a file that is something else', async () => {
    await write();
    await writeFile(path, 'SQLite format 3');
    await expect(open()).rejects.toThrow(/not a local carrier's file/);
  });

  it('cut off anywhere in its last entry keeps all the others, and goes on', async () => {
    await write(...blocks(3));
    const whole = await readFile(path);
    await write(block(3));
    const longer = await readFile(path);
    for (let end = whole.length; end < longer.length; end += 7) {
      await writeFile(path, longer.subarray(0, end));
      expect(await entriesNow()).toEqual(blocks(3));
      await write(block(3));
      expect(await entriesNow()).toEqual(blocks(4));
    }
  });

  it('followed by nothing but zeros, as after a power cut, keeps its entries', async () => {
    await write(...blocks(3));
    await writeFile(path, Buffer.concat([await readFile(path), Buffer.alloc(4096)]));
    expect(await entriesNow()).toEqual(blocks(3));
  });

  it('damaged before its end says so', async () => {
    await write(...blocks(5));
    const bytes = await readFile(path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(path, bytes);
    await expect(open()).rejects.toThrow(/damaged at frame/);
  });

  it('notices an entry moved in from another place', async () => {
    await write();
    const start = (await readFile(path)).length;
    await write(...blocks(4));
    const bytes = await readFile(path);
    const size = (bytes.length - start) / 4;
    const frame = (index: number) => bytes.subarray(start + index * size, start + (index + 1) * size);
    await writeFile(path, Buffer.concat([bytes.subarray(0, start), frame(1), frame(0), frame(2), frame(3)]));
    await expect(open()).rejects.toThrow(/damaged/);
  });

  it('is rewritten in one step and goes on from there', async () => {
    await write(...blocks(9));
    const { journal, rewrite } = await open();
    await rewrite(blocks(2));
    await journal.append(block(2));
    await journal.close();
    expect(await entriesNow()).toEqual(blocks(3));
  });

  it('takes nothing more once closed', async () => {
    const { journal } = await open();
    await journal.close();
    await expect(journal.append(block(1))).rejects.toThrow(/closed/);
  });
});
