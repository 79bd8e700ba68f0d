import type { Mongoose } from 'mongoose';
import { openCollection } from '../collection.ts';

interface OptOutDoc {
  readonly _id: string;
}

export interface OptOuts {
  has(lookup: string): Promise<boolean>;
  set(lookup: string, optedOut: boolean): Promise<void>;
}

/**
 * Keyed hashes of numbers that opted out and were erased afterwards: the one thing that outlives an erasure, because
 * the clinic must never text such a number again by forgetting that it asked not to be.
 */
export function openOptOuts(mongoose: Mongoose): OptOuts {
  const collection = openCollection<OptOutDoc>(mongoose, { name: 'opt_outs', fields: {}, indexes: [] });
  return {
    has: async (lookup) => (await collection.findOne({ _id: lookup })) !== undefined,
    async set(lookup, optedOut) {
      if (optedOut) await collection.insertOnce({ _id: lookup });
      else await collection.deleteWhere({ _id: lookup });
    },
  };
}
