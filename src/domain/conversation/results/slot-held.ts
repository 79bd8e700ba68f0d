import type { Decision } from '../decide.ts';
import { mergeGoals } from '../goal.ts';
import { proceed, pursue, search } from '../pursue.ts';
import { emit, moveTo } from '../step.ts';
import type { Settled } from './result.ts';

/** Held: now it is booked, or the visit moved into it; unless the patient has thought better of it meanwhile. */
export function slotHeld({ decision, effect, result, facts }: Settled<'hold-slot', 'slot-held'>): Decision {
  const { dialogue } = decision.next;
  const { slot, patientId } = effect;
  const { bookingId } = result;
  if (dialogue.step !== 'working') return emit(decision, { type: 'release-hold', bookingId, slot });
  const { goal, then } = dialogue;
  if (then) {
    const released = emit(decision, { type: 'release-hold', bookingId, slot });
    const wanted = mergeGoals(goal, then);
    return wanted.kind === goal.kind
      ? proceed(released, wanted, patientId, facts)
      : pursue(released, wanted, facts);
  }
  const booking = moveTo(decision, { step: 'booking', goal, patientId, slot, bookingId, held: true });
  if (goal.kind === 'move' && goal.appointmentId !== undefined) {
    return emit(booking, { type: 'move-visit', appointmentId: goal.appointmentId, bookingId, slot });
  }
  const reason = goal.kind === 'book' && goal.reason !== undefined ? { reason: goal.reason } : {};
  return emit(booking, { type: 'book', bookingId, slot, patientId, ...reason });
}

/** Somebody was faster: what is free now, with what the patient has wished for since. */
export function slotLost({
  decision,
  effect,
  facts,
}: Settled<'hold-slot' | 'book' | 'move-visit', 'slot-lost'>): Decision {
  const { dialogue } = decision.next;
  if (dialogue.step !== 'working' && dialogue.step !== 'booking') return decision;
  const { goal, patientId, then } = dialogue;
  const wanted = then ? mergeGoals(goal, then) : goal;
  if (patientId === undefined || wanted.kind !== goal.kind) return pursue(decision, wanted, facts);
  return search(decision, { goal: wanted, patientId, because: 'taken', exclude: [effect.slot] });
}
