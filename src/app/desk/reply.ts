import type { ConversationId, StaffId } from '../../domain/ids.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import { deskEvent, mustHold } from './desk-event.ts';

/** Sends a person's words to the patient, once for each client id. A number that opted out has to be called. */
export async function reply(
  house: House,
  by: StaffId,
  words: { readonly conversationId: ConversationId; readonly text: string; readonly clientId: string },
): Promise<void> {
  const { conversationId, text, clientId } = words;
  const found = await house.conversations.get(conversationId);
  const contact = found && (await house.contacts.get(found.contactId));
  if (contact?.optedOut && found?.channel === 'sms') {
    throw new Refusal('nothing-to-do', 'This number has opted out of texts. Please call instead.');
  }
  const act = { by, conversationId, action: 'conversation.replied', reason: text };
  await deskEvent(house, act, (conversation) => {
    mustHold(conversation, by);
    return { type: 'staff-replied', by, text, key: `reply:${by}:${clientId}` };
  });
}
