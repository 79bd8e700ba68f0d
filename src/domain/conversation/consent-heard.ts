import { MAX_PENDING_EVER } from './bounds.ts';
import { applyMeaning, meaningHere } from './consent.ts';
import { answerDanger, isDanger } from './danger.ts';
import type { Decision } from './decide.ts';
import type { ConversationEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { hear, isApplied, noteApplied } from './hear.ts';
import { messagesArrived } from './messages.ts';
import { markAllHandled, take } from './outstanding.ts';
import { stay } from './step.ts';
import type { Conversation } from './state.ts';

/** A message that means STOP, START or HELP. Crisis comes first, and what means nothing here is an ordinary message. */
export function consentHeard(
  conversation: Conversation,
  { message }: Extract<ConversationEvent, { readonly type: 'consent-heard' }>,
  facts: Facts,
): Decision {
  const key = `consent:${message.id}`;
  if (isApplied(conversation, key)) return markAllHandled(take(stay(conversation), [message.id]));
  const danger = isDanger(conversation, message);
  if (!danger && meaningHere(message, facts) === undefined) {
    return messagesArrived(conversation, { type: 'messages-arrived', messages: [message] }, facts);
  }
  if (!danger && conversation.pending.length >= MAX_PENDING_EVER) return stay(conversation);
  const heard = noteApplied(hear(stay(conversation), message, facts), key);
  return danger
    ? markAllHandled(answerDanger(heard, message, { facts }))
    : applyMeaning(heard, message, facts);
}
