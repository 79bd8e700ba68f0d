import { distanceTo, wishedDays, windowOn } from '../../scheduling/wished.ts';
import { dateIn, weekdayOf, type LocalDate } from '../../time.ts';
import { MAX_CHOICES } from '../bounds.ts';
import type { Decision } from '../decide.ts';
import type { Facts } from '../facts.ts';
import { ask, noVisits, search } from '../pursue.ts';
import type { Reply } from '../replies.ts';
import { say } from '../send.ts';
import { emit, moveTo } from '../step.ts';
import type { Goal, VisitSummary } from '../state.ts';
import { sayVisits } from '../wording.ts';
import type { Settled } from './result.ts';

export function visitsListed({ decision, result, facts }: Settled<'list-visits', 'visits-listed'>): Decision {
  const { dialogue } = decision.next;
  if (dialogue.step !== 'working') return decision;
  const { goal } = dialogue;
  const [first, ...others] = result.visits;
  if (!first) return noVisits(decision, facts);
  if (goal.kind === 'show' || goal.kind === 'book') return show(decision, result.visits, facts);
  const meant = meantBy(goal, result.visits, facts);
  if (meant) return withVisit(decision, { goal, visit: meant, facts });
  if (others.length === 0) return withVisit(decision, { goal, visit: first, facts });
  const visits = result.visits.slice(0, MAX_CHOICES);
  return ask(decision, facts, { step: 'choosing-visit', goal, visits }, ...moreOf(result.visits));
}

/** The visit that was named before, or the only one at the day and time it is called by ("my thursday appointment"). */
function meantBy(goal: Goal, visits: readonly VisitSummary[], { clinic }: Facts): VisitSummary | undefined {
  if (goal.kind === 'book' || goal.kind === 'show') return undefined;
  const known = visits.find(({ appointmentId }) => appointmentId === goal.appointmentId);
  if (known || goal.kind === 'move' || !goal.wish) return known;
  const { wish } = goal;
  const days = wishedDays(wish);
  const at = ({ slot }: VisitSummary): LocalDate => dateIn(slot.start, clinic.zone);
  const inTime = visits.filter(
    (visit) => distanceTo(visit.slot.start, windowOn(at(visit), wish, clinic.zone)) === 0,
  );
  const onDay = inTime.filter((visit) => !days || (days.first <= at(visit) && at(visit) <= days.last));
  // "My monday appointment" may be in any week.
  const onWeekday = inTime.filter((visit) => days && weekdayOf(at(visit)) === weekdayOf(days.first));
  const [named, ...others] = onDay.length > 0 ? onDay : onWeekday;
  return others.length === 0 ? named : undefined;
}

function show(decision: Decision, visits: readonly VisitSummary[], facts: Facts): Decision {
  const slots = visits.slice(0, MAX_CHOICES).map(({ slot }) => slot);
  const lines = sayVisits(slots, facts.clinic, decision.next.language).join('\n');
  const reply: Reply = { key: 'your-visits', params: { visits: lines } };
  return say(moveTo(decision, { step: 'idle' }), { facts, replies: [reply, ...moreOf(visits)] });
}

const moreOf = (visits: readonly VisitSummary[]): readonly Reply[] =>
  visits.length > MAX_CHOICES ? [{ key: 'more-visits', params: {} }] : [];

/** It is plain which visit is meant: do with it what was asked for. Giving one up is asked back once, by number. */
export function withVisit(
  decision: Decision,
  { goal, visit, facts }: { readonly goal: Goal; readonly visit: VisitSummary; readonly facts: Facts },
): Decision {
  const { appointmentId, patientId } = visit;
  switch (goal.kind) {
    case 'move':
      return search(decision, { goal: { ...goal, appointmentId, start: visit.slot.start }, patientId });
    case 'cancel':
      return ask(decision, facts, { step: 'move-or-cancel', visit });
    case 'confirm':
      return emit(
        moveTo(decision, { step: 'working', goal: { kind: 'confirm', appointmentId }, patientId }),
        {
          type: 'confirm-visit',
          appointmentId,
        },
      );
    case 'show':
    case 'book':
      return show(decision, [visit], facts);
  }
}
