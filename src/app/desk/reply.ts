import type { SeenVersion } from '../../domain/conversation/events.ts';
import { hasRoomForText } from '../../domain/conversation/staff.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import { deskEvent, type StaffActor } from './desk-event.ts';

/**
 * Sends a person's words to the patient, once for each client id. Written before something new came in, they go out
 * and leave what is new unanswered. A number that opted out has to be called.
 */
export async function reply(
  house: House,
  by: StaffActor,
  words: {
    readonly conversationId: ConversationId;
    readonly text: string;
    readonly clientId: string;
    readonly seen: SeenVersion;
  },
): Promise<void> {
  const { conversationId, text, clientId, seen } = words;
  const found = await house.conversations.get(conversationId);
  const contact = found && (await house.contacts.get(found.contactId));
  if (contact?.optedOut && found?.channel === 'sms') {
    throw new Refusal('nothing-to-do', 'This number has opted out of texts. Please call instead.');
  }
  const key = `reply:${by.id}:${clientId}`;
  const act = { by, conversationId, action: 'reply', row: 'conversation.replied', reason: text } as const;
  await deskEvent(house, act, (conversation) => {
    if (!hasRoomForText(conversation, key)) {
      throw new Refusal('texts-on-their-way', 'Your last texts have not left yet. Try again in a moment.');
    }
    return { type: 'staff-replied', by: by.id, text, key, seen };
  });
}
