import { describeAppointmentStore } from '../../contract/stores/appointments.ts';
import { describeAudit } from '../../contract/stores/audit.ts';
import { describeContactStore } from '../../contract/stores/contacts.ts';
import { describeConversationStore } from '../../contract/stores/conversations.ts';
import { describeDaySheetStore } from '../../contract/stores/day-sheets.ts';
import { describeErasure } from '../../contract/stores/erasure.ts';
import { describeLeaseStore } from '../../contract/stores/leases.ts';
import { describeConsentLedger, describeDecisionLedger } from '../../contract/stores/ledgers.ts';
import { describeLinkCodeStore } from '../../contract/stores/link-codes.ts';
import { describeMessageStore } from '../../contract/stores/messages.ts';
import { describePatientStore } from '../../contract/stores/patients.ts';
import { describeReminderStore } from '../../contract/stores/reminders.ts';
import { describeSendStore } from '../../contract/stores/sends.ts';
import {
  describeSessionStore,
  describeSignInLinkStore,
  describeStaffStore,
} from '../../contract/stores/staff.ts';
import { describeTaskStore } from '../../contract/stores/tasks.ts';
import { openTestStores } from '../../support/open-stores.ts';

const CONTRACTS = [
  describeMessageStore,
  describeConversationStore,
  describeSendStore,
  describeContactStore,
  describeLinkCodeStore,
  describeLeaseStore,
  describeDaySheetStore,
  describeAppointmentStore,
  describePatientStore,
  describeErasure,
  describeReminderStore,
  describeConsentLedger,
  describeDecisionLedger,
  describeAudit,
  describeTaskStore,
  describeStaffStore,
  describeSessionStore,
  describeSignInLinkStore,
];

for (const describeStore of CONTRACTS) describeStore('the embedded engine', () => openTestStores());
