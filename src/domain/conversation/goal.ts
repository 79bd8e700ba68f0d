import { appointmentTypeOf, type Clinic } from '../clinic.ts';
import type { AppointmentTypeId } from '../ids.ts';
import type { Answer } from './answer.ts';
import { MAX_REASON } from './bounds.ts';
import type { WhenWish } from './reading.ts';
import type { Goal } from './state.ts';

/** What an answer asks for, when it asks for something the bot can do with visits. */
export function goalOf(answer: Answer, clinic: Clinic): Goal | undefined {
  const wish = answer.when && { wish: answer.when };
  switch (answer.intent) {
    case 'book':
      return bookGoal(answer, clinic);
    case 'move':
      return { kind: 'move', ...wish };
    case 'cancel':
      return { kind: 'cancel', ...wish };
    case 'show':
      return { kind: 'show' };
    case 'confirm':
      return { kind: 'confirm', ...wish };
    default:
      return undefined;
  }
}

export function bookGoal(answer: Answer, clinic: Clinic): Extract<Goal, { readonly kind: 'book' }> {
  const typeId = answer.appointmentType as AppointmentTypeId | undefined;
  return {
    kind: 'book',
    forWhom: answer.forWhom ?? 'self',
    ...(typeId !== undefined && appointmentTypeOf(clinic, typeId) && { typeId }),
    ...(answer.when && { wish: answer.when }),
    ...(answer.reason !== undefined && { reason: answer.reason.slice(0, MAX_REASON) }),
  };
}

/** A later wish over an earlier one: a new day replaces the day, a new time the time; the rest stays. */
export function mergeWish(before: WhenWish | undefined, after: WhenWish | undefined): WhenWish | undefined {
  if (!before || !after) return after ?? before;
  const { date, lastDate, part, from, until, soonest } = before;
  const newDay = after.date !== undefined || after.soonest === true;
  const newTime = after.part !== undefined || after.from !== undefined || after.until !== undefined;
  return {
    ...(!newDay && { ...(date && { date }), ...(lastDate && { lastDate }), ...(soonest && { soonest }) }),
    ...(!newTime && { ...(part && { part }), ...(from && { from }), ...(until && { until }) }),
    ...after,
    certain: after.certain && (newDay || before.certain),
  };
}

/** A later goal over an earlier one: details add up while it is the same kind of goal, else the later one counts. */
export function mergeGoals(before: Goal, after: Goal): Goal {
  if (before.kind !== after.kind) return after;
  const merged = { ...before, ...after };
  if (before.kind === 'book' && after.kind === 'book') {
    const other = before.forWhom === 'other' || after.forWhom === 'other';
    return withWish(
      { ...before, ...after, forWhom: other ? 'other' : 'self' },
      mergeWish(before.wish, after.wish),
    );
  }
  if (before.kind === 'move' && after.kind === 'move') {
    return withWish({ ...before, ...after }, mergeWish(before.wish, after.wish));
  }
  return merged;
}

export const withWish = <G extends Goal>(goal: G, wish: WhenWish | undefined): G =>
  wish ? { ...goal, wish } : goal;

export const wishOf = (goal: Goal): WhenWish | undefined =>
  goal.kind === 'book' || goal.kind === 'move' ? goal.wish : undefined;
