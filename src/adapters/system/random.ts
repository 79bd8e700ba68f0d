import { randomBytes } from 'node:crypto';

/** Bytes nobody can guess. */
export const systemRandom = (size: number): Uint8Array => randomBytes(size);

/** From 0 up to 1, for spreading things out; good for nothing that must not be guessed. */
export const systemFraction = (): number => Math.random();
