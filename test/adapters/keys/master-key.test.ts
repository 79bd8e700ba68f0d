import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  loadOrCreateMasterKey,
  masterKeyFile,
  parseMasterKey,
} from '../../../src/adapters/keys/master-key.ts';
import { MasterKeyMissing } from '../../../src/app/ports/keys.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'frontdesk-keys-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const FIRST_START = { dataExists: false };
const mode = (path: string): number => statSync(path).mode & 0o777;

test('makes a key at the first start, for its owner alone, and finds it at the next', () => {
  const made = loadOrCreateMasterKey(dir, FIRST_START);
  expect(made).toHaveLength(32);
  expect(mode(join(dir, 'keys'))).toBe(0o700);
  expect(mode(masterKeyFile(dir))).toBe(0o600);
  expect(readdirSync(join(dir, 'keys'))).toEqual(['master.key']);
  expect(Buffer.from(loadOrCreateMasterKey(dir, { dataExists: true })).equals(made)).toBe(true);
  expect(Buffer.from(loadOrCreateMasterKey(dir, FIRST_START)).equals(made)).toBe(true);
});

test('makes the data folder too, when it is not there yet', () => {
  expect(loadOrCreateMasterKey(join(dir, 'deep', 'data'), FIRST_START)).toHaveLength(32);
});

test('makes no key over data that was sealed with another', () => {
  expect(() => loadOrCreateMasterKey(dir, { dataExists: true })).toThrow(MasterKeyMissing);
  expect(readdirSync(dir)).toEqual([]);
});

test('refuses a damaged key, says where, and leaves it alone', () => {
  loadOrCreateMasterKey(dir, FIRST_START);
  for (const damaged of ['', 'not base64 at all!', Buffer.alloc(31).toString('base64')]) {
    writeFileSync(masterKeyFile(dir), damaged);
    expect(() => loadOrCreateMasterKey(dir, FIRST_START)).toThrow(masterKeyFile(dir));
    expect(readFileSync(masterKeyFile(dir), 'utf8')).toBe(damaged);
  }
});

test('reads 32 bytes in base64 and nothing else', () => {
  const bytes = Buffer.alloc(32, 0xfb);
  const text = bytes.toString('base64');
  for (const written of [text, `${text}\n`, text.replace('=', '')]) {
    expect(Buffer.from(parseMasterKey(written)!).equals(bytes)).toBe(true);
  }
  for (const wrong of [
    '',
    text.slice(4),
    `${text}AAAA`,
    `!${text}`,
    bytes.toString('hex'),
    `${text} ${text}`,
  ]) {
    expect(parseMasterKey(wrong)).toBeUndefined();
  }
});
