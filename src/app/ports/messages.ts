import type { Channel } from '../../domain/channel.ts';
import type { ConsentMeaning } from '../../domain/consent/meaning.ts';
import type { ContactId, MessageId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import type { Verdict } from '../../domain/triage/verdict.ts';

/** Which door a message was meant for; decided by rules on its text before it is stored. */
export type Lane = 'danger' | 'consent' | 'turn';

export interface StoredMessage {
  readonly id: MessageId;
  /** What makes it the same message when it comes again: sms:<MessageSid> or chat:<visitor>:<client message id>. */
  readonly key: string;
  /** Whose conversation it belongs to. */
  readonly contactId: ContactId;
  /** The chat visitor who wrote it; absent for texts. Differs from `contactId` once the chat is linked to a number. */
  readonly chatContactId?: ContactId;
  readonly channel: Channel;
  readonly receivedAt: Instant;
  readonly text: string;
  readonly mediaCount: number;
  readonly lane: Lane;
  readonly verdict: Verdict;
  readonly consent: ConsentMeaning;
  readonly carrierAnswered?: true;
  readonly handledAt?: Instant;
}

export interface MessageStore {
  /** Stores a message unless one with its key is there. Durable when it resolves. */
  storeOnce(message: StoredMessage): Promise<{ readonly stored: boolean; readonly id: MessageId }>;
  /** Not handled yet, oldest first. */
  unhandled(contactId: ContactId): Promise<readonly StoredMessage[]>;
  get(ids: readonly MessageId[]): Promise<readonly StoredMessage[]>;
  markHandled(ids: readonly MessageId[], at: Instant): Promise<void>;
  /** Contacts with messages received before this moment and still not handled. */
  neglected(before: Instant, limit: number): Promise<readonly ContactId[]>;
  /** The newest messages of a contact, oldest first. */
  latest(contactId: ContactId, limit: number): Promise<readonly StoredMessage[]>;
  /** Messages this chat visitor wrote at or after `since`, before and after it was linked to a number, oldest first. */
  ofChat(chatContactId: ContactId, since: Instant, limit: number): Promise<readonly StoredMessage[]>;
  /** Which of these keys are stored. */
  known(keys: readonly string[]): Promise<ReadonlySet<string>>;
}
