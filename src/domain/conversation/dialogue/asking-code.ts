import { emit } from '../step.ts';
import { answerNumber } from './asking-number.ts';
import type { AnswerStep } from './turn.ts';

/** The code, or another number to send one to. */
export const answerCode: AnswerStep<'asking-code'> = ({ goal, phone }, turn) => {
  const { code } = turn.answer;
  if (code !== undefined) {
    return emit(turn.decision, { type: 'check-link-code', phone, code: code.slice(0, 12) });
  }
  return answerNumber({ step: 'asking-number', goal }, turn);
};
