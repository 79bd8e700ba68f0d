import type { CarePath, Verdict } from '../triage/verdict.ts';
import {
  codeFor,
  flagsOf,
  isNew,
  MAYBE_CRISIS_FLAG,
  noteSafetySent,
  ringIfNew,
  unsaid,
  type Danger,
} from './alarm.ts';
import { optOut } from './consent.ts';
import type { Decision } from './decide.ts';
import type { ConversationEvent, HeardMessage } from './events.ts';
import type { Facts } from './facts.ts';
import { toQueue } from './handover.ts';
import { hear, isApplied, noteApplied } from './hear.ts';
import { markAllHandled, take } from './outstanding.ts';
import type { Reply } from './replies.ts';
import { clinicParams, say } from './send.ts';
import { change, stay } from './step.ts';
import type { Conversation } from './state.ts';

/** An emergency or a crisis: answered at once, past every queue, whatever else goes on. */
export function dangerHeard(
  conversation: Conversation,
  { message, alarmCode }: Extract<ConversationEvent, { readonly type: 'danger-heard' }>,
  facts: Facts,
): Decision {
  const key = `danger:${message.id}`;
  if (isApplied(conversation, key)) return markAllHandled(take(stay(conversation), [message.id]));
  const heard = noteApplied(hear(stay(conversation), message, facts), key);
  return markAllHandled(answerDanger(heard, message, { facts, code: alarmCode }));
}

/** A message that calls for help now by its own words, or together with earlier ones for the first time. */
export function isDanger(conversation: Conversation, { verdict, consent }: HeardMessage): boolean {
  if (consent.mayBeCrisis) return true;
  if (verdict.level !== 'emergency' && !verdict.crisis) return false;
  return spokenNow(verdict) || isNew(conversation, { ...dangerOf(verdict), code: '' });
}

const spokenNow = ({ rules, level }: Verdict): boolean =>
  rules.length === 0 || rules.some((rule) => rule.level === level && rule.spans.length > 0);

/**
 * The safety text, the alarm, and a person instead of the bot. Words that may be about life or about texts are
 * crisis first; only a bare keyword opts out as well, of the rest staff ask.
 */
export function answerDanger(
  decision: Decision,
  message: HeardMessage,
  { facts, code }: { readonly facts: Facts; readonly code?: string | undefined },
): Decision {
  const { verdict, consent } = message;
  const danger = { ...dangerOf(verdict, consent.mayBeCrisis), code: code ?? codeFor(decision.next) };
  const rung = ringIfNew(change(decision, { level: 'emergency' }), danger, facts.now);
  const queued =
    rung.next.mode === 'bot'
      ? toQueue(rung, facts, { keepChoice: false })
      : change(rung, { epoch: rung.next.epoch + 1 });
  const told = tellSafety(queued, verdict, { facts, danger });
  return consent.kind === 'stop' && consent.bare ? optOut(told, message, facts) : told;
}

function dangerOf(verdict: Verdict, mayBeCrisis?: true): Omit<Danger, 'code'> {
  const plain = verdict.level === 'emergency' || verdict.crisis;
  return {
    level: 'emergency',
    path: plain ? pathOf(verdict) : 'crisis',
    flags: [...(plain ? flagsOf(verdict) : []), ...(mayBeCrisis ? [MAYBE_CRISIS_FLAG] : [])],
  };
}

const pathOf = ({ crisis, path }: Verdict): CarePath => (crisis ? 'crisis' : (path ?? 'medical'));

function tellSafety(
  decision: Decision,
  verdict: Verdict,
  { facts, danger }: { readonly facts: Facts; readonly danger: Danger },
): Decision {
  const flags = unsaid(decision.next, danger.flags, facts.now);
  if (flags.length === 0) return decision;
  const anonymous = facts.contact.kind === 'chat';
  const replies: readonly Reply[] = [
    ...safetyReplies(verdict, danger.path, facts),
    ...(anonymous ? [{ key: 'ask-callback', params: {} } as const] : []),
  ];
  const said = say(decision, { facts, replies, purpose: 'safety', flags });
  const noted = noteSafetySent(said, flags, facts.now);
  return anonymous ? change(noted, { dialogue: { step: 'asking-callback' } }) : noted;
}

/** Somebody in a crisis who is also in medical danger (pills taken) hears the number that sends an ambulance first. */
function safetyReplies(verdict: Verdict, path: CarePath, facts: Facts): readonly Reply[] {
  const { emergency, crisisLine } = clinicParams(facts);
  const medical: Reply = { key: 'emergency', params: { emergency } };
  switch (path) {
    case 'crisis': {
      const bodily = verdict.rules.some((rule) => rule.path === 'medical' && rule.level === 'emergency');
      return [...(bodily ? [medical] : []), { key: 'crisis', params: { emergency, crisisLine } }];
    }
    case 'abuse':
      return [{ key: 'emergency-abuse', params: { emergency } }];
    case 'medical':
      return [medical];
  }
}
