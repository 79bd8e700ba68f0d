import { createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import type { HashKind, KeyRing } from '../../app/ports/keys.ts';
import { dataKey, openBytes, sealBytes } from './data-key.ts';
import { MASTER_KEY_BYTES } from './master-key.ts';

const KEY_BYTES = 32;

/**
 * Derives from the master key one key that wraps data keys and one for each kind of look-up hash. The master key
 * itself is used for nothing else.
 */
export function openKeyRing({ masterKey }: { readonly masterKey: Uint8Array }): KeyRing {
  if (masterKey.length !== MASTER_KEY_BYTES) throw new RangeError(`not ${MASTER_KEY_BYTES} bytes long`);
  const wrapping = derive(masterKey, 'wrap');
  const hashing = new Map<HashKind, KeyObject>();
  const hashingKey = (kind: HashKind): KeyObject => {
    const known = hashing.get(kind) ?? derive(masterKey, `hash:${kind}`);
    hashing.set(kind, known);
    return known;
  };
  return {
    hash: (kind, ...parts) =>
      createHmac('sha256', hashingKey(kind)).update(unambiguous(parts)).digest('base64url'),
    newKey(owner) {
      const bytes = randomBytes(KEY_BYTES);
      const wrapped = sealBytes(wrapping, bytes, wrappedFor(owner));
      return { key: dataKey(takeOver(bytes)), wrapped };
    },
    unwrap: (wrapped, owner) => dataKey(takeOver(openBytes(wrapping, wrapped, wrappedFor(owner)))),
  };
}

const wrappedFor = (owner: string): string => `keys\u0000${owner}\u0000wrapped`;

/** One part stands for itself; of several, the cut between them counts. */
const unambiguous = (parts: readonly string[]): string =>
  parts.length === 1 ? String(parts[0]) : JSON.stringify(parts);

const derive = (masterKey: Uint8Array, use: string): KeyObject =>
  takeOver(Buffer.from(hkdfSync('sha256', masterKey, '', `frontdesk ${use}`, KEY_BYTES)));

/** Moves key bytes out of reach of heap dumps, as far as that is possible here. */
function takeOver(bytes: Buffer): KeyObject {
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}
