import { fileURLToPath } from 'node:url';
import { openPack, type LoadedPack } from '../../src/compose.ts';

export const PACK_DIR = fileURLToPath(new URL('../../intents', import.meta.url));

let loaded: Promise<LoadedPack> | undefined;

/** The clinic's own pack, checked and compiled once for all houses of this process. */
export const packOnce = (): Promise<LoadedPack> => (loaded ??= openPack(PACK_DIR));
