import type { Decision } from './decide.ts';
import type { ConversationEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { freeDialogue } from './free.ts';
import { toQueue } from './handover.ts';
import { isApplied, noteApplied } from './hear.ts';
import { markAllHandled, outstanding } from './outstanding.ts';
import { change, emit, stay } from './step.ts';
import type { Conversation } from './state.ts';

/** As if STOP had been heard: the owner of the number said it to the carrier. A word to confirm it would not arrive. */
export function carrierBlocked(
  conversation: Conversation,
  { key }: Extract<ConversationEvent, { readonly type: 'carrier-blocked' }>,
  facts: Facts,
): Decision {
  if (facts.contact.optedOut || isApplied(conversation, key)) return stay(conversation);
  const noted = noteApplied(stay(conversation), key);
  const { language } = noted.next;
  const recorded = emit(noted, {
    type: 'record-consent',
    entry: { scope: 'everything', act: 'revoked', channel: 'sms', language, handledBy: 'carrier' },
  });
  // The number is silent; a chat on the clinic's own page goes on.
  const ended = noted.next.channel === 'sms' ? endTalk(recorded, facts) : recorded;
  return emit(ended, { type: 'open-visit-tasks', kind: 'opt-out-with-visit' });
}

/** What the patient has asked and nobody may answer by text is a person's. */
function endTalk(decision: Decision, facts: Facts): Decision {
  const { mode, epoch, pending } = decision.next;
  if (mode !== 'bot') return change(decision, { epoch: epoch + 1 });
  const thinking = pending.some(({ effect }) => effect.type === 'understand');
  if (thinking || outstanding(decision).length > 0) {
    return markAllHandled(toQueue(decision, facts, { keepChoice: false }));
  }
  const raised = change(decision, { epoch: epoch + 1 });
  return freeDialogue(raised, { keepChoice: false, dropUnderstanding: true });
}
