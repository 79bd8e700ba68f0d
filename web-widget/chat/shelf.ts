import type { Unsent } from './conversation.ts';

/** What the browser keeps for us: its storage, or only memory where a browser allows no storage in frames. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  keys(): readonly string[];
}

/** What outlives a reload, and is shared by all tabs of a browser. */
export interface Shelf {
  token(): string | undefined;
  keepToken(token: string): void;
  unsent(): readonly Unsent[];
  keepUnsent(unsent: Unsent): void;
  dropUnsent(clientId: string): void;
  /** `at` of the newest message that was seen. */
  seen(): number;
  keepSeen(at: number): void;
  /** Leaves nothing behind on this device. */
  clear(): void;
}

const PREFIX = 'frontdesk.';
const TOKEN = `${PREFIX}token`;
const SEEN = `${PREFIX}seen`;
/** One entry a message, so that tabs never overwrite each other's. */
const UNSENT = `${PREFIX}unsent.`;

export function createShelf(store: Store): Shelf {
  return {
    token: () => store.getItem(TOKEN) ?? undefined,
    keepToken: (token) => store.setItem(TOKEN, token),
    unsent: () =>
      store
        .keys()
        .filter((key) => key.startsWith(UNSENT))
        .flatMap((key) => readUnsent(key.slice(UNSENT.length), store.getItem(key)) ?? []),
    keepUnsent: ({ clientId, text, at, state }) =>
      store.setItem(UNSENT + clientId, JSON.stringify({ text, at, state })),
    dropUnsent: (clientId) => store.removeItem(UNSENT + clientId),
    seen: () => Number(store.getItem(SEEN)) || 0,
    keepSeen: (at) => store.setItem(SEEN, String(at)),
    clear() {
      for (const key of store.keys()) if (key.startsWith(PREFIX)) store.removeItem(key);
    },
  };
}

export const isToken = (key: string | null): boolean => key === null || key === TOKEN;
export const isUnsent = (key: string | null): boolean => key?.startsWith(UNSENT) ?? false;

/** What cannot be read is as if it were not there. */
function readUnsent(clientId: string, json: string | null): Unsent | undefined {
  const kept = parse(json ?? '');
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { text, at, state } = kept as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string' || typeof at !== 'number') return undefined;
  return { clientId, text, at, state: state === 'failed' ? 'failed' : 'waiting' };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Falls back to memory for whatever the browser refuses: storage may be forbidden in frames, or full. */
export function safeStore(
  open: () => Omit<Store, 'keys'> & { key(place: number): string | null; length: number },
): Store {
  const memory = new Map<string, string>();
  const storage = attempt(open);
  return {
    getItem: (key) => memory.get(key) ?? attempt(() => storage?.getItem(key)) ?? null,
    setItem(key, value) {
      const kept = attempt(() => {
        storage?.setItem(key, value);
        return storage !== undefined;
      });
      if (kept) memory.delete(key);
      else memory.set(key, value);
    },
    removeItem(key) {
      memory.delete(key);
      attempt(() => storage?.removeItem(key));
    },
    keys() {
      const stored = attempt(() =>
        Array.from({ length: storage?.length ?? 0 }, (_, place) => storage?.key(place) ?? ''),
      );
      return [...new Set([...(stored ?? []), ...memory.keys()])];
    },
  };
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
