import type { Decision } from '../decide.ts';
import type { Effect } from '../effects.ts';
import type { ConversationEvent, EffectResult } from '../events.ts';
import type { Facts } from '../facts.ts';
import { instead, letGo } from '../gave-up.ts';
import { change, emit, stay } from '../step.ts';
import type { Conversation, PendingEffect } from '../state.ts';
import { identified } from './identified.ts';
import { codeChecked, codeRefused, codeSent, joined } from './link.ts';
import { slotHeld, slotLost } from './slot-held.ts';
import { slotsFound } from './slots-found.ts';
import { understood } from './understood.ts';
import { booked, cancelled, confirmed, moved, visitGone } from './visit-changed.ts';
import { visitsListed } from './visits-listed.ts';
import { speakTo } from '../voice.ts';

/** What came of an effect. Only while it is pending does it count, so that a second report changes nothing. */
export function effectSettled(
  conversation: Conversation,
  { key, result }: Extract<ConversationEvent, { readonly type: 'effect-settled' }>,
  facts: Facts,
): Decision {
  const entry = conversation.pending.find((pending) => pending.key === key);
  if (!entry) return stay(conversation);
  const struck = strike(conversation, entry);
  if (entry.abandoned) return cleanUp(struck, entry.effect, { result, facts });
  const speaking = entry.asker ? speakTo(struck, entry.asker) : struck;
  return carryOn(speaking, entry.effect, { result, facts });
}

export function strike(conversation: Conversation, { key, effect }: PendingEffect): Decision {
  const struck = change(stay(conversation), {
    pending: conversation.pending.filter((pending) => pending.key !== key),
  });
  if (effect.type !== 'mark-handled') return struck;
  return change(struck, { taken: conversation.taken.filter((id) => !effect.messages.includes(id)) });
}

/**
 * The talk it belonged to is over. A slot nobody wants is let go; a changed visit stays as it is, and staff tell a
 * patient who may not be texted.
 */
function cleanUp(decision: Decision, effect: Effect, { result, facts }: Outcome): Decision {
  if (effect.type === 'hold-slot' && result.type === 'slot-held') {
    return emit(decision, { type: 'release-hold', bookingId: result.bookingId, slot: effect.slot });
  }
  if (effect.type === 'book' && result.type === 'booked' && facts.contact.optedOut) {
    const { appointmentId } = result;
    const { patientId } = effect;
    const { level } = decision.next;
    const task = { kind: 'opt-out-with-visit', level, appointmentId, patientId } as const;
    return emit(decision, { type: 'open-task', task });
  }
  return USES_UP_THE_HOLD.has(result.type) ? decision : letGo(decision, effect);
}

const USES_UP_THE_HOLD: ReadonlySet<EffectResult['type']> = new Set(['booked', 'moved']);

interface Outcome {
  readonly result: EffectResult;
  readonly facts: Facts;
}

/** Each effect with the results it can have; any other pair means that the house itself is at fault. */
function carryOn(decision: Decision, effect: Effect, { result, facts }: Outcome): Decision {
  switch (effect.type) {
    case 'understand':
      if (result.type === 'understood') return understood({ decision, effect, result, facts });
      break;
    case 'identify':
      if (result.type === 'identified') return identified({ decision, effect, result, facts });
      break;
    case 'search-slots':
      if (result.type === 'slots-found') return slotsFound({ decision, effect, result, facts });
      break;
    case 'list-visits':
      if (result.type === 'visits-listed') return visitsListed({ decision, effect, result, facts });
      break;
    case 'hold-slot':
      if (result.type === 'slot-held') return slotHeld({ decision, effect, result, facts });
      if (result.type === 'slot-lost') return slotLost({ decision, effect, result, facts });
      break;
    case 'book':
    case 'move-visit':
    case 'cancel-visit':
    case 'confirm-visit':
      return visitWritten(decision, effect, { result, facts });
    case 'send-link-code':
    case 'check-link-code':
    case 'join-number':
      return linkStep(decision, effect, { result, facts });
    case 'mark-handled':
    case 'send':
    case 'send-staff-text':
    case 'release-hold':
    case 'record-consent':
    case 'open-task':
    case 'open-visit-tasks':
    case 'page-on-call':
      return decision;
  }
  return instead(decision, effect, facts);
}

type Writing = Extract<Effect, { readonly type: 'book' | 'move-visit' | 'cancel-visit' | 'confirm-visit' }>;

function visitWritten(decision: Decision, effect: Writing, { result, facts }: Outcome): Decision {
  if (result.type === 'booked' && effect.type === 'book') return booked({ decision, effect, result, facts });
  if (result.type === 'slot-lost' && (effect.type === 'book' || effect.type === 'move-visit')) {
    return slotLost({ decision, effect, result, facts });
  }
  if (result.type === 'moved' && effect.type === 'move-visit') {
    return moved({ decision, effect, result, facts });
  }
  if (result.type === 'cancelled' && effect.type === 'cancel-visit') {
    return cancelled({ decision, effect, result, facts });
  }
  if (result.type === 'confirmed' && effect.type === 'confirm-visit') {
    return confirmed({ decision, effect, result, facts });
  }
  if (result.type === 'visit-gone' && effect.type !== 'book') {
    return visitGone({ decision, effect, result, facts });
  }
  return instead(decision, effect, facts);
}

type Linking = Extract<Effect, { readonly type: 'send-link-code' | 'check-link-code' | 'join-number' }>;

function linkStep(decision: Decision, effect: Linking, { result, facts }: Outcome): Decision {
  if (effect.type === 'send-link-code') {
    if (result.type === 'code-sent') return codeSent({ decision, effect, result, facts });
    if (result.type === 'code-refused') return codeRefused({ decision, effect, result, facts });
  }
  if (effect.type === 'check-link-code' && result.type === 'code-checked') {
    return codeChecked({ decision, effect, result, facts });
  }
  if (effect.type === 'join-number' && result.type === 'done') return joined(decision, facts);
  return instead(decision, effect, facts);
}
