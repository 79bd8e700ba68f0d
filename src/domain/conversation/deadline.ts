import { deadlinesOf, type Deadlines } from '../escalation/deadlines.ts';
import { ringAgain } from './alarm.ts';
import { climbDue, tellUnseen, unseenReply } from './climb.ts';
import type { Decision } from './decide.ts';
import { endEpisode } from './episode.ts';
import type { Facts } from './facts.ts';
import { trouble } from './gave-up.ts';
import { outstanding } from './outstanding.ts';
import { change, stay, without } from './step.ts';
import type { Conversation } from './state.ts';

/** The clock has come to something; late, early or twice, only what is due now is done. */
export function deadlinePassed(conversation: Conversation, facts: Facts): Decision {
  const isDue = (decision: Decision, which: keyof Deadlines): boolean =>
    (deadlinesOf(decision.next, facts.clinic)[which] ?? Infinity) <= facts.now;
  let decision = climbDue(stay(conversation), facts);
  if (isDue(decision, 'takeBack')) decision = backToQueue(decision, facts);
  if (isDue(decision, 'tell')) {
    decision = tellUnseen(decision, facts, unseenReply(decision.next.alarm, facts));
  }
  return isDue(decision, 'close') ? close(decision, facts) : decision;
}

/** Nobody answers, so it is everybody's again: in the queue, and ringing if it is urgent. */
export function backToQueue(decision: Decision, { now }: Facts): Decision {
  const { claim, waitingSince, epoch } = decision.next;
  const queued = without(
    change(decision, { mode: 'waiting', epoch: epoch + 1, waitingSince: waitingSince ?? claim?.at ?? now }),
    'claim',
  );
  return ringAgain(queued, now);
}

/** A quiet episode ends by itself; unless a message in it was never answered. */
function close(decision: Decision, facts: Facts): Decision {
  const thinking = decision.next.pending.some(({ effect }) => effect.type === 'understand');
  return thinking || outstanding(decision).length > 0 ? trouble(decision, facts) : endEpisode(decision);
}
