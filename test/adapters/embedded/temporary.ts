import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openEmbedded,
  type EmbeddedOptions,
  type EmbeddedStore,
} from '../../../src/adapters/embedded/open.ts';

export interface TemporaryStore extends EmbeddedStore {
  readonly file: string;
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'frontdesk-embedded-'));

/** A store in a folder of its own, which goes when the store is closed. */
export async function openTemporary(options: Omit<EmbeddedOptions, 'file'> = {}): Promise<TemporaryStore> {
  const folder = temporaryFolder();
  const file = join(folder, 'frontdesk.db');
  const store = await openEmbedded({ ...options, file });
  const close = async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...store, file, close, [Symbol.asyncDispose]: close };
}
