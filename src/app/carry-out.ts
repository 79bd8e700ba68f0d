import { checkLinkCode } from './effects/check-link-code.ts';
import { holdSlot } from './effects/hold-slot.ts';
import { identify } from './effects/identify.ts';
import { joinNumber } from './effects/join-number.ts';
import { listVisits } from './effects/list-visits.ts';
import { openTask } from './effects/open-task.ts';
import { openVisitTasks } from './effects/open-visit-tasks.ts';
import type { Order, Outcome } from './effects/outcome.ts';
import { DONE } from './effects/outcome.ts';
import { pageOnCall } from './effects/page-on-call.ts';
import { recordConsent } from './effects/record-consent.ts';
import { releaseHold } from './effects/release-hold.ts';
import { searchSlots } from './effects/search-slots.ts';
import { sendLinkCode } from './effects/send-link-code.ts';
import { sendReplies, sendStaffText } from './effects/send.ts';
import { understand } from './effects/understand.ts';
import type { House } from './house.ts';
import { ringBooking } from './jobs.ts';

/** Carries out one effect. It may be called again with the same key, after a crash or a failure, without harm. */
export async function carryOut(house: House, { conversation, key, effect }: Order): Promise<Outcome> {
  switch (effect.type) {
    case 'mark-handled':
      await house.messages.markHandled(effect.messages, house.clock.now());
      return DONE;
    case 'understand':
      return understand(house, { conversation, key, effect });
    case 'send':
      return sendReplies(house, { conversation, key, effect });
    case 'send-staff-text':
      return sendStaffText(house, { conversation, key, effect });
    case 'identify':
      return identify(house, { conversation, key, effect });
    case 'search-slots':
      return searchSlots(house, { conversation, key, effect });
    case 'hold-slot':
      return holdSlot(house, { conversation, key, effect });
    case 'release-hold':
      return releaseHold(house, { conversation, key, effect });
    case 'book':
    case 'move-visit':
    case 'cancel-visit':
    case 'confirm-visit':
      await ringBooking(house.jobs, conversation.id, key);
      return {};
    case 'list-visits':
      return listVisits(house, { conversation, key, effect });
    case 'record-consent':
      return recordConsent(house, { conversation, key, effect });
    case 'open-task':
      return openTask(house, { conversation, key, effect });
    case 'open-visit-tasks':
      return openVisitTasks(house, { conversation, key, effect });
    case 'page-on-call':
      return pageOnCall(house, { conversation, key, effect });
    case 'send-link-code':
      return sendLinkCode(house, { conversation, key, effect });
    case 'check-link-code':
      return checkLinkCode(house, { conversation, key, effect });
    case 'join-number':
      return joinNumber(house, { conversation, key, effect });
  }
}
