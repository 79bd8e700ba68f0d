import { schedule } from 'node-cron';

export interface Tick {
  readonly name: string;
  /** Six fields, seconds first. */
  readonly every: string;
  readonly run: () => Promise<void>;
}

/** Starts the clockwork. A tick never overlaps itself: while one runs, the next of its name is left out. */
export function startTicks(
  ticks: readonly Tick[],
  onFault: (name: string, cause: unknown) => void,
): { stop(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const tasks = ticks.map(({ name, every, run }) =>
    schedule(
      every,
      async () => {
        const work = run().catch((cause: unknown) => onFault(name, cause));
        running.add(work);
        await work;
        running.delete(work);
      },
      // Intervals only, so that no daylight saving moves them.
      { name, noOverlap: true, timezone: 'Etc/UTC' },
    ),
  );
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}
