/** Everything put off by one session, so that it can be called off together. */
export interface Timers {
  later(ms: number, act: () => void): void;
  clear(): void;
}

export function createTimers(): Timers {
  const pending = new Set<ReturnType<typeof setTimeout>>();
  return {
    later(ms, act) {
      const timer = setTimeout(() => {
        pending.delete(timer);
        act();
      }, ms);
      pending.add(timer);
    },
    clear() {
      for (const timer of pending) clearTimeout(timer);
      pending.clear();
    },
  };
}
