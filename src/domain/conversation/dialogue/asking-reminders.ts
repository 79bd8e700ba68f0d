import { say } from '../send.ts';
import { emit, moveTo } from '../step.ts';
import type { AnswerStep } from './turn.ts';

/** 1 text me reminders, 2 do not: then staff call instead. */
export const answerReminders: AnswerStep<'asking-reminders'> = (step, { decision, answer, facts }) => {
  const wants = answer.choice === 1 || (answer.choice === undefined && answer.yesNo === 'yes');
  const refuses = answer.choice === 2 || (answer.choice === undefined && answer.yesNo === 'no');
  if (!wants && !refuses) return undefined;
  const { channel, language } = decision.next;
  const recorded = emit(moveTo(decision, { step: 'idle' }), {
    type: 'record-consent',
    entry: {
      scope: 'reminders',
      act: wants ? 'granted' : 'revoked',
      channel,
      language,
      shown: { key: 'ask-reminders', params: {} },
      said: answer.said,
      handledBy: 'app',
    },
  });
  if (wants) return say(recorded, { facts, replies: [{ key: 'reminders-on', params: {} }] });
  const { appointmentId, patientId } = step;
  const listed = emit(recorded, {
    type: 'open-task',
    task: { kind: 'reminder-call', level: 'none', appointmentId, patientId },
  });
  return say(listed, { facts, replies: [{ key: 'reminders-off', params: {} }] });
};
