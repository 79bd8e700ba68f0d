import type { Clock } from '../../app/ports/system.ts';

export interface RecentlyUsed<T> {
  get(name: string): T | undefined;
  /** Gives back what was put. */
  put(name: string, value: T): T;
  drop(name: string): void;
}

/** Keeps at most so many entries, the least recently used going first, and none longer than so many milliseconds. */
export function recentlyUsed<T>(
  clock: Clock,
  limits: { readonly entries: number; readonly ms: number },
): RecentlyUsed<T> {
  const entries = new Map<string, { readonly value: T; readonly until: number }>();
  return {
    get(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      entries.delete(name);
      if (entry.until <= clock.now()) return undefined;
      entries.set(name, entry);
      return entry.value;
    },
    put(name, value) {
      entries.delete(name);
      const oldest = entries.size >= limits.entries ? entries.keys().next() : undefined;
      if (oldest?.done === false) entries.delete(oldest.value);
      entries.set(name, { value, until: clock.now() + limits.ms });
      return value;
    },
    drop: (name) => void entries.delete(name),
  };
}
