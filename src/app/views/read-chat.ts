import type { ContactId } from '../../domain/ids.ts';
import { instant, plus, SECOND, type Instant } from '../../domain/time.ts';
import type { House } from '../house.ts';
import type { StoredMessage } from '../ports/messages.ts';
import type { Send } from '../ports/sends.ts';

export interface ChatEntry {
  readonly id: string;
  readonly from: 'patient' | 'assistant' | 'staff';
  readonly text: string;
  readonly at: Instant;
  readonly clientId?: string;
}

const PAGE = 200;
/** Of one answer; whoever has missed more asks on from its end. */
const MOST = 2_000;
/** Clocks differ and writes cross: what lies this far back is read again, and the widget knows it by its id. */
const OVERLAP_MS = 30 * SECOND;

type Needs = Pick<House, 'messages' | 'sends'>;

/**
 * What this visitor said and was shown since a moment, in order, with a little overlap. Never what others of the same
 * number say or are told, whatever chats are linked to it.
 */
export async function readChat(
  house: Needs,
  visitor: ContactId,
  since: number,
): Promise<readonly ChatEntry[]> {
  const found = new Map<string, ChatEntry>();
  for (let at: number | undefined = since; at !== undefined && found.size < MOST;) {
    const page = await readPage(house, visitor, at);
    for (const entry of page.entries) found.set(entry.id, entry);
    at = page.more;
  }
  return [...found.values()];
}

interface Page {
  readonly entries: readonly ChatEntry[];
  /** From when to read on, while there is more; always later than this page began. */
  readonly more: number | undefined;
}

/** Both sides of the talk as far as both are known: what lies behind the shorter one comes with the next page. */
async function readPage(house: Needs, visitor: ContactId, since: number): Promise<Page> {
  const from = plus(instant(Math.max(since, OVERLAP_MS)), -OVERLAP_MS);
  const [said, told] = await Promise.all([
    readPast(since, async (limit) => (await house.messages.ofChat(visitor, from, limit)).map(messageEntry)),
    readPast(since, async (limit) => (await house.sends.ofChat(visitor, from, limit)).map(sendEntry)),
  ]);
  const end = Math.min(said.end, told.end);
  const entries = [...said.entries, ...told.entries]
    .filter(({ at }) => at <= end)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return { entries, more: end === Infinity ? undefined : end };
}

/** At least so many that something later than `since` is among them, or all there are. */
async function readPast(
  since: number,
  read: (limit: number) => Promise<readonly ChatEntry[]>,
): Promise<{ readonly entries: readonly ChatEntry[]; readonly end: number }> {
  for (let limit = PAGE; ; limit *= 2) {
    const entries = await read(limit);
    const last = entries.at(-1);
    if (!last || entries.length < limit) return { entries, end: Infinity };
    if (last.at > since) return { entries, end: last.at };
  }
}

export function messageEntry({ id, key, text, receivedAt: at }: StoredMessage): ChatEntry {
  const clientId = key.split(':').at(-1);
  return { id, from: 'patient', text, at, ...(clientId !== undefined && { clientId }) };
}

export function sendEntry({ id, purpose, body: text, endedAt, createdAt }: Send): ChatEntry {
  return { id, from: purpose === 'staff-reply' ? 'staff' : 'assistant', text, at: endedAt ?? createdAt };
}
