import type { Mongoose } from 'mongoose';
import { MasterKeyMismatch, SealBroken, type DataKey, type KeyRing } from '../../app/ports/keys.ts';
import type { Clock } from '../../app/ports/system.ts';
import type { ContactId, PatientId } from '../../domain/ids.ts';
import { MINUTE } from '../../domain/time.ts';
import { bytesOf, openCollection, type CollectionSpec } from './collection.ts';
import { recentlyUsed } from './recently-used.ts';

/** Whose key a field is sealed under. `house`: what belongs to no patient (staff, on-call texts). */
export type KeyOwner = `contact:${string}` | `patient:${string}` | 'house';

export const contactKey = (id: ContactId): KeyOwner => `contact:${id}`;
export const patientKey = (id: PatientId): KeyOwner => `patient:${id}`;

interface KeyDoc {
  readonly _id: string;
  /** Empty once destroyed; the row stays, so that no second key is ever made for the same owner. */
  readonly wrapped: Buffer;
  readonly createdAt: number;
  readonly destroyedAt: number;
}

const KEYS: CollectionSpec<KeyDoc> = {
  name: 'keys',
  fields: { wrapped: Buffer, createdAt: Number, destroyedAt: Number },
  indexes: [],
};

/** Something was to be sealed for an owner who has been erased. */
export class KeyDestroyed extends Error {
  override readonly name = 'KeyDestroyed';
}

/** A key in memory is forgotten after this time, so that what one process destroys the others soon cannot read. */
const KEPT_MS = 5 * MINUTE;
const KEPT_KEYS = 20_000;

export interface KeyStore {
  /** The key, if it was lately used: no look-up, no waiting. */
  inMemory(owner: KeyOwner): DataKey | undefined;
  find(owner: KeyOwner): Promise<DataKey | 'destroyed' | undefined>;
  findOrMake(owner: KeyOwner): Promise<DataKey>;
  destroy(owner: KeyOwner): Promise<void>;
  /**
   * Proves that the master key is the one the stored data was sealed with (`MasterKeyMismatch`), or, with nothing
   * stored yet, makes the house key by which later starts will prove it.
   */
  check(): Promise<void>;
}

/** True when data was sealed here before, so that a missing master key means loss and not a first start. */
export const holdsSealedData = async (mongoose: Mongoose): Promise<boolean> =>
  (await openCollection(mongoose, KEYS).findOne({}, { only: ['_id'] })) !== undefined;

export function keyStore({
  mongoose,
  keys,
  clock,
}: {
  readonly mongoose: Mongoose;
  readonly keys: KeyRing;
  readonly clock: Clock;
}): KeyStore {
  const collection = openCollection(mongoose, KEYS);
  const used = recentlyUsed<DataKey>(clock, { entries: KEPT_KEYS, ms: KEPT_MS });

  const find: KeyStore['find'] = async (owner) => {
    const doc = await collection.findOne({ _id: owner });
    if (!doc) return undefined;
    if (doc.destroyedAt > 0) return 'destroyed';
    return used.put(owner, keys.unwrap(bytesOf(doc.wrapped), owner));
  };

  /** Undefined when another writer made it first. */
  const make = async (owner: KeyOwner): Promise<DataKey | undefined> => {
    const { key, wrapped } = keys.newKey(owner);
    const doc = { _id: owner, wrapped: Buffer.from(wrapped), createdAt: clock.now(), destroyedAt: 0 };
    return (await collection.insertOnce(doc)) ? used.put(owner, key) : undefined;
  };

  const findOrMake = async (owner: KeyOwner): Promise<DataKey> => {
    const found = (await find(owner)) ?? (await make(owner)) ?? (await find(owner));
    if (found === undefined || found === 'destroyed') throw new KeyDestroyed(`${owner} was erased`);
    return found;
  };

  return {
    inMemory: used.get,
    find,
    findOrMake,
    async destroy(owner) {
      const gone = { wrapped: Buffer.alloc(0), destroyedAt: clock.now() };
      const never = { _id: owner, createdAt: clock.now(), ...gone };
      if (!(await collection.updateWhere({ _id: owner }, { $set: gone }))) await collection.insertOnce(never);
      used.drop(owner);
    },
    async check() {
      const known =
        (await collection.findOne({ _id: 'house' })) ?? (await collection.findOne({ destroyedAt: 0 }));
      if (known) refuseMismatch(() => keys.unwrap(bytesOf(known.wrapped), known._id));
      await findOrMake('house');
    },
  };
}

function refuseMismatch(unwrap: () => unknown): void {
  try {
    unwrap();
  } catch (cause) {
    if (!(cause instanceof SealBroken)) throw cause;
    throw new MasterKeyMismatch(
      'The stored data was sealed with another master key. Restore that key; nothing has been changed.',
      { cause },
    );
  }
}
