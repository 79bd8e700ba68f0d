import type { ConversationId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import { deskEvent, type StaffActor } from './desk-event.ts';

/** Puts a claimed conversation back into the queue, where others see it; an administrator anybody's. */
export async function release(house: House, by: StaffActor, conversationId: ConversationId): Promise<void> {
  const act = { by, conversationId, action: 'release', row: 'conversation.released' } as const;
  await deskEvent(house, act, () => ({ type: 'released', by: by.id }));
}
