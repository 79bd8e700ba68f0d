import { isOpen, nextOpening } from '../escalation/hours.ts';
import type { Decision } from './decide.ts';
import type { Facts } from './facts.ts';
import { freeDialogue } from './free.ts';
import { markAllHandled } from './outstanding.ts';
import type { Reply } from './replies.ts';
import { clinicParams, say } from './send.ts';
import { change, without } from './step.ts';
import type { Conversation } from './state.ts';
import { sayMoment } from './wording.ts';

/** A person takes over: the patient hears why, and who reads it when. */
export function handOver(decision: Decision, facts: Facts, ...leads: readonly Reply[]): Decision {
  if (decision.next.mode !== 'bot') return decision;
  const queued = toQueue(decision, facts, { keepChoice: true });
  const promise = promiseOf(queued.next, facts);
  const said = say(queued, { facts, replies: [...leads, promise] });
  return markAllHandled(noteTold(said, promise));
}

/** Into the queue without a word. Raises the epoch, so that nothing the bot still had to say goes out. */
export function toQueue(
  decision: Decision,
  { now }: Facts,
  { keepChoice }: { readonly keepChoice: boolean },
): Decision {
  const { mode, epoch, waitingSince } = decision.next;
  if (mode !== 'bot') return decision;
  const freed = freeDialogue(decision, { keepChoice, dropUnderstanding: true });
  return without(
    change(freed, { mode: 'waiting', epoch: epoch + 1, waitingSince: waitingSince ?? now }),
    'misses',
    'told',
  );
}

/** Who reads it when, and what to do if it cannot wait. */
export function promiseOf({ language }: Conversation, facts: Facts): Reply {
  const { phone, emergency } = clinicParams(facts);
  const opening = isOpen(facts.clinic, facts.now) ? undefined : nextOpening(facts.clinic, facts.now);
  return opening === undefined
    ? { key: 'handover-open', params: { phone } }
    : { key: 'handover-closed', params: { opening: sayMoment(opening, facts.clinic, language), emergency } };
}

export const noteTold = (decision: Decision, promise: Reply): Decision =>
  promise.key === 'handover-closed'
    ? change(decision, { told: { ...decision.next.told, closed: true } })
    : decision;
