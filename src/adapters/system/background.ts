import type { Background } from '../../app/ports/background.ts';

/** Keeps hold of work that nobody awaits, so that a stop can wait for it. */
export function createBackground(onFault: (name: string, cause: unknown) => void): Background & {
  /** When nothing runs any more. */
  settled(): Promise<void>;
} {
  const running = new Set<Promise<void>>();
  return {
    run(name, work) {
      const promise = work()
        .catch((cause: unknown) => onFault(name, cause))
        .finally(() => running.delete(promise));
      running.add(promise);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
