import { sureIntent, type Answer } from '../answer.ts';
import { pursue, search, verifiedNow } from '../pursue.ts';
import { say } from '../send.ts';
import { emit, moveTo } from '../step.ts';
import { sayMoment } from '../wording.ts';
import type { AnswerStep } from './turn.ts';

/** 1 move it, 2 call it off, 3 keep it; also in words, and a new time at once. */
export const answerMoveOrCancel: AnswerStep<'move-or-cancel'> = ({ visit }, { decision, answer, facts }) => {
  const { appointmentId, patientId, slot } = visit;
  const wanted = wantedOf(answer);
  if (wanted === 'keep') {
    const when = sayMoment(slot.start, facts.clinic, decision.next.language);
    return say(moveTo(decision, { step: 'idle' }), { facts, replies: [{ key: 'kept', params: { when } }] });
  }
  if (wanted === undefined) return undefined;
  const wish = answer.when && { wish: answer.when };
  const move = { kind: 'move', appointmentId, start: slot.start, ...wish } as const;
  const goal = wanted === 'move' ? move : ({ kind: 'cancel', appointmentId } as const);
  // The proof of who writes may have run out while they thought it over.
  if (!verifiedNow(decision.next, facts.now).includes(patientId)) return pursue(decision, goal, facts);
  if (wanted === 'move') return search(decision, { goal, patientId });
  return emit(moveTo(decision, { step: 'working', goal, patientId }), {
    type: 'cancel-visit',
    appointmentId,
  });
};

function wantedOf(answer: Answer): 'move' | 'cancel' | 'keep' | undefined {
  if (answer.choice !== undefined) return ([undefined, 'move', 'cancel', 'keep'] as const)[answer.choice];
  const intent = sureIntent(answer);
  if (intent === 'cancel') return 'cancel';
  if (intent === 'move' || (answer.when && (intent === 'other' || intent === 'book'))) return 'move';
  return answer.declinesAll ? 'keep' : undefined;
}
