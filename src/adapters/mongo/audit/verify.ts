import type { Audit } from '../../../app/ports/ledgers.ts';
import type { Collection } from '../collection.ts';
import { hashOf, rowId, type AuditDoc, type ChainLink } from './row.ts';

type Verdict = Awaited<ReturnType<Audit['verify']>>;
type Broken = Extract<Verdict, { readonly whole: false }>;

const PAGE = 500;

/**
 * Walks every chain from its first row. `ownHead`: the last row this process itself stored, which must still be there;
 * of chains before it, a cut-off end is found when a later chain names it.
 */
export async function verifyChains(
  rows: Collection<AuditDoc>,
  ownHead: ChainLink | undefined,
): Promise<Verdict> {
  let count = 0;
  const named: ChainLink[] = ownHead ? [ownHead] : [];
  for (
    let writer = await nextWriter(rows, '');
    writer !== undefined;
    writer = await nextWriter(rows, writer)
  ) {
    const walked = await walk(rows, writer);
    if ('whole' in walked) return walked;
    count += walked.rows;
    named.push(...walked.links);
  }
  const lost = await firstLost(rows, named);
  return lost ?? { whole: true, rows: count };
}

const nextWriter = async (rows: Collection<AuditDoc>, after: string): Promise<string | undefined> =>
  (await rows.findOne({ writer: { $gt: after } }, { sort: { writer: 1, seq: 1 }, only: ['writer'] }))?.writer;

async function walk(
  rows: Collection<AuditDoc>,
  writer: string,
): Promise<Broken | { readonly rows: number; readonly links: readonly ChainLink[] }> {
  let prev: AuditDoc | undefined;
  let links: readonly ChainLink[] = [];
  for (;;) {
    const page = await rows.find(
      { writer, seq: { $gt: prev?.seq ?? -1 } },
      { sort: { seq: 1 }, limit: PAGE },
    );
    for (const row of page) {
      const seq = prev ? prev.seq + 1 : 0;
      const fault = faultOf(row, seq, prev);
      if (fault !== undefined) return { whole: false, writer, seq, fault };
      if (seq === 0) links = row.links;
      prev = row;
    }
    if (page.length < PAGE) return { rows: prev ? prev.seq + 1 : 0, links };
  }
}

function faultOf(row: AuditDoc, seq: number, prev: AuditDoc | undefined): string | undefined {
  if (row.seq !== seq) return 'the row is missing';
  if (row.hash !== hashOf(row)) return 'the row was changed';
  if (row.prevHash !== (prev?.hash ?? '')) return 'the row does not follow the one before it';
  if (row._id !== rowId(row.writer, seq)) return 'the row is stored under another id';
  if (seq > 0 && row.links.length > 0) return 'only a first row names other chains';
  return undefined;
}

/** Rows that were named from outside their chain have to be there, as they were. */
async function firstLost(
  rows: Collection<AuditDoc>,
  named: readonly ChainLink[],
): Promise<Broken | undefined> {
  for (const { writer, seq, hash } of named) {
    const row = await rows.findOne({ writer, seq }, { only: ['hash'] });
    if (!row) return { whole: false, writer, seq, fault: 'the row is missing, as a later chain shows' };
    if (row.hash !== hash) {
      return { whole: false, writer, seq, fault: 'the row is not the one a later chain names' };
    }
  }
  return undefined;
}
