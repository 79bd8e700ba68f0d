/** Work nobody waits for, kept in sight so that it can be waited for after all. */
export interface Tasks {
  /** What came of it, or undefined when it failed or was stopped. */
  run<T>(task: () => Promise<T>): Promise<T | undefined>;
  /** When nothing is left, including what was started meanwhile. */
  settled(): Promise<void>;
}

export function createTasks(signal: AbortSignal, onFault: (error: unknown) => void): Tasks {
  const running = new Set<Promise<unknown>>();
  return {
    run(task) {
      const run = task()
        .catch((error: unknown) => {
          if (!signal.aborted) onFault(error);
          return undefined;
        })
        .finally(() => running.delete(run));
      running.add(run);
      return run;
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
