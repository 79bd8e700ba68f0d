import { gather } from '../pursue.ts';
import type { AnswerStep } from './turn.ts';

export const answerName: AnswerStep<'asking-name'> = ({ goal, birthDate }, { decision, answer, facts }) => {
  const { name } = answer;
  if (name === undefined || name.trim() === '') return undefined;
  return gather(decision, goal, facts, { name, birthDate: answer.birthDate ?? birthDate });
};
