import type { ConversationId, StaffId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import { deskEvent, mustHold } from './desk-event.ts';

/** Ends the episode: its findings rest, and the bot answers again. */
export async function resolve(
  house: House,
  by: StaffId,
  end: { readonly conversationId: ConversationId; readonly reason: string },
): Promise<void> {
  const act = { by, conversationId: end.conversationId, action: 'conversation.resolved', reason: end.reason };
  await deskEvent(house, act, (conversation) => {
    mustHold(conversation, by);
    return { type: 'resolved', by };
  });
}
