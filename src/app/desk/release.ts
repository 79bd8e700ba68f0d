import type { ConversationId, StaffId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import { deskEvent, mustHold } from './desk-event.ts';

/** Puts a claimed conversation back into the queue, where others see it. */
export async function release(house: House, by: StaffId, conversationId: ConversationId): Promise<void> {
  const act = { by, conversationId, action: 'conversation.released' };
  await deskEvent(house, act, (conversation) => {
    mustHold(conversation, by);
    return { type: 'released', by };
  });
}
