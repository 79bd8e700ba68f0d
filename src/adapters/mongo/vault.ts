import type { Mongoose } from 'mongoose';
import { SealBroken, type DataKey, type KeyRing } from '../../app/ports/keys.ts';
import type { Clock } from '../../app/ports/system.ts';
import { bytesOf } from './collection.ts';
import { keyStore, type KeyOwner, type KeyStore } from './key-store.ts';

/** One sealed field of one collection, holding JSON of `T`. */
export interface SealedField<T> {
  /** Makes the owner's key if this is the first thing sealed for it. Throws `KeyDestroyed` after an erasure. */
  seal(owner: KeyOwner, id: string, value: T): Promise<Buffer>;
  /** For a value that is already JSON of a `T`. */
  sealJson(owner: KeyOwner, id: string, json: string): Promise<Buffer>;
  /** Undefined when the owner was erased: what was sealed is gone for good. Throws `SealBroken` when tampered with. */
  open(owner: KeyOwner, id: string, sealed: unknown): Promise<T | undefined>;
}

export interface Vault extends Pick<KeyStore, 'check' | 'destroy'> {
  field<T>(collection: string, field: string): SealedField<T>;
}

export function openVault(parts: {
  readonly mongoose: Mongoose;
  readonly keys: KeyRing;
  readonly clock: Clock;
}): Vault {
  const keys = keyStore(parts);

  const toOpenWith = async (owner: KeyOwner): Promise<DataKey | undefined> => {
    const key = await keys.find(owner);
    if (key === undefined) throw new SealBroken(`no key was ever made for ${owner}`);
    return key === 'destroyed' ? undefined : key;
  };

  return {
    check: keys.check,
    destroy: keys.destroy,
    field: <T>(collection: string, field: string): SealedField<T> => {
      const sealJson = async (owner: KeyOwner, id: string, json: string): Promise<Buffer> => {
        const key = keys.inMemory(owner) ?? (await keys.findOrMake(owner));
        return Buffer.from(key.seal(json, { collection, id, field }));
      };
      return {
        sealJson,
        seal: (owner, id, value) => sealJson(owner, id, JSON.stringify(value)),
        async open(owner, id, sealed) {
          const key = keys.inMemory(owner) ?? (await toOpenWith(owner));
          // What opens was sealed by `seal` above, so its shape is known.
          return key && (JSON.parse(key.open(bytesOf(sealed), { collection, id, field })) as T);
        },
      };
    },
  };
}
