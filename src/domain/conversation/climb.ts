import { isRinging, ladderTop, nextRungAt } from '../escalation/ladder.ts';
import type { Decision } from './decide.ts';
import type { Facts } from './facts.ts';
import type { Reply } from './replies.ts';
import { clinicParams, say } from './send.ts';
import { change, emit } from './step.ts';
import type { Alarm } from './state.ts';
import { isSameVoice, speakTo, voiceOf } from './voice.ts';

/** Every rung that is due by now, in order; after time out of service several at once. */
export function climbDue(decision: Decision, facts: Facts): Decision {
  const at = nextRungAt(facts.clinic, decision.next.alarm);
  if (at === undefined || at > facts.now) return decision;
  return climbDue(climb(decision, facts), facts);
}

/** One rung up: the next phone is texted, and at the top the patient is told the truth. */
export function climb(decision: Decision, facts: Facts): Decision {
  const { alarm } = decision.next;
  const top = ladderTop(facts.clinic);
  if (!isRinging(alarm) || alarm.rungs >= top) return decision;
  const rungs = alarm.level === 'emergency' ? alarm.rungs + 1 : top;
  const climbed = change(decision, { alarm: { ...alarm, rungs } });
  const phones = facts.clinic.onCall.length;
  const paged =
    phones === 0
      ? climbed
      : emit(climbed, {
          type: 'page-on-call',
          rung: Math.min(rungs, phones),
          level: alarm.level,
          code: alarm.code,
        });
  return rungs >= top ? tellUnseen(paged, facts, unseenReply(alarm, facts)) : paged;
}

/** Where the patient wrote last, and where the danger was told of if that is somewhere else. */
export function tellUnseen(decision: Decision, facts: Facts, reply: Reply): Decision {
  const told = change(decision, { told: { ...decision.next.told, unseen: true } });
  const saying = { facts, replies: [reply], purpose: 'unseen' } as const;
  const here = voiceOf(told.next);
  const there = told.next.alarm?.voice ?? here;
  const said = say(told, saying);
  return isSameVoice(here, there) ? said : speakTo(say(speakTo(said, there), saying), here);
}

export function unseenReply(alarm: Alarm | undefined, facts: Facts): Reply {
  const { emergency, crisisLine, phone } = clinicParams(facts);
  if (alarm?.level !== 'emergency') return { key: 'unseen-waiting', params: { phone, emergency } };
  return alarm.path === 'crisis'
    ? { key: 'unseen-crisis', params: { crisisLine, emergency } }
    : { key: 'unseen', params: { emergency } };
}
