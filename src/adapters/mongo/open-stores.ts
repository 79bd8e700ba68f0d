import type { Mongoose } from 'mongoose';
import type { Stores } from '../../app/ports/index.ts';
import type { KeyRing } from '../../app/ports/keys.ts';
import type { Erasure } from '../../app/ports/patients.ts';
import type { Clock, Ids } from '../../app/ports/system.ts';
import type { Opened, StoreContext } from './context.ts';
import { openAppointments } from './stores/appointments.ts';
import { openAudit } from './stores/audit.ts';
import { openConsents } from './stores/consents.ts';
import { openContacts } from './stores/contacts.ts';
import { openConversations } from './stores/conversations.ts';
import { openDaySheets } from './stores/day-sheets.ts';
import { openDecisions } from './stores/decisions.ts';
import { openErasure } from './stores/erasure.ts';
import { openLeases } from './stores/leases.ts';
import { openLinkCodes } from './stores/link-codes.ts';
import { openMessages } from './stores/messages.ts';
import { openPatients } from './stores/patients.ts';
import { openReminders } from './stores/reminders.ts';
import { openSends } from './stores/sends.ts';
import { openSessions } from './stores/sessions.ts';
import { openSignInLinks } from './stores/sign-in-links.ts';
import { openStaff } from './stores/staff.ts';
import { openTasks } from './stores/tasks.ts';
import { openVault } from './vault.ts';

type OpenStore<Name extends keyof Stores> = (context: StoreContext) => Opened<Stores[Name]>;

const OPEN: { readonly [Name in keyof Stores]: OpenStore<Name> } = {
  conversations: openConversations,
  messages: openMessages,
  sends: openSends,
  contacts: openContacts,
  linkCodes: openLinkCodes,
  patients: openPatients,
  daySheets: openDaySheets,
  appointments: openAppointments,
  reminders: openReminders,
  consents: openConsents,
  decisions: openDecisions,
  audit: openAudit,
  tasks: openTasks,
  leases: openLeases,
  staff: openStaff,
  sessions: openSessions,
  signInLinks: openSignInLinks,
};

export interface OpenedStores extends Stores {
  readonly erasure: Erasure;
  /**
   * To be awaited before the first use. Proves the master key first: with a wrong one it throws `MasterKeyMismatch`
   * and has changed nothing.
   */
  ensureIndexes(): Promise<void>;
}

/** All stores over one connected mongoose, whichever engine stands behind it. */
export function openStores(parts: {
  readonly mongoose: Mongoose;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly ids: Ids;
}): OpenedStores {
  const vault = openVault(parts);
  const context: StoreContext = { ...parts, vault };
  const opened = Object.entries(OPEN).map(([name, open]) => [name, open(context)] as const);
  // Built from OPEN, whose type says that each name has its own store.
  const stores = Object.fromEntries(opened.map(([name, { store }]) => [name, store])) as unknown as Stores;
  return {
    ...stores,
    erasure: openErasure(context),
    async ensureIndexes() {
      await vault.check();
      await Promise.all(opened.map(([, { ensureIndexes }]) => ensureIndexes()));
    },
  };
}
