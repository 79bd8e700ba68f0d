import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mongoose } from 'mongoose';
import { openEmbedded, type EmbeddedStore } from '../../src/adapters/embedded/open.ts';
import { openKeyRing } from '../../src/adapters/keys/key-ring.ts';
import { openStores, type OpenedStores } from '../../src/adapters/mongo/open-stores.ts';
import { systemClock, type ShiftedClock } from '../../src/adapters/system/clock.ts';
import { systemIds } from '../../src/adapters/system/ids.ts';
import type { KeyRing } from '../../src/app/ports/keys.ts';
import type { Ids } from '../../src/app/ports/system.ts';

export interface TestStores extends AsyncDisposable {
  readonly stores: OpenedStores;
  readonly mongoose: Mongoose;
  readonly clock: ShiftedClock;
  readonly ids: Ids;
  readonly keys: KeyRing;
  readonly masterKey: Uint8Array;
  readonly dir: string;
  readonly file: string;
  /** How the engine would find what a filter matches. */
  readonly plan: EmbeddedStore['plan'];
  /** Gives the file up and leaves it, so that it can be looked at or opened again by its `dir` and `masterKey`. */
  close(): Promise<void>;
}

interface Existing {
  readonly dir?: string;
  readonly masterKey?: Uint8Array;
}

/**
 * All stores on the embedded engine in a folder of their own. Hold them with `await using`, or call `close`; a folder
 * that was made here is removed with `await using` only.
 */
export async function openTestStores(existing: Existing = {}): Promise<TestStores> {
  const dir = existing.dir ?? (await mkdtemp(join(tmpdir(), 'frontdesk-stores-')));
  const masterKey = existing.masterKey ?? randomBytes(32);
  const file = join(dir, 'frontdesk.db');
  const { mongoose, plan, close } = await openEmbedded({ file });
  const clock = systemClock();
  const ids = systemIds(clock);
  const keys = openKeyRing({ masterKey });
  const stores = openStores({ mongoose, keys, clock, ids });
  try {
    await stores.ensureIndexes();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    stores,
    mongoose,
    clock,
    ids,
    keys,
    masterKey,
    dir,
    file,
    plan,
    close,
    async [Symbol.asyncDispose]() {
      await close();
      if (existing.dir === undefined) await rm(dir, { recursive: true });
    },
  };
}
