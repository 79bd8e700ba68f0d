import type { ConversationId, StaffId } from '../../domain/ids.ts';
import type { Level } from '../../domain/triage/verdict.ts';
import type { House } from '../house.ts';
import { deskEvent, mustHold } from './desk-event.ts';

/** A person's judgement lowers what the machine may only raise; a new red flag raises it again. */
export async function lowerLevel(
  house: House,
  by: StaffId,
  change: { readonly conversationId: ConversationId; readonly to: Level; readonly reason: string },
): Promise<void> {
  const { conversationId, to, reason } = change;
  await deskEvent(house, { by, conversationId, action: 'conversation.lowered', reason }, (conversation) => {
    mustHold(conversation, by);
    return { type: 'level-lowered', by, to };
  });
}
