import type { ConversationStore } from '../../../app/ports/conversations.ts';
import type { Conversation } from '../../../domain/conversation/state.ts';
import type { ContactId, ConversationId } from '../../../domain/ids.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';
import {
  CONVERSATIONS,
  HEADER,
  clearPart,
  headerOf,
  type ConversationDoc,
} from '../documents/conversation.ts';
import { contactKey } from '../key-store.ts';

/** Of the state as JSON, before it is sealed: far below what any engine takes, so that a leak of growth is found early. */
export const MAX_STATE_BYTES = 64 * 1024;

const WITH_STAFF = ['waiting', 'staffed'] as const;

/** The state of a conversation grew over its bound: something in it is not bounded as it should be. */
export class ConversationTooLarge extends Error {
  override readonly name = 'ConversationTooLarge';

  constructor(id: ConversationId, bytes: number) {
    super(`conversation ${id} has a state of ${bytes} bytes; at most ${MAX_STATE_BYTES} are stored`);
  }
}

export function openConversations({ mongoose, vault, keys, clock }: StoreContext): Opened<ConversationStore> {
  const collection = openCollection(mongoose, CONVERSATIONS);
  const state = vault.field<Conversation>(CONVERSATIONS.name, 'state');

  const toDoc = async (conversation: Conversation): Promise<ConversationDoc> => {
    const { id, contactId } = conversation;
    const json = JSON.stringify(conversation);
    const bytes = Buffer.byteLength(json, 'utf8');
    if (bytes > MAX_STATE_BYTES) throw new ConversationTooLarge(id, bytes);
    const sealed = await state.sealJson(contactKey(contactId), id, json);
    return { ...clearPart(conversation, keys), savedAt: clock.now(), state: sealed };
  };
  const fromDoc = async (doc: ConversationDoc | undefined): Promise<Conversation | undefined> =>
    doc && state.open(contactKey(doc.contactId as ContactId), doc._id, doc.state);

  const store: ConversationStore = {
    ofContact: async (contactId) => fromDoc(await collection.findOne({ contactId })),
    get: async (id) => fromDoc(await collection.findOne({ _id: id })),
    insert: async (conversation) => collection.insertOnce(await toDoc(conversation)),
    async replace(next, expectedVersion) {
      if (next.version <= expectedVersion) throw new RangeError('versions only grow');
      return collection.replaceWhere({ _id: next.id, version: expectedVersion }, await toDoc(next));
    },
    async due(now, limit) {
      const docs = await collection.find(
        { dueAt: { $lte: now } },
        { sort: { dueAt: 1 }, limit, only: ['dueAt'] },
      );
      return docs.map(({ _id }) => _id as ConversationId);
    },
    async unsettled(before, limit) {
      const docs = await collection.find(
        { pending: { $gt: 0 }, savedAt: { $lt: before } },
        { sort: { savedAt: 1 }, limit, only: ['savedAt'] },
      );
      return docs.map(({ _id }) => _id as ConversationId);
    },
    async queue() {
      const docs = await collection.find({ mode: { $in: WITH_STAFF } }, { only: HEADER });
      return docs.map(headerOf);
    },
    async header(id) {
      const doc = await collection.findOne({ _id: id }, { only: HEADER });
      return doc && headerOf(doc);
    },
    async byAlarmCode(code) {
      const alarmed = { alarmCode: keys.hash('alarm-code', code), mode: { $in: WITH_STAFF } } as const;
      // In the order of words `waiting` comes last.
      const doc = await collection.findOne(alarmed, { sort: { mode: -1, raisedAt: -1 }, only: ['mode'] });
      return doc?._id as ConversationId | undefined;
    },
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}
