import type { AppointmentId } from '../../ids.ts';
import type { Decision } from '../decide.ts';
import type { Facts } from '../facts.ts';
import { wishOf, withWish } from '../goal.ts';
import { ask, pursue } from '../pursue.ts';
import type { Reply } from '../replies.ts';
import { clinicParams, say } from '../send.ts';
import { emit, moveTo } from '../step.ts';
import type { Goal } from '../state.ts';
import { sayMoment, visitParams } from '../wording.ts';
import type { Settled } from './result.ts';

/** Confirmed with day, date, time, place and how to change it; reminders are asked about once. */
export function booked({ decision, effect, result, facts }: Settled<'book', 'booked'>): Decision {
  const { appointmentId, slot } = result;
  const reply: Reply = {
    key: 'booked',
    params: { ...visitParams(slot, facts.clinic, decision.next.language), phone: clinicParams(facts).phone },
  };
  const then = thenOf(decision);
  if (then) return goOn(decision, facts, { reply, then: aboutVisit(then, appointmentId) });
  const { patientId } = effect;
  if (facts.contact.remindersAnswered) return finish(decision, facts, reply);
  return ask(decision, facts, { step: 'asking-reminders', appointmentId, patientId }, reply);
}

export function moved({ decision, result, facts }: Settled<'move-visit', 'moved'>): Decision {
  const { appointmentId, slot } = result;
  const { language } = decision.next;
  const { phone } = clinicParams(facts);
  const reply: Reply = { key: 'moved', params: { ...visitParams(slot, facts.clinic, language), phone } };
  const then = thenOf(decision);
  return then
    ? goOn(decision, facts, { reply, then: aboutVisit(then, appointmentId) })
    : finish(decision, facts, reply);
}

export function cancelled({ decision, result, facts }: Settled<'cancel-visit', 'cancelled'>): Decision {
  const when = sayMoment(result.slot.start, facts.clinic, decision.next.language);
  const reply: Reply = { key: 'cancelled', params: { when } };
  const then = thenOf(decision);
  return then ? goOn(decision, facts, { reply, then }) : finish(decision, facts, reply);
}

export function confirmed({ decision, result, facts }: Settled<'confirm-visit', 'confirmed'>): Decision {
  const when = sayMoment(result.slot.start, facts.clinic, decision.next.language);
  const reply: Reply = { key: 'visit-confirmed', params: { when } };
  const then = thenOf(decision);
  return then ? goOn(decision, facts, { reply, then }) : finish(decision, facts, reply);
}

/** The visit to change is not there any more: the slot held for it is let go, and what can be done is said. */
export function visitGone({
  decision,
  effect,
  facts,
}: Settled<'move-visit' | 'cancel-visit' | 'confirm-visit', 'visit-gone'>): Decision {
  const released =
    effect.type === 'move-visit'
      ? emit(decision, { type: 'release-hold', bookingId: effect.bookingId, slot: effect.slot })
      : decision;
  return ask(released, facts, { step: 'idle', menu: true }, { key: 'visit-gone', params: {} });
}

function thenOf({ next: { dialogue } }: Decision): Goal | undefined {
  return dialogue.step === 'working' || dialogue.step === 'booking' ? dialogue.then : undefined;
}

/** "Actually friday", said while the booking was being written, is about that very visit. */
function aboutVisit(then: Goal, appointmentId: AppointmentId): Goal {
  const wish = wishOf(then);
  switch (then.kind) {
    case 'book':
      return wish ? withWish({ kind: 'move', appointmentId }, wish) : { kind: 'show' };
    case 'move':
    case 'cancel':
    case 'confirm':
      return { ...then, appointmentId };
    case 'show':
      return then;
  }
}

const finish = (decision: Decision, facts: Facts, reply: Reply): Decision =>
  say(moveTo(decision, { step: 'idle' }), { facts, replies: [reply] });

const goOn = (
  decision: Decision,
  facts: Facts,
  { reply, then }: { readonly reply: Reply; readonly then: Goal },
): Decision => pursue(finish(decision, facts, reply), then, facts);
