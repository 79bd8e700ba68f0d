import type { Decision } from '../decide.ts';
import type { Effect } from '../effects.ts';
import { goalOf, mergeGoals } from '../goal.ts';
import { proceed, pursue } from '../pursue.ts';
import { change, moveTo } from '../step.ts';
import { sureIntent } from '../answer.ts';
import type { Conversation, Goal } from '../state.ts';
import type { StepOf, Turn } from './turn.ts';

/** Only read the calendar: what they find is no longer wanted, so they are asked anew. */
const READING: ReadonlySet<Effect['type']> = new Set(['search-slots', 'list-visits']);

/**
 * The house is busy with what the patient asked for, and they say something more. A changed wish replaces a search;
 * what is being written to the calendar runs to its end, and the new request is begun behind it.
 */
export function answerUnderWay(
  step: StepOf<'working'> | StepOf<'booking'>,
  { decision, answer, facts }: Turn,
): Decision | undefined {
  const said =
    goalOf({ ...answer, intent: sureIntent(answer) }, facts.clinic) ?? wishOnly(step.goal, answer.when);
  if (!said) return undefined;
  const goal = mergeGoals(step.goal, said);
  if (step.step === 'booking' || isWriting(decision.next)) return moveTo(decision, { ...step, then: said });
  if (decision.next.pending.some(({ effect }) => effect.type === 'identify')) {
    return moveTo(decision, { ...step, goal });
  }
  const { pending } = decision.next;
  const dropped = change(decision, { pending: pending.filter(({ effect }) => !READING.has(effect.type)) });
  return step.patientId !== undefined && goal.kind === step.goal.kind && goal.kind !== 'confirm'
    ? proceed(dropped, goal, step.patientId, facts)
    : pursue(dropped, goal, facts);
}

/** "Actually friday" without a verb still means the visit we are about. */
function wishOnly(goal: Goal, wish: Turn['answer']['when']): Goal | undefined {
  if (!wish) return undefined;
  if (goal.kind === 'book') return { kind: 'book', forWhom: goal.forWhom, wish };
  return goal.kind === 'move' ? { kind: 'move', wish } : undefined;
}

const WRITING: ReadonlySet<Effect['type']> = new Set([
  'hold-slot',
  'book',
  'move-visit',
  'cancel-visit',
  'confirm-visit',
  'join-number',
]);

const isWriting = ({ pending }: Conversation): boolean =>
  pending.some(({ effect, abandoned }) => !abandoned && WRITING.has(effect.type));
