import type { SeenVersion } from '../../domain/conversation/events.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { Level } from '../../domain/triage/verdict.ts';
import type { House } from '../house.ts';
import { deskEvent, mustHaveSeen, type StaffActor } from './desk-event.ts';

/** A person's judgement lowers what the machine may only raise; a new red flag raises it again. */
export async function lowerLevel(
  house: House,
  by: StaffActor,
  change: {
    readonly conversationId: ConversationId;
    readonly to: Level;
    readonly reason: string;
    readonly seen: SeenVersion;
  },
): Promise<void> {
  const { conversationId, to, reason, seen } = change;
  const act = { by, conversationId, action: 'lower-level', row: 'conversation.lowered', reason } as const;
  await deskEvent(house, act, (conversation) => {
    mustHaveSeen(conversation, seen);
    return { type: 'level-lowered', by: by.id, to, seen };
  });
}
