import type { Decision } from './decide.ts';
import type { Effect } from './effects.ts';
import type { ConversationEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { handOver } from './handover.ts';
import { climb } from './climb.ts';
import { change, emit, stay } from './step.ts';
import type { Conversation } from './state.ts';

/** The bot cannot go on: the patient hears so, and a person takes over. */
export const trouble = (decision: Decision, facts: Facts): Decision =>
  handOver(decision, facts, { key: 'lead-trouble', params: {} });

/** An effect failed for good. What must not be lost is tried anew, everything else becomes a person's work. */
export function gaveUp(
  conversation: Conversation,
  { key }: Extract<ConversationEvent, { readonly type: 'gave-up' }>,
  facts: Facts,
): Decision {
  const entry = conversation.pending.find((pending) => pending.key === key);
  if (!entry) return stay(conversation);
  const struck = change(stay(conversation), {
    pending: conversation.pending.filter((pending) => pending.key !== key),
  });
  return entry.abandoned ? letGo(struck, entry.effect) : instead(struck, entry.effect, facts);
}

/** What is done about an effect that will not bring a result. */
export function instead(decision: Decision, effect: Effect, facts: Facts): Decision {
  const { level } = decision.next;
  switch (effect.type) {
    case 'mark-handled':
    case 'record-consent':
    case 'open-task':
    case 'open-visit-tasks':
      return emit(decision, effect);
    case 'release-hold':
      // It runs out by itself.
      return decision;
    case 'page-on-call':
      return climb(decision, facts);
    case 'send':
    case 'send-staff-text': {
      const safety = effect.type === 'send' && (effect.purpose === 'safety' || effect.purpose === 'unseen');
      return emit(decision, {
        type: 'open-task',
        task: { kind: safety ? 'call-now' : 'unreachable', level },
      });
    }
    case 'book':
    case 'move-visit':
      return trouble(letGo(decision, effect), facts);
    case 'understand':
    case 'identify':
    case 'search-slots':
    case 'hold-slot':
    case 'cancel-visit':
    case 'confirm-visit':
    case 'list-visits':
    case 'send-link-code':
    case 'check-link-code':
    case 'join-number':
      return trouble(decision, facts);
  }
}

/** The slot a failed booking leaves held. */
export function letGo(decision: Decision, effect: Effect): Decision {
  if (effect.type !== 'book' && effect.type !== 'move-visit') return decision;
  const { bookingId, slot } = effect;
  return emit(decision, { type: 'release-hold', bookingId, slot });
}
