import type { SignInLinkStore } from '../../../app/ports/staff.ts';
import type { StaffId } from '../../../domain/ids.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';

interface LinkDoc {
  /** Hash of the link's token. */
  readonly _id: string;
  readonly staffId: string;
  readonly expiresAt: number;
  readonly usedAt: number;
}

export function openSignInLinks({ mongoose }: StoreContext): Opened<SignInLinkStore> {
  const collection = openCollection<LinkDoc>(mongoose, {
    name: 'sign_in_links',
    fields: { staffId: String, expiresAt: Number, usedAt: Number },
    indexes: [{ on: { staffId: 1, usedAt: 1 } }],
  });
  const voidOf = (staffId: string): Promise<number> => collection.deleteWhere({ staffId, usedAt: 0 });
  const store: SignInLinkStore = {
    async put(tokenHash, staffId, expiresAt) {
      await voidOf(staffId);
      await collection.insertOnce({ _id: tokenHash, staffId, expiresAt, usedAt: 0 });
    },
    async use(tokenHash, now) {
      const unused = { _id: tokenHash, usedAt: 0, expiresAt: { $gt: now } };
      const used = await collection.changeWhere(unused, { $set: { usedAt: now } });
      if (used) await voidOf(used.staffId);
      return used?.staffId as StaffId | undefined;
    },
    everUsed: async (staffId) =>
      (await collection.findOne({ staffId, usedAt: { $gt: 0 } }, { only: ['staffId'] })) !== undefined,
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}
