import { strangersPhone } from '../../phone.ts';
import { ask } from '../pursue.ts';
import { emit, moveTo } from '../step.ts';
import type { AnswerStep } from './turn.ts';

export const answerNumber: AnswerStep<'asking-number'> = ({ goal }, { decision, answer, facts }) => {
  if (answer.phone === undefined) return undefined;
  const phone = strangersPhone(answer.phone, facts.clinic);
  if (!phone) {
    return ask(decision, facts, { step: 'asking-number', goal }, { key: 'number-unusable', params: {} });
  }
  return emit(moveTo(decision, { step: 'asking-code', goal, phone }), { type: 'send-link-code', phone });
};
