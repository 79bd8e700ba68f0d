import { handOver } from '../handover.ts';
import { ask, gather } from '../pursue.ts';
import type { AnswerStep } from './turn.ts';

/** The birth date is nobody's here: 1 try again, 2 somebody new, 3 a person; or the right date or a name at once. */
export const answerWho: AnswerStep<'asking-who'> = ({ goal, birthDate }, { decision, answer, facts }) => {
  const date = answer.birthDate ?? birthDate;
  if (answer.name !== undefined) return gather(decision, goal, facts, { name: answer.name, birthDate: date });
  if (answer.birthDate !== undefined) return gather(decision, goal, facts, { birthDate: answer.birthDate });
  switch (answer.choice) {
    case 1:
      return ask(decision, facts, { step: 'asking-birth-date', goal });
    case 2:
      return ask(decision, facts, { step: 'asking-name', goal, ...(date && { birthDate: date }) });
    case 3:
      return handOver(decision, facts);
    default:
      return undefined;
  }
};
