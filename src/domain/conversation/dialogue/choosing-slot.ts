import { MINUTE } from '../../time.ts';
import { sureIntent, type Answer } from '../answer.ts';
import type { Decision } from '../decide.ts';
import { mergeWish, withWish } from '../goal.ts';
import { ask, search } from '../pursue.ts';
import type { Intent } from '../reading.ts';
import { say } from '../send.ts';
import { emit, moveTo } from '../step.ts';
import type { AnswerStep, StepOf, Turn } from './turn.ts';

/** With these a wish about time is about the offer; with any other it belongs to another request. */
const ABOUT_THE_OFFER: ReadonlySet<Intent> = new Set([
  'book',
  'move',
  'other',
  'greeting',
  'thanks',
  'clinical',
]);

export const answerOffer: AnswerStep<'choosing-slot'> = (step, turn) => {
  const { decision, answer, facts } = turn;
  const choice = chosen(step, answer);
  if (choice !== undefined) return choose(step, choice, turn);
  const { goal, patientId } = step;
  if (answer.when && ABOUT_THE_OFFER.has(sureIntent(answer))) {
    return search(decision, { goal: withWish(goal, mergeWish(wishBefore(step), answer.when)), patientId });
  }
  if (answer.declinesAll || answer.yesNo === 'no') {
    return say(decision, { facts, replies: [{ key: 'ask-day', params: {} }] });
  }
  // "Yes" to several: to which?
  return answer.yesNo === 'yes' ? ask(decision, facts, step, { key: 'choose-again', params: {} }) : undefined;
};

const wishBefore = ({ goal }: StepOf<'choosing-slot'>) =>
  goal.kind === 'book' || goal.kind === 'move' ? goal.wish : undefined;

function chosen({ offers }: StepOf<'choosing-slot'>, { choice, yesNo }: Answer): number | undefined {
  return choice ?? (yesNo === 'yes' && offers.length === 1 ? 1 : undefined);
}

/** Held at once. Offers that are too old may be gone in the patient's mind too: they are looked for again. */
function choose(step: StepOf<'choosing-slot'>, choice: number, { decision, facts }: Turn): Decision {
  const { goal, patientId, offers, offeredAt } = step;
  const slot = offers[choice - 1];
  if (!slot) return ask(decision, facts, step, { key: 'choose-again', params: {} });
  if (facts.now - offeredAt > facts.clinic.booking.holdMinutes * MINUTE) {
    return search(decision, { goal, patientId, because: 'expired' });
  }
  return emit(moveTo(decision, { step: 'working', goal, patientId }), { type: 'hold-slot', slot, patientId });
}
