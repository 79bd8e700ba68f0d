import type { Lease, LeaseStore } from '../../../app/ports/leases.ts';
import { instant } from '../../../domain/time.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';

interface LeaseDoc {
  readonly _id: string;
  readonly owner: string;
  readonly fence: number;
  readonly until: number;
}

const FREE = { owner: '', until: 0 } as const;

/** A lease given back stays stored, run out, so that its fence never starts again. */
export function openLeases({ mongoose }: StoreContext): Opened<LeaseStore> {
  const collection = openCollection<LeaseDoc>(mongoose, {
    name: 'leases',
    fields: { owner: String, fence: Number, until: Number },
    indexes: [{ on: { until: 1 } }],
  });
  const held = ({ name, owner, fence }: Lease): Pick<LeaseDoc, '_id' | 'owner' | 'fence'> => ({
    _id: name,
    owner,
    fence,
  });
  const store: LeaseStore = {
    async acquire(name, owner, { now, until }) {
      const change = { $set: { owner, until }, $inc: { fence: 1 } };
      const taken =
        (await collection.changeWhere({ _id: name, until: { $lte: now } }, change)) ??
        (await collection.changeWhere({ _id: name, owner }, change));
      if (taken) return { name, owner, fence: taken.fence, until: instant(taken.until) };
      const first: LeaseDoc = { _id: name, owner, fence: 1, until };
      return (await collection.insertOnce(first)) ? { name, owner, fence: 1, until } : undefined;
    },
    renew: (lease, until) => collection.updateWhere(held(lease), { $set: { until } }),
    async release(lease) {
      await collection.updateWhere(held(lease), { $set: FREE });
    },
    async endAll() {
      await collection.updateAll({ until: { $gt: 0 } }, { $set: FREE });
    },
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}
