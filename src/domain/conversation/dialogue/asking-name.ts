import { gather } from '../pursue.ts';
import type { AnswerStep } from './turn.ts';

export const answerName: AnswerStep<'asking-name'> = ({ goal, birthDate }, { decision, answer, facts }) => {
  const { name } = answer;
  const told = answer.birthDate ?? birthDate;
  if (name !== undefined && name.trim() !== '')
    {return gather(decision, goal, facts, { name, birthDate: told });}
  return answer.birthDate === undefined ? undefined : gather(decision, goal, facts, { birthDate: told });
};
