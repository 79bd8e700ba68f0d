import type { Clinic } from '../../clinic.ts';
import { isVague, sureIntent, type Answer } from '../answer.ts';
import type { Decision } from '../decide.ts';
import { bookGoal, mergeGoals, wishOf } from '../goal.ts';
import { ask } from '../pursue.ts';
import type { Reply } from '../replies.ts';
import type { Dialogue, Goal } from '../state.ts';
import { sayDate } from '../wording.ts';
import type { Turn } from './turn.ts';

/**
 * "Actually make it monday" in place of an answer: the wish changes, and the question stays open. Undefined: nothing
 * was said about the visit being asked for.
 */
export function changeWish({ decision, answer, facts }: Turn): Decision | undefined {
  const { dialogue, language } = decision.next;
  const goal = goalInQuestion(dialogue);
  const said = goal && saidOf(goal, answer, facts.clinic);
  if (!said) return undefined;
  const changed = mergeGoals(goal, said);
  const date = answer.when && wishOf(changed)?.date;
  const understood: readonly Reply[] = date
    ? [{ key: 'understood-day', params: { day: sayDate(date, language) } }]
    : [];
  return ask(decision, facts, { ...dialogue, goal: changed } as Dialogue, ...understood);
}

/** What is being asked about is who it is for; where times are on offer, the offer itself is answered. */
function goalInQuestion(dialogue: Dialogue): Extract<Goal, { readonly kind: 'book' | 'move' }> | undefined {
  switch (dialogue.step) {
    case 'asking-name':
    case 'asking-birth-date':
    case 'asking-who':
    case 'asking-number':
    case 'asking-code': {
      const { goal } = dialogue;
      return goal.kind === 'book' || goal.kind === 'move' ? goal : undefined;
    }
    default:
      return undefined;
  }
}

/** Asked to book again, told whom it is for, or given another day in passing: of the same visit. */
function saidOf(goal: Goal, answer: Answer, clinic: Clinic): Goal | undefined {
  const intent = sureIntent(answer);
  const forOther = answer.forWhom === 'other' && isVague(intent);
  if (goal.kind === 'book' && (intent === 'book' || forOther)) return bookGoal(answer, clinic);
  if (!answer.when || !(isVague(intent) || intent === 'book' || intent === 'move')) return undefined;
  return goal.kind === 'book'
    ? { kind: 'book', forWhom: goal.forWhom, wish: answer.when }
    : { kind: 'move', wish: answer.when };
}
