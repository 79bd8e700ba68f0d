import type { Audit } from '../../../app/ports/ledgers.ts';
import { instant } from '../../../domain/time.ts';
import { AUDIT, saidIn } from '../audit/row.ts';
import { verifyChains } from '../audit/verify.ts';
import { auditWriter } from '../audit/writer.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';

export function openAudit({ mongoose, ids, clock }: StoreContext): Opened<Audit> {
  const rows = openCollection(mongoose, AUDIT);
  const writer = auditWriter(ids.next(), { rows, clock });
  const store: Audit = {
    append: (row) => writer.append(saidIn(row, ids.token())),
    verify: () => verifyChains(rows, writer.head()),
    async latest(limit) {
      const docs = await rows.find({}, { sort: { at: -1, _id: -1 }, limit });
      return docs.map(({ writer: name, seq, at, actor, action, subject }) => ({
        writer: name,
        seq,
        at: instant(at),
        actor,
        action,
        subject,
      }));
    },
  };
  return { store, ensureIndexes: rows.ensureIndexes };
}
