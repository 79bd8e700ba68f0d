import { withVisit } from '../results/visits-listed.ts';
import type { AnswerStep } from './turn.ts';

export const answerVisit: AnswerStep<'choosing-visit'> = ({ goal, visits }, { decision, answer, facts }) => {
  const visit = answer.choice === undefined ? undefined : visits[answer.choice - 1];
  return visit && withVisit(decision, { goal, visit, facts });
};
