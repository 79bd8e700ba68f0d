import type { Decision } from './decide.ts';
import type { Conversation, PendingEffect } from './state.ts';
import type { ConversationId, EffectKey } from '../ids.ts';
import { askerOf } from './voice.ts';

/** The conversation to save over version `conversation.version`: one version on, with every effect pending under its key. */
export function applyDecision(conversation: Conversation, decision: Decision): Conversation {
  const version = conversation.version + 1;
  const added = decision.effects.map((effect, index): PendingEffect => ({
    key: `${conversation.id}:${version}:${index}` as EffectKey,
    effect,
    ...askerOf(decision.next, effect),
  }));
  return { ...decision.next, version, pending: [...decision.next.pending, ...added] };
}

/** More effects than one commit ever makes. */
const EFFECTS_PER_VERSION = 1_000;

/** Where an effect stands among all of its conversation: carried out late, it must not undo what a later one did. */
export function orderOfKey(key: EffectKey): number {
  const [, version, index] = key.split(':');
  return Number(version) * EFFECTS_PER_VERSION + Number(index);
}

/** Whose effect it is: the first part of its key. */
export const conversationOfKey = (key: string): ConversationId => (key.split(':')[0] ?? '') as ConversationId;
