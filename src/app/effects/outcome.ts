import type { ConversationEvent, EffectResult } from '../../domain/conversation/events.ts';
import type { Effect } from '../../domain/conversation/effects.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { ContactId, EffectKey } from '../../domain/ids.ts';

/** One effect of one kind, with the conversation that asked for it. */
export interface Order<Kind extends Effect['type'] = Effect['type']> {
  readonly conversation: Conversation;
  readonly key: EffectKey;
  readonly effect: Extract<Effect, { readonly type: Kind }>;
}

export interface Outcome {
  /** Absent when the result will be brought later by a job. */
  readonly result?: EffectResult;
  /** Something for another conversation, to be brought there before this effect counts as done. */
  readonly elsewhere?: { readonly contactId: ContactId; readonly event: ConversationEvent };
}

export const DONE: Outcome = { result: { type: 'done' } };
