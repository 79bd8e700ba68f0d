import type { PhoneNumber } from '../../../domain/ids.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { MessageChange, StoredMessage } from './stored-message.ts';

/** Every message and the block list; a change is seen once the journal has it. */
export interface Ledger {
  add(message: Omit<StoredMessage, 'shown'>): Promise<void>;
  change(sid: string, change: MessageChange): Promise<void>;
  setBlocked(phone: PhoneNumber, blocked: boolean): Promise<void>;
  isBlocked(phone: PhoneNumber): boolean;
  get(sid: string): StoredMessage | undefined;
  /** In the order in which they came. */
  all(): readonly StoredMessage[];
  /** What phones showed after this place, in order. */
  shownAfter(place: number): readonly StoredMessage[];
  /** Calls back for each message a phone shows from now on; returns how to stop. */
  follow(listener: (message: StoredMessage) => void): () => void;
}

interface Memory {
  readonly messages: Map<string, StoredMessage>;
  /** Sids by place; a phone shows its own message when written, ours when delivered. */
  readonly shown: string[];
  readonly blocked: Set<PhoneNumber>;
}

export function createLedger(journal: Journal, past: readonly JournalEntry[]): Ledger {
  const memory: Memory = { messages: new Map(), shown: [], blocked: new Set() };
  const listeners = new Set<(message: StoredMessage) => void>();
  for (const entry of past) apply(memory, entry);
  let nextShown = memory.shown.length + 1;

  const keep = async (entry: JournalEntry): Promise<void> => {
    await journal.append(entry);
    const message = apply(memory, entry);
    if (message) for (const listener of listeners) listener(message);
  };

  return {
    add: (message) =>
      keep({
        type: 'message',
        message: message.direction === 'inbound' ? { ...message, shown: nextShown++ } : message,
      }),
    change: (sid, change) =>
      keep({ type: 'change', sid, change, ...(change.status === 'delivered' && { shown: nextShown++ }) }),
    setBlocked: (phone, blocked) => keep({ type: 'block', phone, blocked }),
    isBlocked: (phone) => memory.blocked.has(phone),
    get: (sid) => memory.messages.get(sid),
    all: () => [...memory.messages.values()],
    shownAfter: (place) => memory.shown.slice(place).flatMap((sid) => memory.messages.get(sid) ?? []),
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The fewest entries that lead to the same memory. */
export function condense(past: readonly JournalEntry[]): readonly JournalEntry[] {
  const memory: Memory = { messages: new Map(), shown: [], blocked: new Set() };
  for (const entry of past) apply(memory, entry);
  return [
    ...[...memory.messages.values()].map((message) => ({ type: 'message' as const, message })),
    ...[...memory.blocked].map((phone) => ({ type: 'block' as const, phone, blocked: true })),
  ];
}

/** Returns the message a phone shows because of this entry, if any. */
function apply(memory: Memory, entry: JournalEntry): StoredMessage | undefined {
  switch (entry.type) {
    case 'message':
      return put(memory, entry.message, entry.message.shown);
    case 'change': {
      const { sid, change, shown } = entry;
      const known = memory.messages.get(sid);
      return known && put(memory, { ...known, ...change, ...(shown !== undefined && { shown }) }, shown);
    }
    case 'block':
      if (entry.blocked) memory.blocked.add(entry.phone);
      else memory.blocked.delete(entry.phone);
      return undefined;
  }
}

function put(memory: Memory, message: StoredMessage, shown: number | undefined): StoredMessage | undefined {
  memory.messages.set(message.sid, message);
  if (shown === undefined) return undefined;
  memory.shown[shown - 1] = message.sid;
  return message;
}
