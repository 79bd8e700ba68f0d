import { randomBytes } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
  fsyncSync,
  closeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { MasterKeyMissing } from '../../app/ports/keys.ts';

export const MASTER_KEY_BYTES = 32;

/** Where the master key lives when no setting gives one. */
export const masterKeyFile = (dataDir: string): string => join(dataDir, 'keys', 'master.key');

/** 32 bytes in base64, as the setting and the file hold them; undefined when it is anything else. */
export function parseMasterKey(text: string): Uint8Array | undefined {
  const trimmed = text.trim();
  const bytes = Buffer.from(trimmed, 'base64');
  if (bytes.length !== MASTER_KEY_BYTES) return undefined;
  return bytes.toString('base64').replace(/=+$/, '') === trimmed.replace(/=+$/, '') ? bytes : undefined;
}

/**
 * The master key of this data folder, made at the first start. With `dataExists` nothing is ever made: a fresh key
 * over old data would only hide that the old one is lost, so that is `MasterKeyMissing`.
 */
export function loadOrCreateMasterKey(
  dataDir: string,
  { dataExists }: { readonly dataExists: boolean },
): Uint8Array {
  const file = masterKeyFile(dataDir);
  const found = readKey(file);
  if (found) return found;
  if (dataExists) {
    throw new MasterKeyMissing(
      `${file} is missing, and the stored data cannot be read without it: restore it`,
    );
  }
  createKey(file);
  const made = readKey(file);
  if (!made) throw new MasterKeyMissing(`${file} could not be made`);
  return made;
}

function readKey(file: string): Uint8Array | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  const key = parseMasterKey(text);
  if (!key) {
    throw new MasterKeyMissing(`${file} does not hold ${MASTER_KEY_BYTES} bytes in base64: restore it`);
  }
  return key;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all, and never over another: of two processes that start at once one makes it, both read it. */
function createKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeDurably(draft, `${randomBytes(MASTER_KEY_BYTES).toString('base64')}\n`);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  syncFolder(dirname(file));
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
