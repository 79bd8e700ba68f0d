import { nextDeadline } from '../escalation/deadlines.ts';
import { consentHeard } from './consent-heard.ts';
import { carrierBlocked } from './carrier-blocked.ts';
import { dangerHeard } from './danger.ts';
import { deadlinePassed } from './deadline.ts';
import type { Effect } from './effects.ts';
import type { ConversationEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { gaveUp } from './gave-up.ts';
import { toQueue } from './handover.ts';
import { chatJoined } from './joined.ts';
import { messagesArrived } from './messages.ts';
import { markAllHandled } from './outstanding.ts';
import { effectSettled } from './results/settled.ts';
import { sendEnded } from './send-ended.ts';
import { claimed, handedBack, levelLowered, released, resolved, staffReplied } from './staff.ts';
import { change, without } from './step.ts';
import type { Conversation } from './state.ts';

export interface Decision {
  readonly next: Conversation;
  readonly effects: readonly Effect[];
}

/** The whole thinking of the front desk: pure, synchronous, total over every state and event. */
export type Decide = (conversation: Conversation, event: ConversationEvent, facts: Facts) => Decision;

/** `next` is the very same conversation, without effects, where the event changes nothing. */
export const decide: Decide = (conversation, event, facts) => {
  const decision = withAnswersHandled(neverPastOptOut(dispatch(conversation, event, facts), facts));
  return withDeadline(decision, facts);
};

function dispatch(conversation: Conversation, event: ConversationEvent, facts: Facts): Decision {
  switch (event.type) {
    case 'messages-arrived':
      return messagesArrived(conversation, event, facts);
    case 'danger-heard':
      return dangerHeard(conversation, event, facts);
    case 'consent-heard':
      return consentHeard(conversation, event, facts);
    case 'effect-settled':
      return effectSettled(conversation, event, facts);
    case 'deadline-passed':
      return deadlinePassed(conversation, facts);
    case 'send-ended':
      return sendEnded(conversation, event, facts);
    case 'carrier-blocked':
      return carrierBlocked(conversation, event, facts);
    case 'chat-joined':
      return chatJoined(conversation, event, facts);
    case 'claimed':
      return claimed(conversation, event, facts);
    case 'released':
      return released(conversation, facts);
    case 'staff-replied':
      return staffReplied(conversation, event, facts);
    case 'handed-back':
      return handedBack(conversation, event.seen);
    case 'resolved':
      return resolved(conversation, event.seen);
    case 'level-lowered':
      return levelLowered(conversation, event);
    case 'gave-up':
      return gaveUp(conversation, event, facts);
  }
}

/** Whatever a rule wanted to say, no reply goes by text to a number that opted out: a person calls instead. */
function neverPastOptOut(decision: Decision, facts: Facts): Decision {
  const isBarred = (effect: Effect): boolean =>
    effect.type === 'send' && effect.purpose === 'reply' && effect.channel === 'sms';
  if (!facts.contact.optedOut || !decision.effects.some(isBarred)) return decision;
  const silenced = { ...decision, effects: decision.effects.filter((effect) => !isBarred(effect)) };
  return markAllHandled(toQueue(silenced, facts, { keepChoice: true }));
}

/** A reply answers all that was said so far; marking it handled is decided in the same commit. */
function withAnswersHandled(decision: Decision): Decision {
  const replies = decision.effects.some((effect) => effect.type === 'send' && effect.purpose === 'reply');
  return replies ? markAllHandled(decision) : decision;
}

function withDeadline(decision: Decision, { clinic }: Facts): Decision {
  const dueAt = nextDeadline(decision.next, clinic);
  if (dueAt === decision.next.dueAt) return decision;
  return dueAt === undefined ? without(decision, 'dueAt') : change(decision, { dueAt });
}
