import type { ConsentLedger, StoredConsent } from '../../../app/ports/ledgers.ts';
import type { ContactId, MessageId } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';
import { contactKey } from '../key-store.ts';

interface ConsentDoc {
  /** In the order of writing. */
  readonly _id: string;
  readonly key: string;
  readonly contactId: string;
  readonly at: number;
  readonly order: number;
  readonly scope: StoredConsent['scope'];
  readonly act: StoredConsent['act'];
  readonly channel: StoredConsent['channel'];
  readonly language: StoredConsent['language'];
  readonly handledBy: StoredConsent['handledBy'];
  readonly said: string;
  readonly packVersion: string;
  readonly shown: Buffer;
}

const NAME = 'consents';

/** What the person had read when they said it. */
type Shown = Pick<StoredConsent, 'shown' | 'shownText'>;

/** Offers nothing that changes or removes a line. */
export function openConsents({ mongoose, vault, ids }: StoreContext): Opened<ConsentLedger> {
  const collection = openCollection<ConsentDoc>(mongoose, {
    name: NAME,
    fields: {
      key: String,
      contactId: String,
      at: Number,
      order: Number,
      scope: String,
      act: String,
      channel: String,
      language: String,
      handledBy: String,
      said: String,
      packVersion: String,
      shown: Buffer,
    },
    indexes: [{ on: { key: 1 }, unique: true }, { on: { contactId: 1, _id: 1 } }],
  });
  const shownField = vault.field<Shown>(NAME, 'shown');

  const fromDoc = async (doc: ConsentDoc): Promise<StoredConsent> => {
    const contactId = doc.contactId as ContactId;
    const shown = await shownField.open(contactKey(contactId), doc._id, doc.shown);
    return { ...clearOf(doc), ...shown, contactId };
  };

  const store: ConsentLedger = {
    async appendOnce({ shownText, shown, said, ...entry }) {
      const _id = ids.next();
      const read: Shown = { ...(shown && { shown }), ...(shownText !== undefined && { shownText }) };
      const sealed = await shownField.seal(contactKey(entry.contactId), _id, read);
      await collection.insertOnce({ _id, ...entry, said: said ?? '', shown: sealed });
    },
    async ofContact(contactId) {
      const docs = await collection.find({ contactId }, { sort: { _id: 1 } });
      return Promise.all(docs.map(fromDoc));
    },
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}

const clearOf = (doc: ConsentDoc): Omit<StoredConsent, 'contactId' | keyof Shown> => ({
  key: doc.key,
  at: instant(doc.at),
  order: doc.order,
  scope: doc.scope,
  act: doc.act,
  channel: doc.channel,
  language: doc.language,
  handledBy: doc.handledBy,
  packVersion: doc.packVersion,
  ...(doc.said !== '' && { said: doc.said as MessageId }),
});
