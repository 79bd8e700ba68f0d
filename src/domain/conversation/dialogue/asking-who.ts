import { handOver } from '../handover.ts';
import { ask, gather } from '../pursue.ts';
import type { AnswerStep } from './turn.ts';

/** The birth date is nobody's here: 1 try again, 2 somebody new, 3 a person; or another date at once. */
export const answerWho: AnswerStep<'asking-who'> = (step, { decision, answer, facts }) => {
  const { goal } = step;
  const birthDate = answer.birthDate ?? step.birthDate;
  const name = answer.name ?? step.name;
  if (answer.choice === 2) return gather(decision, goal, facts, { name, birthDate, isNew: true });
  if (answer.birthDate !== undefined) return gather(decision, goal, facts, { name: answer.name, birthDate });
  switch (answer.choice) {
    case 1:
      return ask(decision, facts, { step: 'asking-birth-date', goal });
    case 3:
      return handOver(decision, facts);
    default:
      // A name alone does not say that it is somebody new.
      return answer.name === undefined ? undefined : ask(decision, facts, { ...step, name: answer.name });
  }
};
