import type { Contact, ContactStore } from '../../../app/ports/contacts.ts';
import type { ContactId, PhoneNumber } from '../../../domain/ids.ts';
import { openCollection, type Collection, type Filter } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';
import { CONTACTS, contactOf, newDoc, type ContactDoc } from '../documents/contact.ts';
import { contactKey } from '../key-store.ts';
import { openOptOuts } from './opt-outs.ts';

type Found = (doc: ContactDoc) => Contact | Promise<Contact | undefined>;

export function openContacts({ mongoose, vault, keys }: StoreContext): Opened<ContactStore> {
  const collection = openCollection(mongoose, CONTACTS);
  const optOuts = openOptOuts(mongoose);
  const phoneField = vault.field<PhoneNumber>(CONTACTS.name, 'phone');

  const fromDoc: Found = async (doc) => {
    if (doc.kind === 'chat') return contactOf(doc);
    const phone = await phoneField.open(contactKey(doc._id as ContactId), doc._id, doc.phone);
    return phone && contactOf(doc, phone);
  };

  const find = async (lookup: string, found: Found): Promise<Contact | undefined> => {
    const doc = await collection.findOne({ lookup });
    return doc && found(doc);
  };

  const make = async (doc: ContactDoc, found: Found): Promise<Contact> => {
    const made = (await collection.insertOnce(doc)) ? await found(doc) : await find(doc.lookup, found);
    if (!made) throw new Error(`contact ${doc._id} could neither be made nor found`);
    return made;
  };

  const numberLookup = (phone: PhoneNumber): string => `sms:${keys.hash('phone', phone)}`;
  const visitorLookup = (token: string): string => `chat:${keys.hash('visitor', token)}`;

  const store: ContactStore = {
    async get(id) {
      const doc = await collection.findOne({ _id: id });
      return doc && fromDoc(doc);
    },
    async ofNumber(phone, { id, at }) {
      const lookup = numberLookup(phone);
      // Whoever asks by the number knows it, so nothing needs to be unsealed.
      const found = (doc: ContactDoc): Contact => contactOf(doc, phone);
      const known = await find(lookup, found);
      if (known) return known;
      const optedOut = await optOuts.has(lookup);
      const sealed = await phoneField.seal(contactKey(id), id, phone);
      return make({ ...newDoc('sms', id, at), lookup, optedOut, phone: sealed }, found);
    },
    findNumber: (phone) => find(numberLookup(phone), (doc) => contactOf(doc, phone)),
    async ofVisitor(token, { id, at }) {
      const lookup = visitorLookup(token);
      return (await find(lookup, contactOf)) ?? make({ ...newDoc('chat', id, at), lookup }, contactOf);
    },
    findVisitor: (token) => find(visitorLookup(token), contactOf),
    async chatsOf(number) {
      const docs = await collection.find({ linkedTo: number }, { only: ['linkedTo'], sort: { _id: 1 } });
      return docs.map(({ _id }) => _id as ContactId);
    },
    ...changes(collection),
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}

/** What of a contact may change. */
function changes(
  collection: Collection<ContactDoc>,
): Pick<ContactStore, 'link' | 'setOptedOut' | 'setReminders' | 'setLanguage'> {
  const missing = (id: string): Error => new Error(`no contact ${id}`);
  const set = async (_id: ContactId, change: Partial<ContactDoc>): Promise<void> => {
    if (!(await collection.updateWhere({ _id }, { $set: change }))) throw missing(_id);
  };
  /** False when what stands there is newer. */
  const setOver = async (
    earlier: Filter<ContactDoc> & { readonly _id: string },
    change: Partial<ContactDoc>,
  ): Promise<boolean> => {
    if (await collection.updateWhere(earlier, { $set: change })) return true;
    const { _id } = earlier;
    if (!(await collection.findOne({ _id }, { only: ['kind'] }))) throw missing(_id);
    return false;
  };
  return {
    link: (chat, number) => set(chat, { linkedTo: number }),
    setOptedOut: (_id, optedOut, order) =>
      setOver({ _id, optedOutOrder: { $lte: order } }, { optedOut, optedOutOrder: order }),
    setReminders: (_id, reminders, order) =>
      setOver({ _id, remindersOrder: { $lte: order } }, { reminders, remindersOrder: order }),
    setLanguage: (id, language) => set(id, { language }),
  };
}
