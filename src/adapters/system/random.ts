import { randomBytes } from 'node:crypto';

/** Bytes nobody can guess. */
export const systemRandom = (size: number): Uint8Array => randomBytes(size);
