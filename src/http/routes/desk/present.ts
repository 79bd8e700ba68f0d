import type { ConversationView as Loaded } from '../../../app/views/read-conversation.ts';
import type { ConversationView, Queue } from '../../../contract/console.ts';
import type { readQueue } from '../../../app/views/read-queue.ts';
import { formatPhone } from '../../../domain/phone.ts';

/** Internal shapes end here: what the console receives is written out, field by field. */
export function presentConversation(loaded: Loaded, packReview: string): ConversationView {
  const { contact, item, thread, version } = loaded;
  const { excerpt: _excerpt, ...head } = item;
  return {
    item: head,
    ...(loaded.phone && { phone: formatPhone(loaded.phone) }),
    thread,
    person: {
      patients: loaded.patients.map(({ id, name, birthDate }) => ({ id, name, birthDate })),
      visits: loaded.visits,
      optedOut: contact.optedOut,
      reminders: contact.reminders,
      consents: loaded.consents.map(({ at, scope, act, channel, handledBy }) => ({
        at,
        scope,
        act,
        channel,
        handledBy,
      })),
      findings: loaded.findings.map(({ concept, status, subject, time }) => ({
        concept,
        status,
        subject,
        time,
      })),
    },
    version,
    packReview,
  };
}

export function presentQueue(loaded: Awaited<ReturnType<typeof readQueue>>): Queue {
  return {
    items: loaded.items,
    tasks: loaded.tasks.map(({ phone, ...task }) => ({
      ...task,
      ...(phone && { phone: formatPhone(phone) }),
    })),
  };
}
