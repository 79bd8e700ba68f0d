import type { Channel } from '../channel.ts';
import type { Decision } from './decide.ts';
import { climb } from './climb.ts';
import type { NewTask } from './effects.ts';
import type { ConversationEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { toQueue } from './handover.ts';
import { isApplied, noteApplied } from './hear.ts';
import { ask } from './pursue.ts';
import { markAllHandled } from './outstanding.ts';
import { change, emit, stay } from './step.ts';
import type { Conversation } from './state.ts';

/** A text did not arrive, or nobody can say whether it did. A person does what the text should have done. */
export function sendEnded(
  conversation: Conversation,
  { key, purpose, outcome, intro }: Extract<ConversationEvent, { readonly type: 'send-ended' }>,
  facts: Facts,
): Decision {
  if (isApplied(conversation, key)) return stay(conversation);
  const decision = introduceAgain(noteApplied(stay(conversation), key), intro);
  if (outcome === 'stale') return decision;
  const { dialogue, mode, level } = conversation;
  const task = (kind: NewTask['kind']): Decision =>
    isOpening(conversation, kind) ? decision : emit(decision, { type: 'open-task', task: { kind, level } });
  switch (purpose) {
    case 'safety':
    case 'unseen':
      return task('call-now');
    case 'reply':
      // Too many, or a number that opted out: whatever else comes is a person's too, as one piece of work.
      return outcome === 'refused' && mode === 'bot'
        ? markAllHandled(toQueue(decision, facts, { keepChoice: true }))
        : task('unreachable');
    case 'staff-reply':
      return unanswered(task('unreachable'), facts);
    case 'reminder':
      return task('reminder-call');
    case 'on-call':
      // The next phone is texted at once instead of in its time.
      return climb(decision, facts);
    case 'link-code':
      return mode === 'bot' && dialogue.step === 'asking-code'
        ? ask(
            decision,
            facts,
            { step: 'asking-number', goal: dialogue.goal },
            { key: 'code-not-delivered', params: {} },
          )
        : decision;
    case 'opt-out-confirmation':
    case 'keyword-answer':
      // What they confirm holds without them.
      return decision;
  }
}

/** Whoever has not read the disclosures is told them with the next reply. */
function introduceAgain(decision: Decision, on: Channel | undefined): Decision {
  const { introduced } = decision.next;
  const others = introduced.filter((channel) => channel !== on);
  return others.length < introduced.length ? change(decision, { introduced: others }) : decision;
}

/** Words that did not arrive answer nobody: the service level runs again. */
function unanswered(decision: Decision, { now }: Facts): Decision {
  const { claim, waitingSince } = decision.next;
  if (!claim || claim.answeredAt === undefined) return decision;
  const { by, at } = claim;
  return change(decision, { claim: { by, at }, waitingSince: waitingSince ?? now });
}

/** Several lost texts at once are one piece of work for the person who calls. */
const isOpening = ({ pending }: Conversation, kind: NewTask['kind']): boolean =>
  pending.some(({ effect }) => effect.type === 'open-task' && effect.task.kind === kind);
