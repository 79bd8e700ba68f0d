import type { Send, SendStore } from '../../../app/ports/sends.ts';
import type { ContactId, SendId } from '../../../domain/ids.ts';
import { openCollection, type Collection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';
import { SENDS, clearOf, clearPart, type Content, type SendDoc } from '../documents/send.ts';
import { present } from '../present.ts';
import { contactKey, type KeyOwner } from '../key-store.ts';

/** Texts to staff belong to no contact. */
const ownerOf = (contactId: string | undefined): KeyOwner =>
  contactId === undefined || contactId === '' ? 'house' : contactKey(contactId as ContactId);

type Sends = Collection<SendDoc>;
type Readable = (docs: readonly SendDoc[]) => Promise<Send[]>;

export function openSends({ mongoose, vault }: StoreContext): Opened<SendStore> {
  const collection = openCollection(mongoose, SENDS);
  const content = vault.field<Content>(SENDS.name, 'content');

  const toDoc = async (send: Send): Promise<SendDoc> => {
    const { body, to, flags } = send;
    const sealed: Content = { body, ...(to !== undefined && { to }), ...(flags && { flags }) };
    return { ...clearPart(send), content: await content.seal(ownerOf(send.contactId), send.id, sealed) };
  };
  /** Undefined for a send whose contact was erased. */
  const fromDoc = async (doc: SendDoc): Promise<Send | undefined> => {
    const sealed = await content.open(ownerOf(doc.contactId), doc._id, doc.content);
    return sealed && { ...sealed, ...clearOf(doc) };
  };
  const readable: Readable = async (docs) => present(await Promise.all(docs.map(fromDoc)));

  const store: SendStore = {
    async insertOnce(send) {
      if (await collection.insertOnce(await toDoc(send))) return { stored: true, id: send.id };
      const earlier = await collection.findOne({ key: send.key }, { only: ['_id'] });
      if (!earlier) throw new Error(`the id ${send.id} is taken by another send`);
      return { stored: false, id: earlier._id as SendId };
    },
    async get(id) {
      const doc = await collection.findOne({ _id: id });
      return doc && fromDoc(doc);
    },
    async byKey(key) {
      const doc = await collection.findOne({ key });
      return doc && fromDoc(doc);
    },
    async bySid(carrierSid) {
      return (await collection.findOne({ carrierSid }, { only: ['carrierSid'] }))?._id as SendId | undefined;
    },
    advance: (id, from, to, change = {}) =>
      collection.updateWhere({ _id: id, status: { $in: from } }, { $set: { ...change, status: to } }),
    ...underWay(collection, readable),
    ...counts(collection),
    ...histories(collection, readable),
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}

/** What still has to be done about them. */
const underWay = (
  collection: Sends,
  readable: Readable,
): Pick<SendStore, 'due' | 'stranded' | 'unreported' | 'untold' | 'isBehind'> => ({
  async due(now, limit) {
    const filter = { status: 'waiting', notBefore: { $lte: now } } as const;
    return readable(await collection.find(filter, { sort: { rank: 1, _id: 1 }, limit }));
  },
  async stranded(before, limit) {
    const filter = { status: 'handing', attemptedAt: { $lt: before } } as const;
    return readable(await collection.find(filter, { sort: { rank: 1, _id: 1 }, limit }));
  },
  async unreported(since, limit) {
    const filter = { status: { $in: ['accepted', 'sent'] }, attemptedAt: { $gte: since } } as const;
    return readable(await collection.find(filter, { sort: { attemptedAt: -1 }, limit }));
  },
  async untold(limit) {
    return readable(await collection.find({ untold: true }, { sort: { _id: 1 }, limit }));
  },
  async isBehind({ id, contactId, channel }, purposes) {
    if (contactId === undefined) return false;
    const earlier = { contactId, _id: { $lt: id }, channel, purpose: { $in: purposes } } as const;
    const open = { ...earlier, status: { $in: ['waiting', 'handing'] } } as const;
    return (await collection.findOne(open, { only: ['_id'] })) !== undefined;
  },
});

const counts = (collection: Sends): Pick<SendStore, 'count' | 'countAll'> => ({
  count: (contactId, purposes, since, but) =>
    collection.count({
      contactId,
      purpose: { $in: purposes },
      createdAt: { $gte: since },
      status: { $ne: 'suppressed' },
      ...(but !== undefined && { _id: { $ne: but } }),
    }),
  countAll: (purpose, since, chatContactId) =>
    collection.count({
      purpose,
      createdAt: { $gte: since },
      status: { $ne: 'suppressed' },
      ...(chatContactId !== undefined && { chatContactId }),
    }),
});

const histories = (
  collection: Sends,
  readable: Readable,
): Pick<SendStore, 'ofStaff' | 'latest' | 'ofChat'> => ({
  async ofStaff(staffId, since) {
    const filter = { staffId, createdAt: { $gte: since } } as const;
    return readable(await collection.find(filter, { sort: { createdAt: 1, _id: 1 } }));
  },
  async latest(contactId, limit) {
    const docs = await collection.find({ contactId }, { sort: { _id: -1 }, limit });
    return readable(docs.reverse());
  },
  async ofChat(chatContactId, since, limit) {
    const shown = { chatContactId, channel: 'chat', status: 'delivered' } as const;
    const filter = { ...shown, endedAt: { $gte: since } };
    return readable(await collection.find(filter, { sort: { endedAt: 1, _id: 1 }, limit }));
  },
});
