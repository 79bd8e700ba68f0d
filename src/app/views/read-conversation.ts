import type { Channel } from '../../domain/channel.ts';
import type { Finding, Level, Span } from '../../domain/triage/verdict.ts';
import type { ConversationId, PhoneNumber, RuleId, StaffId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import type { Contact } from '../ports/contacts.ts';
import type { StoredConsent } from '../ports/ledgers.ts';
import type { StoredMessage } from '../ports/messages.ts';
import type { Patient } from '../ports/patients.ts';
import type { Send, SendStatus } from '../ports/sends.ts';
import { staffName } from './names.ts';
import { queueItem, type QueueItem } from './read-queue.ts';
import { visitView, type VisitItem } from './read-calendar.ts';

export interface ThreadEntry {
  readonly id: string;
  readonly at: Instant;
  readonly from: 'patient' | 'assistant' | 'staff';
  readonly channel: Channel;
  readonly text: string;
  readonly level?: Level;
  readonly rules?: readonly {
    readonly id: RuleId;
    readonly level: Level;
    readonly reason: string;
    readonly spans: readonly Span[];
  }[];
  readonly delivery?: SendStatus;
  readonly deliveryReason?: string;
  readonly staffName?: string;
}

export interface ConversationView {
  readonly item: QueueItem;
  readonly phone?: PhoneNumber;
  readonly thread: readonly ThreadEntry[];
  readonly patients: readonly Patient[];
  readonly visits: readonly VisitItem[];
  readonly contact: Contact;
  readonly consents: readonly StoredConsent[];
  readonly findings: readonly Finding[];
  readonly version: number;
}

const THREAD_LENGTH = 300;

/** One conversation as staff see it; that they looked is on the audit chain. */
export async function readConversation(
  house: House,
  by: StaffId,
  id: ConversationId,
): Promise<ConversationView> {
  const [conversation, header] = await Promise.all([
    house.conversations.get(id),
    house.conversations.header(id),
  ]);
  const contact = conversation && (await house.contacts.get(conversation.contactId));
  if (!conversation || !header || !contact) throw new Refusal('not-found', 'There is no such conversation.');
  const { contactId } = conversation;
  const [item, messages, sends, patients, visits, consents] = await Promise.all([
    queueItem(house, header),
    house.messages.latest(contactId, THREAD_LENGTH),
    house.sends.latest(contactId, THREAD_LENGTH),
    house.patients.ofContact(contactId),
    house.appointments.upcomingOfContact(contactId, house.clock.now()),
    house.consents.ofContact(contactId),
  ]);
  const thread = [
    ...messages.map(messageEntry),
    ...(await Promise.all(sends.map((send) => sendEntry(house, send)))),
  ].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const at = house.clock.now();
  await house.audit.append({ at, actor: by, action: 'conversation.read', subject: id });
  return {
    item,
    thread,
    patients,
    visits: await Promise.all(visits.map((visit) => visitView(house, visit))),
    contact,
    consents,
    findings: conversation.findings,
    // The two were read one after the other; what is newer than either has not been seen.
    version: Math.min(conversation.version, header.version),
    ...(contact.phone && { phone: contact.phone }),
  };
}

function messageEntry(message: StoredMessage): ThreadEntry {
  const { id, receivedAt: at, channel, text, verdict } = message;
  const rules = verdict.rules.map((rule) => ({
    id: rule.id,
    level: rule.level,
    reason: rule.staffReason.en,
    spans: rule.spans,
  }));
  return { id, at, from: 'patient', channel, text, level: verdict.level, rules };
}

async function sendEntry(house: Pick<House, 'staff' | 'pack'>, send: Send): Promise<ThreadEntry> {
  const { id, channel, body: text, staffId, status: delivery, reason } = send;
  return {
    id,
    at: send.createdAt,
    from: send.purpose === 'staff-reply' ? 'staff' : 'assistant',
    channel,
    text: send.purpose === 'link-code' ? text.replace(/\d/g, '•') : text,
    delivery,
    ...(reason !== undefined && { deliveryReason: reason }),
    ...(staffId && { staffName: await staffName(house, staffId) }),
  };
}
