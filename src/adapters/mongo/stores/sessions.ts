import type { Session, SessionStore } from '../../../app/ports/staff.ts';
import type { StaffId } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';

interface SessionDoc {
  readonly _id: string;
  readonly staffId: string;
  readonly scope: Session['scope'];
  readonly csrf: string;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly fullUntil: number;
  readonly expiresAt: number;
}

export function openSessions({ mongoose }: StoreContext): Opened<SessionStore> {
  const collection = openCollection<SessionDoc>(mongoose, {
    name: 'sessions',
    fields: {
      staffId: String,
      scope: String,
      csrf: String,
      createdAt: Number,
      lastUsedAt: Number,
      fullUntil: Number,
      expiresAt: Number,
    },
    indexes: [{ on: { staffId: 1 } }],
  });
  const store: SessionStore = {
    async put({ id, ...session }) {
      const doc = { _id: id, ...session };
      if (!(await collection.insertOnce(doc))) await collection.replaceWhere({ _id: id }, doc);
    },
    async get(id) {
      const doc = await collection.findOne({ _id: id });
      return doc && fromDoc(doc);
    },
    // Requests of one browser overtake each other; the latest use counts.
    async touch(id, at) {
      await collection.updateWhere({ _id: id }, { $max: { lastUsedAt: at } });
    },
    async lock(id) {
      await collection.updateWhere({ _id: id }, { $set: { scope: 'alarm' } });
    },
    async unlock(id, times) {
      await collection.updateWhere({ _id: id }, { $set: { scope: 'full', ...times } });
    },
    async end(id) {
      await collection.deleteWhere({ _id: id });
    },
    async endAllOf(staffId) {
      await collection.deleteWhere({ staffId });
    },
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}

const fromDoc = ({ _id, ...doc }: SessionDoc): Session => ({
  ...doc,
  id: _id,
  staffId: doc.staffId as StaffId,
  createdAt: instant(doc.createdAt),
  lastUsedAt: instant(doc.lastUsedAt),
  fullUntil: instant(doc.fullUntil),
  expiresAt: instant(doc.expiresAt),
});
