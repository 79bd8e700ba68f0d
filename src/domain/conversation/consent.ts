import type { ConsentEntry } from '../consent/ledger.ts';
import { KEYWORD_ANSWER_MS } from '../consent/may-send.ts';
import type { Decision } from './decide.ts';
import type { HeardMessage } from './events.ts';
import type { Facts } from './facts.ts';
import { freeDialogue } from './free.ts';
import { markAllHandled, markHandled } from './outstanding.ts';
import type { Reply } from './replies.ts';
import { clinicParams, say } from './send.ts';
import { change, emit } from './step.ts';

/**
 * What this message is to consent, for this contact: a bare YES opts in only who has opted out, for everybody else it
 * is an ordinary yes. Undefined: nothing, it is a message like any other.
 */
export function meaningHere(
  { consent }: HeardMessage,
  { contact }: Facts,
): 'stop' | 'start' | 'help' | undefined {
  if (consent.kind === 'none') return undefined;
  const plainYes = consent.kind === 'start' && consent.keyword === 'YES' && !contact.optedOut;
  return plainYes ? undefined : consent.kind;
}

/** The message has been heard; this does what it means. */
export function applyMeaning(decision: Decision, message: HeardMessage, facts: Facts): Decision {
  switch (meaningHere(message, facts)) {
    case 'stop':
      return markAllHandled(optOut(decision, message, facts));
    case 'start':
      return markHandled(optIn(decision, message, facts), [message.id]);
    case 'help':
      return markHandled(help(decision, message, facts), [message.id]);
    case undefined:
      return decision;
  }
}

/** Nothing the bot had to say goes out any more; an unconfirmed slot is let go; a booked visit stays and staff see to it. */
export function optOut(decision: Decision, message: HeardMessage, facts: Facts): Decision {
  const { epoch, keywordsAnswered } = decision.next;
  const { start: _, ...others } = keywordsAnswered ?? {};
  const raised = change(decision, {
    epoch: epoch + 1,
    ...(keywordsAnswered && { keywordsAnswered: others }),
  });
  const freed =
    raised.next.mode === 'bot'
      ? freeDialogue(raised, { keepChoice: false, dropUnderstanding: true })
      : raised;
  const recorded = emit(freed, { type: 'record-consent', entry: entry(message, 'revoked', decision) });
  const { clinic, phone } = clinicParams(facts);
  const key = message.consent.mayBeCancel ? 'opt-out-done-visit' : 'opt-out-done';
  const answered = facts.contact.optedOut
    ? recorded
    : answerKeyword(recorded, message, {
        facts,
        purpose: 'opt-out-confirmation',
        reply: { key, params: { clinic, phone } },
      });
  return emit(answered, { type: 'open-visit-tasks', kind: 'opt-out-with-visit' });
}

function optIn(decision: Decision, message: HeardMessage, facts: Facts): Decision {
  const recorded = emit(decision, { type: 'record-consent', entry: entry(message, 'granted', decision) });
  const { clinic } = clinicParams(facts);
  const reply: Reply = { key: 'opt-in-done', params: { clinic } };
  return answerOnceInAWhile(recorded, message, { facts, keyword: 'start', reply });
}

function help(decision: Decision, message: HeardMessage, facts: Facts): Decision {
  const { clinic, phone, emergency } = clinicParams(facts);
  const reply: Reply = { key: 'help', params: { clinic, phone, emergency } };
  return answerOnceInAWhile(decision, message, { facts, keyword: 'help', reply });
}

/** Two machines may answer each other with such words for ever. */
function answerOnceInAWhile(
  decision: Decision,
  message: HeardMessage,
  answer: { readonly facts: Facts; readonly keyword: 'help' | 'start'; readonly reply: Reply },
): Decision {
  const { facts, keyword, reply } = answer;
  const { keywordsAnswered } = decision.next;
  const last = keywordsAnswered?.[keyword];
  if (message.carrierAnswered || (last !== undefined && facts.now - last < KEYWORD_ANSWER_MS)) {
    return decision;
  }
  const noted = change(decision, { keywordsAnswered: { ...keywordsAnswered, [keyword]: facts.now } });
  return answerKeyword(noted, message, { facts, purpose: 'keyword-answer', reply });
}

/** One keyword, one answer, soon after it was said: silent where the carrier has given it. */
function answerKeyword(
  decision: Decision,
  message: HeardMessage,
  answer: {
    readonly facts: Facts;
    readonly purpose: 'opt-out-confirmation' | 'keyword-answer';
    readonly reply: Reply;
  },
): Decision {
  const { facts, purpose, reply } = answer;
  if (message.carrierAnswered) return decision;
  return say(decision, { facts, purpose, replies: [reply], saidAt: message.at });
}

const entry = (
  { id, channel, carrierAnswered }: HeardMessage,
  act: ConsentEntry['act'],
  { next }: Decision,
): ConsentEntry => ({
  scope: 'everything',
  act,
  channel,
  language: next.language,
  said: id,
  handledBy: carrierAnswered ? 'carrier' : 'app',
});
