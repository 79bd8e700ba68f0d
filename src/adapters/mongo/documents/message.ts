import type { StoredMessage } from '../../../app/ports/messages.ts';
import type { ContactId, MessageId } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time.ts';
import type { CollectionSpec } from '../collection.ts';

export interface MessageDoc {
  readonly _id: string;
  readonly key: string;
  readonly contactId: string;
  readonly chatContactId: string;
  readonly channel: StoredMessage['channel'];
  readonly lane: StoredMessage['lane'];
  readonly receivedAt: number;
  readonly mediaCount: number;
  readonly carrierAnswered: boolean;
  readonly handledAt: number;
  readonly content: Buffer;
}

/** What was said and what the rules made of it, which says as much. */
export type Content = Pick<StoredMessage, 'text' | 'verdict' | 'consent'>;

export const MESSAGES: CollectionSpec<MessageDoc> = {
  name: 'messages',
  fields: {
    key: String,
    contactId: String,
    chatContactId: String,
    channel: String,
    lane: String,
    receivedAt: Number,
    mediaCount: Number,
    carrierAnswered: Boolean,
    handledAt: Number,
    content: Buffer,
  },
  indexes: [
    { on: { key: 1 }, unique: true },
    { on: { contactId: 1, _id: 1 } },
    { on: { chatContactId: 1, receivedAt: 1, _id: 1 } },
    { on: { handledAt: 1, contactId: 1, receivedAt: 1 } },
  ],
};

export const clearPart = (message: StoredMessage): Omit<MessageDoc, 'content'> => ({
  _id: message.id,
  key: message.key,
  contactId: message.contactId,
  chatContactId: message.chatContactId ?? '',
  channel: message.channel,
  lane: message.lane,
  receivedAt: message.receivedAt,
  mediaCount: message.mediaCount,
  carrierAnswered: message.carrierAnswered ?? false,
  handledAt: message.handledAt ?? 0,
});

export const clearOf = (doc: MessageDoc): Omit<StoredMessage, keyof Content> => ({
  id: doc._id as MessageId,
  key: doc.key,
  contactId: doc.contactId as ContactId,
  channel: doc.channel,
  receivedAt: instant(doc.receivedAt),
  mediaCount: doc.mediaCount,
  lane: doc.lane,
  ...(doc.chatContactId !== '' && { chatContactId: doc.chatContactId as ContactId }),
  ...(doc.carrierAnswered && { carrierAnswered: true }),
  ...(doc.handledAt > 0 && { handledAt: instant(doc.handledAt) }),
});
