import type { Decision } from './decide.ts';
import type { Effect } from './effects.ts';
import { change, emit } from './step.ts';
import type { PendingEffect } from './state.ts';

/** Their results would only carry on a talk that is over; nothing is lost by not hearing them. */
const DROPPED: ReadonlySet<Effect['type']> = new Set([
  'search-slots',
  'list-visits',
  'identify',
  'send-link-code',
  'check-link-code',
]);

/** They change the world: they run to their end, and what they bring is cleaned up after without a word. */
const ABANDONED: ReadonlySet<Effect['type']> = new Set([
  'hold-slot',
  'cancel-visit',
  'confirm-visit',
  'join-number',
]);

/** The patient has chosen; whether the choice is still carried out depends on why the talk ends. */
const CHOSEN: ReadonlySet<Effect['type']> = new Set(['book', 'move-visit']);

interface Ending {
  /** A visit being booked is still booked: a person takes over and finds it. Otherwise it is let go if it can be. */
  readonly keepChoice: boolean;
  /** Nobody will answer what is being understood: a person reads it instead. */
  readonly dropUnderstanding: boolean;
}

/** Ends whatever the bot and the patient were about. */
export function freeDialogue(decision: Decision, { keepChoice, dropUnderstanding }: Ending): Decision {
  const { dialogue, pending } = decision.next;
  const kept = pending.flatMap((entry): readonly PendingEffect[] => {
    const { type } = entry.effect;
    if (entry.abandoned) return [entry];
    if (DROPPED.has(type) || (type === 'understand' && dropUnderstanding)) return [];
    if (CHOSEN.has(type) && !keepChoice) return [{ ...entry, abandoned: true, unwanted: true }];
    return ABANDONED.has(type) || CHOSEN.has(type) ? [{ ...entry, abandoned: true }] : [entry];
  });
  const freed = change(decision, { dialogue: { step: 'idle' }, pending: kept });
  // What a job may already be writing is not taken from under its hands: its result says what is left to let go.
  const isBeingWritten = kept.some(({ effect }) => CHOSEN.has(effect.type));
  if (dialogue.step !== 'booking' || keepChoice || isBeingWritten) return freed;
  return emit(freed, { type: 'release-hold', bookingId: dialogue.bookingId, slot: dialogue.slot });
}
