import { bookGoal } from '../goal.ts';
import { handOver } from '../handover.ts';
import { pursue } from '../pursue.ts';
import type { AnswerStep } from './turn.ts';

/** A complaint without a request: 1 book a visit, 2 a person. */
export const answerVisitOrPerson: AnswerStep<'visit-or-person'> = (
  { reason },
  { decision, answer, facts },
) => {
  switch (answer.choice) {
    case 1:
      return pursue(
        decision,
        bookGoal({ ...(reason !== undefined && { reason }), ...answer }, facts.clinic),
        facts,
      );
    case 2:
      return handOver(decision, facts);
    default:
      return undefined;
  }
};
