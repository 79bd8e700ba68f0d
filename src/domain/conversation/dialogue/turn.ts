import type { Answer } from '../answer.ts';
import type { Decision } from '../decide.ts';
import type { Facts } from '../facts.ts';
import type { Dialogue } from '../state.ts';

/** What the patient said at a step. */
export interface Turn {
  readonly decision: Decision;
  readonly answer: Answer;
  readonly facts: Facts;
}

export type StepOf<S extends Dialogue['step']> = Extract<Dialogue, { readonly step: S }>;

/** Undefined: what was said does not answer this step's question; it may still mean something else. */
export type AnswerStep<S extends Dialogue['step']> = (step: StepOf<S>, turn: Turn) => Decision | undefined;
