import type { MessageId } from '../ids.ts';
import { MAX_PENDING_EVER, MAX_TAKEN } from './bounds.ts';
import type { Decision } from './decide.ts';
import type { Effect } from './effects.ts';
import { change, emit } from './step.ts';

/** Takes these messages, as far as there is room; the others stay on the ledger and are brought again. */
export function take(decision: Decision, ids: readonly MessageId[]): Decision {
  const { taken, pending } = decision.next;
  if (pending.length >= MAX_PENDING_EVER) return decision;
  const fresh = ids.filter((id) => !taken.includes(id)).slice(0, Math.max(0, MAX_TAKEN - taken.length));
  return fresh.length === 0 ? decision : change(decision, { taken: [...taken, ...fresh] });
}

const messagesIn = (effects: readonly Effect[], ...types: readonly Effect['type'][]): readonly MessageId[] =>
  effects.flatMap((effect) =>
    (effect.type === 'mark-handled' || effect.type === 'understand') && types.includes(effect.type)
      ? effect.messages
      : [],
  );

/** Messages taken whose answer is not decided yet, and which are not being understood just now. */
export function outstanding({ next, effects }: Decision): readonly MessageId[] {
  const all = [...next.pending.map(({ effect }) => effect), ...effects];
  const spoken = new Set(messagesIn(all, 'mark-handled', 'understand'));
  return next.taken.filter((id) => !spoken.has(id));
}

/** These are answered, or a person has them now. */
export function markHandled(decision: Decision, ids: readonly MessageId[]): Decision {
  const marked = new Set(
    messagesIn([...decision.next.pending.map(({ effect }) => effect), ...decision.effects], 'mark-handled'),
  );
  const messages = ids.filter((id) => decision.next.taken.includes(id) && !marked.has(id));
  return messages.length === 0 ? decision : emit(decision, { type: 'mark-handled', messages });
}

export const markAllHandled = (decision: Decision): Decision => markHandled(decision, outstanding(decision));
