import { describeAppointmentStore } from '../../contract/stores/appointments.ts';
import { describeContactStore } from '../../contract/stores/contacts.ts';
import { describeConversationStore } from '../../contract/stores/conversations.ts';
import { describeDaySheetStore } from '../../contract/stores/day-sheets.ts';
import { describeLeaseStore } from '../../contract/stores/leases.ts';
import { describeLinkCodeStore } from '../../contract/stores/link-codes.ts';
import { describeMessageStore } from '../../contract/stores/messages.ts';
import { describeSendStore } from '../../contract/stores/sends.ts';
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
];

for (const describeStore of CONTRACTS) describeStore('the embedded engine', () => openTestStores());
