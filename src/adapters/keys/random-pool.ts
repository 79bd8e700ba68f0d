import { randomFillSync } from 'node:crypto';

/** AES-GCM's own nonce length; other lengths are hashed first and lose strength. */
export const NONCE_BYTES = 12;

const POOL_BYTES = NONCE_BYTES * 1024;

/** Random nonces drawn in bulk: one call a nonce costs as much as the sealing itself. */
export function noncePool(): () => Uint8Array {
  const pool = new Uint8Array(POOL_BYTES);
  let used = POOL_BYTES;
  return () => {
    if (used === POOL_BYTES) {
      randomFillSync(pool);
      used = 0;
    }
    const nonce = pool.slice(used, used + NONCE_BYTES);
    used += NONCE_BYTES;
    return nonce;
  };
}
