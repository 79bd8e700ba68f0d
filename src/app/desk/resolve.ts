import type { SeenVersion } from '../../domain/conversation/events.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import { deskEvent, mustHaveSeen, type StaffActor } from './desk-event.ts';

/** Ends the episode: its findings rest, and the bot answers again. */
export async function resolve(
  house: House,
  by: StaffActor,
  end: { readonly conversationId: ConversationId; readonly reason: string; readonly seen: SeenVersion },
): Promise<void> {
  const { conversationId, reason, seen } = end;
  const act = { by, conversationId, action: 'resolve', row: 'conversation.resolved', reason } as const;
  await deskEvent(house, act, (conversation) => {
    mustHaveSeen(conversation, seen);
    return { type: 'resolved', by: by.id, seen };
  });
}
