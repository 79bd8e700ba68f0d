import type { LinkCodeStore, LinkPair } from '../../../app/ports/contacts.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';

interface LinkCodeDoc {
  /** Keyed hash of the pair, which holds a number. */
  readonly _id: string;
  readonly code: string;
  readonly expiresAt: number;
  readonly wrong: number;
}

/** A code of six digits can be guessed with luck; more tries than these would make the luck likely. */
const MAX_WRONG = 5;

export function openLinkCodes({ mongoose, keys }: StoreContext): Opened<LinkCodeStore> {
  const collection = openCollection<LinkCodeDoc>(mongoose, {
    name: 'link_codes',
    fields: { code: String, expiresAt: Number, wrong: Number },
    indexes: [],
  });
  const idOf = ({ chat, phone }: LinkPair): string => keys.hash('link-pair', chat, phone);
  const store: LinkCodeStore = {
    async put(pair, code, expiresAt) {
      const _id = idOf(pair);
      const doc = { _id, code: keys.hash('link-code', _id, code), expiresAt, wrong: 0 };
      if (!(await collection.insertOnce(doc))) await collection.replaceWhere({ _id }, doc);
    },
    async check(pair, code, now) {
      const _id = idOf(pair);
      const open = { _id, expiresAt: { $gt: now }, wrong: { $lt: MAX_WRONG } };
      // Counted as wrong before it is compared, so that guesses sent all at once are not compared more often than that.
      const doc = await collection.changeWhere(open, { $inc: { wrong: 1 } });
      if (!doc) return 'expired';
      if (doc.code !== keys.hash('link-code', _id, code)) return 'wrong';
      await collection.updateWhere({ _id, code: doc.code }, { $inc: { wrong: -1 } });
      return 'right';
    },
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}
