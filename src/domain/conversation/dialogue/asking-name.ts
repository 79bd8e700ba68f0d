import { gather } from '../pursue.ts';
import type { AnswerStep } from './turn.ts';

export const answerName: AnswerStep<'asking-name'> = (
  { goal, birthDate, isNew },
  { decision, answer, facts },
) => {
  const { name } = answer;
  const told = { birthDate: answer.birthDate ?? birthDate, isNew };
  if (name !== undefined && name.trim() !== '') return gather(decision, goal, facts, { name, ...told });
  return answer.birthDate === undefined ? undefined : gather(decision, goal, facts, told);
};
