import { gather } from '../pursue.ts';
import type { AnswerStep } from './turn.ts';

export const answerBirthDate: AnswerStep<'asking-birth-date'> = (
  { goal, name, isNew },
  { decision, answer, facts },
) => {
  const { birthDate } = answer;
  if (birthDate === undefined) return undefined;
  return gather(decision, goal, facts, { name: answer.name ?? name, birthDate, isNew });
};
