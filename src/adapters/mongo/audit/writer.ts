import type { Clock } from '../../../app/ports/system.ts';
import type { Collection } from '../collection.ts';
import { chained, type AuditDoc, type ChainLink, type Said } from './row.ts';

export interface AuditWriter {
  /** Resolves when the row is stored; rows stand in the chain in the order of these calls. */
  append(said: Said): Promise<void>;
  /** The last row known to be stored; undefined before the first one and after a failure. */
  head(): ChainLink | undefined;
}

interface Waiting {
  readonly said: Said;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

const MAX_BATCH = 200;

/**
 * One chain. Rows that come while earlier ones are being stored are stored together, as one write. After a failure
 * nobody knows what was stored, so the chain goes on from what the database then holds.
 */
export function auditWriter(
  writer: string,
  { rows, clock }: { readonly rows: Collection<AuditDoc>; readonly clock: Clock },
): AuditWriter {
  const waiting: Waiting[] = [];
  let head: ChainLink | undefined;
  let busy = false;

  const storedHead = async (): Promise<ChainLink> => {
    const last = await rows.findOne({ writer }, { sort: { seq: -1 } });
    if (last) return last;
    const begin = {
      at: clock.now(),
      actor: 'house',
      action: 'chain.begun',
      subject: writer,
      salt: '',
      digest: '',
    };
    const first = chained(writer, undefined, { ...begin, links: await looseEnds(rows) });
    await rows.insertInOrder([first]);
    return first;
  };

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    let prev = head ?? (await storedHead());
    const docs = batch.map(({ said }) => {
      const doc = chained(writer, prev, said);
      prev = doc;
      return doc;
    });
    await rows.insertInOrder(docs);
    head = { writer, seq: prev.seq, hash: prev.hash };
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MAX_BATCH);
      try {
        await write(batch);
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        head = undefined;
        for (const { reject } of batch) reject(cause);
      }
    }
    busy = false;
  };

  return {
    append: (said) =>
      new Promise((resolve, reject) => {
        waiting.push({ said, resolve, reject });
        if (busy) return;
        busy = true;
        // In a moment: what else is appended in this turn of the event loop goes along.
        queueMicrotask(() => void drain());
      }),
    head: () => head,
  };
}

/** The last rows of all chains that no other chain has named yet. */
async function looseEnds(rows: Collection<AuditDoc>): Promise<ChainLink[]> {
  const firsts = await rows.find({ seq: 0 }, { sort: { _id: 1 } });
  const named = new Set(firsts.flatMap(({ links }) => links.map(linkName)));
  const ends: ChainLink[] = [];
  for (const { writer } of firsts) {
    const last = await rows.findOne({ writer }, { sort: { seq: -1 }, only: ['writer', 'seq', 'hash'] });
    if (last && !named.has(linkName(last))) ends.push({ writer, seq: last.seq, hash: last.hash });
  }
  return ends;
}

const linkName = ({ writer, seq }: ChainLink): string => `${writer}:${String(seq)}`;
