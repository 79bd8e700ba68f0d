import type { ConversationId } from '../domain/ids.ts';
import { advance } from './advance.ts';
import type { House } from './house.ts';

const BATCH = 200;

/** Tells every conversation whose moment has come that it has; what follows is decided there. */
export async function watchDeadlines(house: House): Promise<void> {
  const due = await house.conversations.due(house.clock.now(), BATCH);
  for (const id of due) {
    try {
      await passDeadline(house, id);
    } catch (cause) {
      house.observer.note({ type: 'fault', where: 'deadline', cause });
    }
  }
}

async function passDeadline(house: House, id: ConversationId): Promise<void> {
  const conversation = await house.conversations.get(id);
  if (!conversation) return;
  await advance(house, conversation.contactId, (current) =>
    current.dueAt !== undefined && current.dueAt <= house.clock.now()
      ? { type: 'deadline-passed' }
      : undefined,
  );
}
