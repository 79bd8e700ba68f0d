import type { Decision } from '../decide.ts';
import type { Dialogue } from '../state.ts';
import { answerBirthDate } from './asking-birth-date.ts';
import { answerCode } from './asking-code.ts';
import { answerName } from './asking-name.ts';
import { answerNumber } from './asking-number.ts';
import { answerReminders } from './asking-reminders.ts';
import { answerWho } from './asking-who.ts';
import { answerOffer } from './choosing-slot.ts';
import { answerVisit } from './choosing-visit.ts';
import { answerIdle } from './idle.ts';
import { answerMoveOrCancel } from './move-or-cancel.ts';
import type { AnswerStep, Turn } from './turn.ts';
import { answerUnderWay } from './under-way.ts';
import { answerVisitOrPerson } from './visit-or-person.ts';

const ANSWERS: { readonly [S in Dialogue['step']]: AnswerStep<S> } = {
  idle: answerIdle,
  working: answerUnderWay,
  'asking-number': answerNumber,
  'asking-code': answerCode,
  'asking-name': answerName,
  'asking-birth-date': answerBirthDate,
  'asking-who': answerWho,
  'choosing-slot': answerOffer,
  booking: answerUnderWay,
  'asking-reminders': answerReminders,
  'choosing-visit': answerVisit,
  'move-or-cancel': answerMoveOrCancel,
  'visit-or-person': answerVisitOrPerson,
  // Asked in an emergency, which a person answers; back with the bot there is nothing to expect here.
  'asking-callback': () => undefined,
};

/** What the message does as an answer to the open question; undefined when it is none. */
export function answerStep(turn: Turn): Decision | undefined {
  const { dialogue } = turn.decision.next;
  const answer = ANSWERS[dialogue.step] as (step: Dialogue, turn: Turn) => Decision | undefined;
  return answer(dialogue, turn);
}
