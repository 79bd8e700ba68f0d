import type { Clinic } from '../clinic.ts';
import type { Conversation } from '../conversation/state.ts';
import { HOUR, plus, type Instant } from '../time.ts';
import { compareLevels } from '../triage/verdict.ts';
import { isRinging, nextRungAt } from './ladder.ts';
import { answerDue } from './service-level.ts';

/** An episode that was never urgent is over after this long without a word. */
export const QUIET_END_MS = 24 * HOUR;

/** What the clock may have to do in a conversation, each with its moment. */
export interface Deadlines {
  /** The alarm reaches the next phone of the ladder. */
  readonly climb?: Instant;
  /** The patient has waited too long in the queue and is told so. */
  readonly tell?: Instant;
  /** Claimed, and not answered in time: back to the queue. */
  readonly takeBack?: Instant;
  /** The episode ends by itself. */
  readonly close?: Instant;
}

export function deadlinesOf(conversation: Conversation, clinic: Clinic): Deadlines {
  const climb = nextRungAt(clinic, conversation.alarm);
  const tell = tellAt(conversation, clinic);
  const takeBack = takeBackAt(conversation, clinic);
  const close = closeAt(conversation);
  return {
    ...(climb !== undefined && { climb }),
    ...(tell !== undefined && { tell }),
    ...(takeBack !== undefined && { takeBack }),
    ...(close !== undefined && { close }),
  };
}

/** The first moment at which the clock has something to decide here. */
export function nextDeadline(conversation: Conversation, clinic: Clinic): Instant | undefined {
  const moments = Object.values(deadlinesOf(conversation, clinic)) as readonly Instant[];
  return moments.length === 0 ? undefined : (Math.min(...moments) as Instant);
}

function tellAt(conversation: Conversation, clinic: Clinic): Instant | undefined {
  const { mode, alarm, level, waitingSince, told } = conversation;
  if (mode !== 'waiting' || isRinging(alarm) || told?.unseen || waitingSince === undefined) return undefined;
  return answerDue(clinic, level, waitingSince);
}

function takeBackAt({ mode, claim, level, waitingSince }: Conversation, clinic: Clinic): Instant | undefined {
  if (mode !== 'staffed' || !claim || claim.answeredAt !== undefined) return undefined;
  const since = waitingSince !== undefined && waitingSince > claim.at ? waitingSince : claim.at;
  return answerDue(clinic, level, since);
}

/** Only where nobody waits for anybody. */
function closeAt(conversation: Conversation): Instant | undefined {
  const { mode, claim, level, rungFlags, lastHeardAt } = conversation;
  const open = mode === 'bot' || (mode === 'staffed' && claim?.answeredAt !== undefined);
  const neverUrgent = compareLevels(level, 'urgent') < 0 && (rungFlags ?? []).length === 0;
  if (!open || !neverUrgent || lastHeardAt === undefined) return undefined;
  const answered = claim?.answeredAt ?? lastHeardAt;
  return plus(answered > lastHeardAt ? answered : lastHeardAt, QUIET_END_MS);
}
