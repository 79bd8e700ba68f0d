import { isOpen } from '../escalation/hours.ts';
import { isRinging } from '../escalation/ladder.ts';
import { compareLevels } from '../triage/verdict.ts';
import { codeFor, flagsOf, isNew, noteSafetySent, ringIfNew, unsaid, type Danger } from './alarm.ts';
import { MAX_PENDING, MAX_TAKEN } from './bounds.ts';
import { applyMeaning, meaningHere } from './consent.ts';
import { answerDanger, isDanger } from './danger.ts';
import type { Decision } from './decide.ts';
import { choicesOf, expectingOf } from './dialogue/question.ts';
import type { ConversationEvent, HeardMessage } from './events.ts';
import type { Facts } from './facts.ts';
import { handOver, noteTold, promiseOf, toQueue } from './handover.ts';
import { hear } from './hear.ts';
import { markAllHandled } from './outstanding.ts';
import type { Reply } from './replies.ts';
import { clinicParams, say, sayFirst } from './send.ts';
import { emit, stay } from './step.ts';
import type { Conversation } from './state.ts';
import { isBusyForOther } from './voice.ts';

/**
 * A turn took these, in order. Rules come before talk: danger, consent, what is urgent; only then does the bot, if it
 * is still its turn, try to understand.
 */
export function messagesArrived(
  conversation: Conversation,
  event: Extract<ConversationEvent, { readonly type: 'messages-arrived' }>,
  facts: Facts,
): Decision {
  const { pending, taken } = conversation;
  const room = pending.length >= MAX_PENDING ? 0 : Math.max(0, MAX_TAKEN - taken.length);
  const untaken = event.messages.filter(({ id }) => !taken.includes(id));
  const fresh = untaken.filter((message) => !mustWait(conversation, message, facts)).slice(0, room);
  if (fresh.length === 0) return stay(conversation);
  let decision = stay(conversation);
  const ordinary: HeardMessage[] = [];
  for (const message of fresh) {
    const danger = isDanger(decision.next, message);
    const heard = hear(decision, message, facts);
    if (danger) decision = answerDanger(heard, message, { facts, code: event.alarmCode });
    else if (meaningHere(message, facts)) decision = applyMeaning(heard, message, facts);
    else {
      decision = raiseUrgent(heard, message, { facts, code: event.alarmCode });
      ordinary.push(message);
    }
  }
  return answerOrdinary(decision, ordinary, facts);
}

/** One talk at a time: while the house works for one voice of the number, ordinary words of another lie on the ledger. */
function mustWait(conversation: Conversation, message: HeardMessage, facts: Facts): boolean {
  if (isDanger(conversation, message) || compareLevels(message.verdict.level, 'urgent') >= 0) return false;
  return meaningHere(message, facts) === undefined && isBusyForOther(conversation, message);
}

function answerOrdinary(decision: Decision, messages: readonly HeardMessage[], facts: Facts): Decision {
  const { mode, channel, dialogue } = decision.next;
  if (mode !== 'bot') return markAllHandled(keepPromise(decision, facts));
  if (messages.length === 0) return decision;
  // No word may go back to a number that opted out, so a person has to call.
  if (facts.contact.optedOut && channel === 'sms') {
    return markAllHandled(toQueue(decision, facts, { keepChoice: true }));
  }
  if (messages.every(({ text, mediaCount }) => text.trim() === '' && mediaCount > 0)) {
    return handOver(decision, facts, { key: 'lead-media', params: {} });
  }
  return emit(decision, {
    type: 'understand',
    messages: messages.map(({ id }) => id),
    expecting: expectingOf(dialogue),
    choices: choicesOf(dialogue, facts.clinic),
    ...(messages.some(({ mediaCount }) => mediaCount > 0) && { media: true }),
  });
}

/** Same day, by a person. What names abuse on somebody else's screen could harm, so that wording is neutral. */
function raiseUrgent(
  decision: Decision,
  { verdict }: HeardMessage,
  { facts, code }: { readonly facts: Facts; readonly code?: string | undefined },
): Decision {
  if (verdict.level !== 'urgent') return decision;
  const path = verdict.abuse ? 'abuse' : (verdict.path ?? 'medical');
  const danger: Danger = {
    level: 'urgent',
    path,
    flags: flagsOf(verdict),
    code: code ?? codeFor(decision.next),
  };
  if (!isNew(decision.next, danger)) return decision;
  const rung = ringIfNew(decision, danger, facts.now);
  if (rung.next.mode === 'staffed') return rung;
  const flags = unsaid(rung.next, danger.flags, facts.now);
  const { emergency } = clinicParams(facts);
  const reply: Reply = { key: path === 'abuse' ? 'abuse' : 'urgent', params: { emergency } };
  const queued = toQueue(rung, facts, { keepChoice: true });
  return noteSafetySent(
    sayFirst(queued, { facts, replies: [reply], purpose: 'safety', flags }),
    flags,
    facts.now,
  );
}

/** Out of hours a patient in the queue hears once when somebody will read this; an emergency is told by its ladder. */
function keepPromise(decision: Decision, facts: Facts): Decision {
  const { mode, alarm, told, channel } = decision.next;
  const silent = facts.contact.optedOut && channel === 'sms';
  if (mode !== 'waiting' || isRinging(alarm) || told?.closed || silent) return decision;
  if (decision.effects.some((effect) => effect.type === 'send')) return decision;
  if (isOpen(facts.clinic, facts.now)) return decision;
  const promise = promiseOf(decision.next, facts);
  return promise.key === 'handover-closed'
    ? noteTold(say(decision, { facts, replies: [promise], purpose: 'unseen' }), promise)
    : decision;
}
