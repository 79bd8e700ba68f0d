import type { ConversationId, StaffId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import { deskEvent, mustHold } from './desk-event.ts';

/** Gives the conversation back to the bot; the episode goes on. */
export async function handBack(house: House, by: StaffId, conversationId: ConversationId): Promise<void> {
  const act = { by, conversationId, action: 'conversation.handed-back' };
  await deskEvent(house, act, (conversation) => {
    mustHold(conversation, by);
    return { type: 'handed-back', by };
  });
}
