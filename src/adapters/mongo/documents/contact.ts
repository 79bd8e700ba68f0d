import type { Contact } from '../../../app/ports/contacts.ts';
import type { Channel } from '../../../domain/channel.ts';
import type { ContactId, PhoneNumber } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time.ts';
import type { CollectionSpec } from '../collection.ts';

export interface ContactDoc {
  readonly _id: string;
  readonly kind: Channel;
  /** Keyed hash of the number or of the visitor's token; after an erasure the id, which nobody looks up. */
  readonly lookup: string;
  readonly language: Contact['language'];
  readonly optedOut: boolean;
  /** Of what was said last about it. */
  readonly optedOutOrder: number;
  readonly reminders: Contact['reminders'];
  readonly remindersOrder: number;
  readonly linkedTo: string;
  readonly createdAt: number;
  /** Sealed number; empty for a chat visitor. */
  readonly phone: Buffer;
}

export const CONTACTS: CollectionSpec<ContactDoc> = {
  name: 'contacts',
  fields: {
    kind: String,
    lookup: String,
    language: String,
    optedOut: Boolean,
    optedOutOrder: Number,
    reminders: String,
    remindersOrder: Number,
    linkedTo: String,
    createdAt: Number,
    phone: Buffer,
  },
  indexes: [{ on: { lookup: 1 }, unique: true }, { on: { linkedTo: 1 } }],
};

export const newDoc = (kind: Channel, id: ContactId, at: number): Omit<ContactDoc, 'lookup'> => ({
  _id: id,
  kind,
  language: 'en',
  optedOut: false,
  optedOutOrder: 0,
  reminders: 'unasked',
  remindersOrder: 0,
  linkedTo: '',
  createdAt: at,
  phone: Buffer.alloc(0),
});

export const contactOf = (doc: ContactDoc, phone?: PhoneNumber): Contact => ({
  id: doc._id as ContactId,
  kind: doc.kind,
  ...(phone !== undefined && { phone }),
  language: doc.language,
  optedOut: doc.optedOut,
  reminders: doc.reminders,
  ...(doc.linkedTo !== '' && { linkedTo: doc.linkedTo as ContactId }),
  createdAt: instant(doc.createdAt),
});
