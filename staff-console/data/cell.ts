/** A value that can be watched. */
export interface Readable<T> {
  get(): T;
  /** Called after each change; the answer ends it. */
  subscribe(listener: () => void): () => void;
}

export interface Cell<T> extends Readable<T> {
  set(next: T): void;
  change(change: (value: T) => T): void;
}

export function cell<T>(initial: T): Cell<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const set = (next: T): void => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => value,
    set,
    change: (change) => set(change(value)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
