import { mkdir } from 'node:fs/promises';
import { loadOrCreateMasterKey } from '../adapters/keys/master-key.ts';
import { openKeyRing } from '../adapters/keys/key-ring.ts';
import { openEmbedded, type EmbeddedStore } from '../adapters/embedded/open.ts';
import { holdsSealedData } from '../adapters/mongo/key-store.ts';
import { openStores, type OpenedStores } from '../adapters/mongo/open-stores.ts';
import type { Clock, Ids } from '../app/ports/system.ts';
import type { Config } from '../config/config.ts';
import type { Secrets } from '../config/secrets.ts';

export interface Documents {
  readonly stores: OpenedStores;
  readonly engine: EmbeddedStore;
  readonly masterKey: Uint8Array;
}

/** Opens the data folder: the file, then its key, then the proof that the one opens the other. */
export async function openDocuments(
  config: Config,
  secrets: Secrets,
  system: { readonly clock: Clock; readonly ids: Ids },
): Promise<Documents> {
  if (config.documents.kind !== 'embedded') throw new Error('only the embedded documents are built');
  const { file } = config.documents;
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const engine = await openEmbedded({ file });
  try {
    const dataExists = await holdsSealedData(engine.mongoose);
    const masterKey = secrets.masterKey ?? loadOrCreateMasterKey(config.dataDir, { dataExists });
    const stores = openStores({ mongoose: engine.mongoose, keys: openKeyRing({ masterKey }), ...system });
    await stores.ensureIndexes();
    return { stores, engine, masterKey };
  } catch (error) {
    await engine.close();
    throw error;
  }
}
