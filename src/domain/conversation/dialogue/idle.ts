import { bookGoal } from '../goal.ts';
import { handOver } from '../handover.ts';
import { pursue } from '../pursue.ts';
import type { AnswerStep } from './turn.ts';

/** The menu, when it was the last thing said: 1 book, 2 my visits, 3 a person. */
export const answerIdle: AnswerStep<'idle'> = ({ menu }, { decision, answer, facts }) => {
  if (!menu) return undefined;
  switch (answer.choice) {
    case 1:
      return pursue(decision, bookGoal(answer, facts.clinic), facts);
    case 2:
      return pursue(decision, { kind: 'show' }, facts);
    case 3:
      return handOver(decision, facts);
    default:
      return undefined;
  }
};
