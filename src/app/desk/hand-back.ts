import type { SeenVersion } from '../../domain/conversation/events.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import { deskEvent, mustHaveSeen, type StaffActor } from './desk-event.ts';

/** Gives the conversation back to the bot; the episode goes on. */
export async function handBack(
  house: House,
  by: StaffActor,
  { conversationId, seen }: { readonly conversationId: ConversationId; readonly seen: SeenVersion },
): Promise<void> {
  const act = { by, conversationId, action: 'hand-back', row: 'conversation.handed-back' } as const;
  await deskEvent(house, act, (conversation) => {
    mustHaveSeen(conversation, seen);
    return { type: 'handed-back', by: by.id, seen };
  });
}
