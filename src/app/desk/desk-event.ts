import type { ConversationEvent } from '../../domain/conversation/events.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { ConversationId, StaffId } from '../../domain/ids.ts';
import { advance } from '../advance.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';

export interface DeskAct {
  readonly by: StaffId;
  readonly conversationId: ConversationId;
  /** From a closed list, for the audit chain: conversation.claimed, conversation.replied … */
  readonly action: string;
  /** Kept as a salted digest only. */
  readonly reason?: string;
}

/** What a member of staff does to a conversation: one event, and one row on the audit chain. */
export async function deskEvent(
  house: House,
  act: DeskAct,
  event: (conversation: Conversation) => ConversationEvent,
): Promise<Conversation> {
  const found = await house.conversations.get(act.conversationId);
  if (!found) throw new Refusal('not-found', 'There is no such conversation.');
  const after = await advance(house, found.contactId, event);
  await house.audit.append({
    at: house.clock.now(),
    actor: act.by,
    action: act.action,
    subject: act.conversationId,
    ...(act.reason !== undefined && { digestOf: act.reason }),
  });
  return after;
}

/** Refuses unless this person has the conversation. */
export function mustHold(conversation: Conversation, by: StaffId): void {
  if (conversation.claim?.by !== by) {
    throw new Refusal('not-claimed-by-you', 'Claim the conversation first.');
  }
}
