import type { DecisionLedger, DecisionRecord } from '../../../app/ports/ledgers.ts';
import type { ContactId, ConversationId, MessageId } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';
import { present } from '../present.ts';
import { contactKey } from '../key-store.ts';

interface DecisionDoc {
  /** The record's key. */
  readonly _id: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly version: number;
  readonly at: number;
  readonly event: string;
  readonly messages: readonly string[];
  readonly level: string;
  readonly rules: readonly string[];
  readonly packVersion: string;
  readonly effects: readonly string[];
  readonly detail: Buffer;
}

const NAME = 'decisions';

export function openDecisions({ mongoose, vault }: StoreContext): Opened<DecisionLedger> {
  const collection = openCollection<DecisionDoc>(mongoose, {
    name: NAME,
    fields: {
      conversationId: String,
      contactId: String,
      version: Number,
      at: Number,
      event: String,
      messages: [String],
      level: String,
      rules: [String],
      packVersion: String,
      effects: [String],
      detail: Buffer,
    },
    indexes: [{ on: { conversationId: 1, version: 1 } }],
  });
  const details = vault.field<string>(NAME, 'detail');

  /** Undefined for a decision about a contact who was erased. */
  const fromDoc = async ({ _id, ...doc }: DecisionDoc): Promise<DecisionRecord | undefined> => {
    const contactId = doc.contactId as ContactId;
    const detail = await details.open(contactKey(contactId), _id, doc.detail);
    if (detail === undefined) return undefined;
    return {
      ...doc,
      key: _id,
      conversationId: doc.conversationId as ConversationId,
      contactId,
      at: instant(doc.at),
      messages: doc.messages as readonly MessageId[],
      detail,
    };
  };

  const store: DecisionLedger = {
    async keep({ key, detail, ...clear }) {
      const sealed = await details.seal(contactKey(clear.contactId), key, detail);
      await collection.insertOnce({ _id: key, ...clear, detail: sealed });
    },
    async drop(key) {
      await collection.deleteWhere({ _id: key });
    },
    async ofConversation(conversationId, limit) {
      const docs = await collection.find({ conversationId }, { sort: { version: -1 }, limit });
      return present(await Promise.all(docs.reverse().map(fromDoc)));
    },
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}
