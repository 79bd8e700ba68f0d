import type { StaffMember, StaffStore } from '../../../app/ports/staff.ts';
import type { StaffId } from '../../../domain/ids.ts';
import { bytesOf, openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';

interface StaffDoc {
  readonly _id: string;
  readonly email: string;
  readonly role: StaffMember['role'];
  readonly active: boolean;
  readonly profile: Buffer;
  /** Sealed hash; empty until one is set. */
  readonly password: Buffer;
}

const NAME = 'staff';
const HOUSE = 'house';

export function openStaff({ mongoose, vault, keys }: StoreContext): Opened<StaffStore> {
  const collection = openCollection<StaffDoc>(mongoose, {
    name: NAME,
    fields: { email: String, role: String, active: Boolean, profile: Buffer, password: Buffer },
    indexes: [{ on: { email: 1 }, unique: true }],
  });
  const profiles = vault.field<Pick<StaffMember, 'name' | 'email'>>(NAME, 'profile');
  const passwords = vault.field<string>(NAME, 'password');
  const emailHash = (email: string): string => keys.hash('staff-email', email.trim().toLowerCase());

  const sealedPassword = async (id: string, hash: string | undefined): Promise<Buffer> =>
    hash === undefined ? Buffer.alloc(0) : passwords.seal(HOUSE, id, hash);

  const fromDoc = async (doc: StaffDoc): Promise<StaffMember> => {
    const profile = await profiles.open(HOUSE, doc._id, doc.profile);
    if (!profile) throw new Error('the house key is gone');
    const hasPassword = bytesOf(doc.password).length > 0;
    const passwordHash = hasPassword ? await passwords.open(HOUSE, doc._id, doc.password) : undefined;
    return {
      id: doc._id as StaffId,
      ...profile,
      role: doc.role,
      active: doc.active,
      ...(passwordHash !== undefined && { passwordHash }),
    };
  };

  const store: StaffStore = {
    async addOnce({ id, name, email, role, active, passwordHash }) {
      return collection.insertOnce({
        _id: id,
        email: emailHash(email),
        role,
        active,
        profile: await profiles.seal(HOUSE, id, { name, email }),
        password: await sealedPassword(id, passwordHash),
      });
    },
    async get(id) {
      const doc = await collection.findOne({ _id: id });
      return doc && fromDoc(doc);
    },
    async byEmail(email) {
      const doc = await collection.findOne({ email: emailHash(email) });
      return doc && fromDoc(doc);
    },
    async all() {
      return Promise.all((await collection.find({}, { sort: { _id: 1 } })).map(fromDoc));
    },
    async setPassword(id, passwordHash) {
      const password = await sealedPassword(id, passwordHash);
      if (!(await collection.updateWhere({ _id: id }, { $set: { password } }))) {
        throw new Error(`no staff ${id}`);
      }
    },
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}
