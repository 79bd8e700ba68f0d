import type { Mongoose } from 'mongoose';
import type { KeyRing } from '../../app/ports/keys.ts';
import type { Clock, Ids } from '../../app/ports/system.ts';
import type { Vault } from './vault.ts';

/** What a store is made of. */
export interface StoreContext {
  readonly mongoose: Mongoose;
  readonly vault: Vault;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A store together with what has to be done once before its first use. */
export interface Opened<Store> {
  readonly store: Store;
  readonly ensureIndexes: () => Promise<void>;
}
