import { can, type Action, type Actor } from '../../domain/access/can.ts';
import type { ConversationEvent, SeenVersion } from '../../domain/conversation/events.ts';
import { hasNews } from '../../domain/conversation/news.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { ConversationId, StaffId } from '../../domain/ids.ts';
import { advance } from '../advance.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';

/** A member of staff who does something. */
export interface StaffActor extends Actor {
  readonly id: StaffId;
}

export interface DeskAct {
  readonly by: StaffActor;
  readonly conversationId: ConversationId;
  readonly action: Action;
  /** From a closed list, for the audit chain: conversation.claimed, conversation.replied … */
  readonly row: string;
  /** Kept as a salted digest only. */
  readonly reason?: string;
}

/**
 * What a member of staff does to a conversation: one row on the audit chain, then one event. The row comes first, so
 * that no crash leaves an act without one. Whether they may is asked beforehand, and again of the very conversation that
 * the event is decided on: of two who act at once one is refused, and a second row says so.
 */
export async function deskEvent(
  house: House,
  act: DeskAct,
  event: (conversation: Conversation) => ConversationEvent,
): Promise<void> {
  const found = await house.conversations.get(act.conversationId);
  if (!found) throw new Refusal('not-found', 'There is no such conversation.');
  const decide = (conversation: Conversation): ConversationEvent => {
    mustMay(act, conversation);
    return event(conversation);
  };
  decide(found);
  await note(house, act, act.row);
  try {
    await advance(house, found.contactId, decide);
  } catch (error) {
    if (error instanceof Refusal) await note(house, act, `${act.row}.refused`);
    throw error;
  }
}

const note = (
  { audit, clock }: Pick<House, 'audit' | 'clock'>,
  { by, conversationId: subject, reason }: DeskAct,
  action: string,
): Promise<void> =>
  audit.append({
    at: clock.now(),
    actor: by.id,
    action,
    subject,
    ...(reason !== undefined && { digestOf: reason }),
  });

function mustMay({ by, action }: DeskAct, { claim }: Conversation): void {
  if (can(by, action, claim ? { claimedBy: claim.by } : {})) return;
  if (!can(by, action)) throw new Refusal('forbidden', 'Your role does not allow this.');
  if (action === 'claim') throw new Refusal('already-claimed', 'A colleague has this conversation.');
  throw new Refusal('not-claimed-by-you', 'Claim the conversation first.');
}

/** Refuses when the patient wrote, or an alarm rang, after the screen was read: nobody closes what they have not seen. */
export function mustHaveSeen(conversation: Conversation, seen: SeenVersion): void {
  if (hasNews(conversation, seen)) {
    throw new Refusal('changed-meanwhile', 'Something new came in. Look again.');
  }
}
