import type { AppointmentStore, DaySheetStore } from './calendar.ts';
import type { Carrier } from './carrier.ts';
import type { ContactStore, LinkCodeStore } from './contacts.ts';
import type { ConversationStore } from './conversations.ts';
import type { Jobs } from './jobs.ts';
import type { LeaseStore } from './leases.ts';
import type { Audit, ConsentLedger, DecisionLedger } from './ledgers.ts';
import type { Live } from './live.ts';
import type { MessageStore } from './messages.ts';
import type { PatientStore } from './patients.ts';
import type { ReminderStore } from './reminders.ts';
import type { SendStore } from './sends.ts';
import type { Passwords, SessionStore, SignInLinkStore, StaffStore } from './staff.ts';
import type { Clock, Ids } from './system.ts';
import type { TaskStore } from './tasks.ts';
import type { Understanding } from './understanding.ts';

export interface Stores {
  readonly conversations: ConversationStore;
  readonly messages: MessageStore;
  readonly sends: SendStore;
  readonly contacts: ContactStore;
  readonly linkCodes: LinkCodeStore;
  readonly patients: PatientStore;
  readonly daySheets: DaySheetStore;
  readonly appointments: AppointmentStore;
  readonly reminders: ReminderStore;
  readonly consents: ConsentLedger;
  readonly decisions: DecisionLedger;
  readonly audit: Audit;
  readonly tasks: TaskStore;
  readonly leases: LeaseStore;
  readonly staff: StaffStore;
  readonly sessions: SessionStore;
  readonly signInLinks: SignInLinkStore;
}

/** Everything outside the domain that a use case may ask for; each names the few it needs with Pick. */
export interface Ports extends Stores {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly jobs: Jobs;
  readonly carrier: Carrier;
  readonly live: Live;
  readonly understanding: Understanding;
  readonly passwords: Passwords;
}
