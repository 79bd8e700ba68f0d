import type { MessageStore, StoredMessage } from '../../../app/ports/messages.ts';
import type { ContactId, MessageId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/time.ts';
import { openCollection, type Collection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';
import { MESSAGES, clearOf, clearPart, type Content, type MessageDoc } from '../documents/message.ts';
import { present } from '../present.ts';
import { contactKey } from '../key-store.ts';

/** Oldest first: ids are in the order of arrival. */
const IN_ORDER = { _id: 1 } as const;
const BY_TIME = { receivedAt: 1, _id: 1 } as const;

export function openMessages({ mongoose, vault }: StoreContext): Opened<MessageStore> {
  const collection = openCollection(mongoose, MESSAGES);
  const content = vault.field<Content>(MESSAGES.name, 'content');

  const toDoc = async (message: StoredMessage): Promise<MessageDoc> => {
    const { id, contactId, text, verdict, consent } = message;
    const sealed = await content.seal(contactKey(contactId), id, { text, verdict, consent });
    return { ...clearPart(message), content: sealed };
  };

  /** Undefined for a message whose contact was erased. */
  const fromDoc = async (doc: MessageDoc): Promise<StoredMessage | undefined> => {
    const clear = clearOf(doc);
    const said = await content.open(contactKey(clear.contactId), doc._id, doc.content);
    return said && { ...clear, ...said };
  };

  const readable = async (docs: readonly MessageDoc[]): Promise<StoredMessage[]> =>
    present(await Promise.all(docs.map(fromDoc)));

  const store: MessageStore = {
    async storeOnce(message) {
      if (await collection.insertOnce(await toDoc(message))) return { stored: true, id: message.id };
      const earlier = await collection.findOne({ key: message.key }, { only: ['_id'] });
      if (!earlier) throw new Error(`the id ${message.id} is taken by another message`);
      return { stored: false, id: earlier._id as MessageId };
    },
    async unhandled(contactId) {
      // Sorted here: asked to sort, a database walks all that this contact ever wrote, because that is in order.
      const docs = await collection.find({ contactId, handledAt: 0 });
      return readable(docs.sort((a, b) => (a._id < b._id ? -1 : 1)));
    },
    get: async (ids) => readable(await collection.find({ _id: { $in: ids } }, { sort: IN_ORDER })),
    async markHandled(ids, at) {
      await collection.updateAll({ _id: { $in: ids }, handledAt: 0 }, { $set: { handledAt: at } });
    },
    neglected: (before, limit) => neglectedContacts(collection, before, limit),
    async latest(contactId, limit) {
      const docs = await collection.find({ contactId }, { sort: { _id: -1 }, limit });
      return readable(docs.reverse());
    },
    ofChat: async (chatContactId, since, limit) =>
      readable(
        await collection.find({ chatContactId, receivedAt: { $gte: since } }, { sort: BY_TIME, limit }),
      ),
    async known(keys) {
      const docs = await collection.find({ key: { $in: keys } }, { only: ['key'] });
      return new Set(docs.map(({ key }) => key));
    },
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}

async function neglectedContacts(
  collection: Collection<MessageDoc>,
  before: Instant,
  limit: number,
): Promise<ContactId[]> {
  const found: ContactId[] = [];
  // Found ones are left out of the next look, so that one contact's flood cannot hide the others.
  for (;;) {
    const docs = await collection.find(
      { handledAt: 0, receivedAt: { $lt: before }, contactId: { $nin: found } },
      { sort: { receivedAt: 1 }, limit, only: ['contactId'] },
    );
    found.push(...new Set(docs.map(({ contactId }) => contactId as ContactId)));
    if (docs.length < limit || found.length >= limit) return found.slice(0, limit);
  }
}
