import type { ConversationId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import { deskEvent, type StaffActor } from './desk-event.ts';

/**
 * Takes a waiting conversation, one the bot has, or one that an on-call phone claimed. Of two who try at once one is
 * refused.
 */
export async function claim(house: House, by: StaffActor, conversationId: ConversationId): Promise<void> {
  const act = { by, conversationId, action: 'claim', row: 'conversation.claimed' } as const;
  await deskEvent(house, act, () => ({ type: 'claimed', by: by.id }));
  house.observer.note({ type: 'conversation-claimed', conversationId, staffId: by.id });
}
