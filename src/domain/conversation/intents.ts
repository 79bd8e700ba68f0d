import { sureIntent, type Answer } from './answer.ts';
import { MAX_REASON } from './bounds.ts';
import type { Decision } from './decide.ts';
import { MENU, questionOf } from './dialogue/question.ts';
import type { Turn } from './dialogue/turn.ts';
import { goalOf } from './goal.ts';
import { handOver } from './handover.ts';
import { ask, pursue, type Identity } from './pursue.ts';
import type { Reply } from './replies.ts';
import { say } from './send.ts';
import { emit, moveTo } from './step.ts';
import { sayDirections, sayHours } from './wording.ts';

/** Asked for anywhere, in any words and at any step, a person comes. */
export const wantsPerson = (answer: Answer): boolean => sureIntent(answer) === 'human';

/** What a message means by itself, whatever was asked. Undefined: nothing the front desk can act on. */
export function actOnIntent(turn: Turn): Decision | undefined {
  const { decision, answer, facts } = turn;
  const intent = sureIntent(answer);
  switch (intent) {
    case 'book':
    case 'move':
    case 'cancel':
    case 'show':
    case 'confirm': {
      const goal = goalOf(answer, facts.clinic);
      return goal && pursue(decision, goal, facts, identityIn(answer));
    }
    case 'human':
      return handOver(decision, facts);
    case 'refill':
    case 'results':
    case 'running-late':
    case 'complaint':
      return handOver(decision, facts, LEADS[intent]);
    case 'wrong-number':
      return wrongNumber(turn);
    case 'robot-question':
    case 'greeting':
    case 'thanks':
    case 'hours':
    case 'directions':
    case 'insurance':
    case 'price':
      return tell(turn, intent);
    case 'clinical':
      return complaint(turn);
    case 'other':
      return undefined;
  }
}

/** A name counts only with a birth date: alone it is as likely the doctor's. */
const identityIn = ({ name, birthDate }: Answer): Identity =>
  birthDate === undefined ? {} : { name, birthDate };

const LEADS = {
  refill: { key: 'lead-refill', params: {} },
  results: { key: 'lead-results', params: {} },
  'running-late': { key: 'lead-late', params: {} },
  complaint: { key: 'lead-complaint', params: {} },
} as const satisfies Readonly<Record<string, Reply>>;

/** Nothing about a patient may go to a stranger's phone: reminders stop until staff have looked into it. */
function wrongNumber({ decision, answer, facts }: Turn): Decision {
  const { channel, language } = decision.next;
  const recorded = emit(decision, {
    type: 'record-consent',
    entry: { scope: 'reminders', act: 'revoked', channel, language, said: answer.said, handledBy: 'app' },
  });
  return handOver(recorded, facts, { key: 'lead-wrong-number', params: {} });
}

type Told = 'robot-question' | 'greeting' | 'thanks' | 'hours' | 'directions' | 'insurance' | 'price';

/** A plain answer, and then the question that is still open. */
function tell({ decision, facts }: Turn, intent: Told): Decision {
  const { dialogue, language } = decision.next;
  const reply = toldReply(intent, { decision, facts });
  const busy = dialogue.step === 'working' || dialogue.step === 'booking';
  const idle = dialogue.step === 'idle' || dialogue.step === 'asking-callback';
  if (busy) {
    // What the house is busy with answers a greeting too.
    return intent === 'greeting' || intent === 'thanks'
      ? decision
      : say(decision, { facts, replies: [reply] });
  }
  if (!idle) {
    const question = questionOf(dialogue, facts, language);
    // To "hello?" in the middle the open question is the answer.
    const leads = intent === 'greeting' && question.length > 0 ? [] : [reply];
    return say(decision, { facts, replies: [...leads, ...question] });
  }
  const offersMenu = intent === 'greeting' || intent === 'robot-question';
  return say(moveTo(decision, offersMenu ? { step: 'idle', menu: true } : { step: 'idle' }), {
    facts,
    replies: offersMenu ? [reply, MENU] : [reply],
  });
}

function toldReply(intent: Told, { decision, facts }: Pick<Turn, 'decision' | 'facts'>): Reply {
  const { clinic } = facts;
  const { language } = decision.next;
  switch (intent) {
    case 'robot-question':
      return { key: 'robot', params: {} };
    case 'greeting':
      return { key: 'greeting', params: {} };
    case 'thanks':
      return { key: 'thanks', params: {} };
    case 'hours':
      return { key: 'hours', params: { hours: sayHours(clinic, language) } };
    case 'directions':
      return { key: 'directions', params: { directions: sayDirections(clinic, language) } };
    case 'insurance':
      return { key: 'insurance', params: { answer: clinic.facts.insurance[language] } };
    case 'price':
      return { key: 'price', params: { answer: clinic.facts.price[language] } };
  }
}

/** Something is wrong with somebody, and nothing is asked for: a visit, or a person. Amid a request it changes nothing. */
function complaint({ decision, answer, facts }: Turn): Decision {
  const { dialogue, language } = decision.next;
  if (
    dialogue.step === 'idle' ||
    dialogue.step === 'visit-or-person' ||
    dialogue.step === 'asking-callback'
  ) {
    const reason = answer.reason?.slice(0, MAX_REASON);
    return ask(decision, facts, { step: 'visit-or-person', ...(reason !== undefined && { reason }) });
  }
  return say(decision, { facts, replies: questionOf(dialogue, facts, language) });
}
