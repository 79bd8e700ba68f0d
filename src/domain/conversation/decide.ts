import type { Effect } from './effects.ts';
import type { ConversationEvent } from './events.ts';
import type { Facts } from './facts.ts';
import type { Conversation } from './state.ts';

export interface Decision {
  readonly next: Conversation;
  readonly effects: readonly Effect[];
}

/** The whole thinking of the front desk: pure, synchronous, total over every state and event. */
export type Decide = (conversation: Conversation, event: ConversationEvent, facts: Facts) => Decision;
