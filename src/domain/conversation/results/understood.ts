import { combine, isVague, sureIntent } from '../answer.ts';
import type { Decision } from '../decide.ts';
import { answerStep } from '../dialogue/answers.ts';
import { changeWish } from '../dialogue/change-wish.ts';
import { MENU, questionOf } from '../dialogue/question.ts';
import type { Facts } from '../facts.ts';
import { handOver, toQueue } from '../handover.ts';
import { actOnIntent, wantsPerson } from '../intents.ts';
import { markAllHandled } from '../outstanding.ts';
import type { Reply } from '../replies.ts';
import { say } from '../send.ts';
import { change, without } from '../step.ts';
import type { Turn } from '../dialogue/turn.ts';
import type { Settled } from './result.ts';

/** After this many messages in a row that nobody could make sense of, a person reads them. */
const MAX_MISSES = 2;

/** All messages of the turn are one answer: to the open question first, else a request of its own. */
export function understood({
  decision,
  effect,
  result,
  facts,
}: Settled<'understand', 'understood'>): Decision {
  const answer = combine(result.readings);
  if (!answer) return handOver(decision, facts);
  const { language, languageCertain } = answer;
  const heard = languageCertain ? change(decision, { language }) : decision;
  if (facts.contact.optedOut && heard.next.channel === 'sms') {
    return markAllHandled(toQueue(heard, facts, { keepChoice: true }));
  }
  if (wantsPerson(answer)) return handOver(heard, facts);
  const turn = { decision: heard, answer, facts };
  const done = answerStep(turn) ?? aboutPicture(turn, effect.media) ?? changeWish(turn) ?? actOnIntent(turn);
  return done ? without(done, 'misses') : notUnderstood(heard, facts);
}

/** "Is this normal?" is asked of the picture, and only a person can see it. */
function aboutPicture({ decision, answer, facts }: Turn, media: true | undefined): Decision | undefined {
  if (!media || !isVague(sureIntent(answer))) return undefined;
  return handOver(decision, facts, { key: 'lead-media', params: {} });
}

function notUnderstood(decision: Decision, facts: Facts): Decision {
  const { dialogue, language, misses = 0 } = decision.next;
  // The house is busy with this patient; what it finds will be the answer.
  if (dialogue.step === 'working' || dialogue.step === 'booking') return decision;
  if (misses + 1 >= MAX_MISSES) return handOver(decision, facts);
  const counted = change(decision, { misses: misses + 1 });
  const lead: Reply = { key: 'not-understood', params: {} };
  const question = questionOf(dialogue, facts, language);
  if (question.length > 0 && dialogue.step !== 'asking-callback') {
    return say(counted, { facts, replies: [lead, ...question] });
  }
  return say(change(counted, { dialogue: { step: 'idle', menu: true } }), { facts, replies: [lead, MENU] });
}
