import { MAX_CHOICES } from '../bounds.ts';
import type { Decision } from '../decide.ts';
import { wishOf } from '../goal.ts';
import { handOver } from '../handover.ts';
import type { Reply } from '../replies.ts';
import { say } from '../send.ts';
import { moveTo } from '../step.ts';
import type { Language } from '../../language.ts';
import type { Facts } from '../facts.ts';
import type { Goal } from '../state.ts';
import type { StepOf } from '../dialogue/turn.ts';
import { numbered, sayDate, sayMoment, saySlots } from '../wording.ts';
import type { Settled } from './result.ts';

/** Up to three, numbered, and honest about whether they are what was wished for. Never a dead end. */
export function slotsFound({ decision, result, facts }: Settled<'search-slots', 'slots-found'>): Decision {
  const { dialogue, language } = decision.next;
  if (dialogue.step !== 'working' || dialogue.patientId === undefined) return decision;
  const { goal, patientId } = dialogue;
  const offers = result.slots.slice(0, MAX_CHOICES);
  if (offers.length === 0 || result.match === 'none') {
    return handOver(decision, facts, { key: 'lead-no-slots', params: {} });
  }
  const choosing = { step: 'choosing-slot', goal, patientId, offers, offeredAt: facts.now } as const;
  const choices = numbered(saySlots(offers, facts.clinic, language));
  const missed = result.match === 'nearest' && wishOf(goal) !== undefined;
  const offer: Reply = { key: missed ? 'offers-nearest' : 'offers', params: { choices } };
  const leads = [...movingOf(goal, facts, language), ...leadsOf(dialogue, language)];
  return say(moveTo(decision, choosing), { facts, replies: [...leads, offer] });
}

/** Which visit the times are for: somebody who wanted a second one sees it before anything is moved. */
function movingOf(goal: Goal, { clinic }: Facts, language: Language): readonly Reply[] {
  if (goal.kind !== 'move' || goal.start === undefined) return [];
  return [{ key: 'moving', params: { when: sayMoment(goal.start, clinic, language) } }];
}

function leadsOf({ because, goal }: StepOf<'working'>, language: Language): readonly Reply[] {
  if (because === 'taken') return [{ key: 'just-taken', params: {} }];
  if (because === 'expired') return [{ key: 'offer-expired', params: {} }];
  const wish = wishOf(goal);
  // A day the parser was not sure of is said back, so that a misreading shows at once.
  return wish?.date !== undefined && !wish.certain
    ? [{ key: 'understood-day', params: { day: sayDate(wish.date, language) } }]
    : [];
}
