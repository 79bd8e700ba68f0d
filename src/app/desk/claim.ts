import type { ConversationId, StaffId } from '../../domain/ids.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import { deskEvent } from './desk-event.ts';

/** Takes a waiting conversation, or one the bot has. Of two who try at once one is refused. */
export async function claim(house: House, by: StaffId, conversationId: ConversationId): Promise<void> {
  const act = { by, conversationId, action: 'conversation.claimed' };
  const after = await deskEvent(house, act, () => ({ type: 'claimed', by }));
  if (after.claim?.by !== by) {
    throw new Refusal('already-claimed', 'A colleague has this conversation.');
  }
  house.observer.note({ type: 'conversation-claimed', conversationId, staffId: by });
}
