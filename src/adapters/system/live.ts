import type { Live, Notice } from '../../app/ports/live.ts';

/** Notices between the parts of one process. A listener that fails does not keep the others from hearing. */
export function inProcessLive(onFault: (name: string, cause: unknown) => void): Live {
  const listeners = new Set<(notice: Notice) => void>();
  return {
    publish(notice) {
      for (const listener of listeners) {
        try {
          listener(notice);
        } catch (cause) {
          onFault('live', cause);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
