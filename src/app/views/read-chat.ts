import { instant, plus, SECOND, type Instant } from '../../domain/time.ts';
import type { House } from '../house.ts';
import type { Contact } from '../ports/contacts.ts';
import type { StoredMessage } from '../ports/messages.ts';
import type { Send } from '../ports/sends.ts';

export interface ChatEntry {
  readonly id: string;
  readonly from: 'patient' | 'assistant' | 'staff';
  readonly text: string;
  readonly at: Instant;
  readonly clientId?: string;
}

const LIMIT = 200;
/** Clocks differ and writes cross: what lies this far back is read again, and the widget knows it by its id. */
const OVERLAP_MS = 30 * SECOND;

/** What this visitor said and was told since a moment, in order, with a little overlap. */
export async function readChat(
  house: Pick<House, 'messages' | 'sends'>,
  visitor: Contact,
  since: number,
): Promise<readonly ChatEntry[]> {
  const from = plus(instant(Math.max(since, OVERLAP_MS)), -OVERLAP_MS);
  const [messages, own, linked] = await Promise.all([
    house.messages.ofChat(visitor.id, from, LIMIT),
    house.sends.ofChat(visitor.id, from, LIMIT),
    visitor.linkedTo ? house.sends.ofChat(visitor.linkedTo, from, LIMIT) : [],
  ]);
  return [...messages.map(messageEntry), ...[...own, ...linked].map(sendEntry)].sort(
    (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
  );
}

export function messageEntry({ id, key, text, receivedAt: at }: StoredMessage): ChatEntry {
  const clientId = key.split(':').at(-1);
  return { id, from: 'patient', text, at, ...(clientId !== undefined && { clientId }) };
}

export function sendEntry({ id, purpose, body: text, endedAt, createdAt }: Send): ChatEntry {
  return { id, from: purpose === 'staff-reply' ? 'staff' : 'assistant', text, at: endedAt ?? createdAt };
}
