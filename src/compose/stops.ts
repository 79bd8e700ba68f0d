import { SECOND } from '../domain/time.ts';

/** All parts together keep a stop waiting no longer than this: whoever sent the signal kills after ten seconds. */
const PATIENCE_MS = 8 * SECOND;
/** What is left for each part after that. */
const LAST_MOMENT_MS = SECOND / 8;

export interface Stops {
  /** The last added is the first to stop. */
  add(name: string, stop: () => Promise<void> | void): void;
  run(): Promise<void>;
}

/** Ordered, bounded, and no failure keeps the rest from stopping. */
export function openStops(
  onFault: (name: string, cause: unknown) => void,
  patienceMs: number = PATIENCE_MS,
): Stops {
  const stops: { readonly name: string; readonly stop: () => Promise<void> | void }[] = [];
  return {
    add: (name, stop) => void stops.push({ name, stop }),
    async run() {
      const patience = timer(patienceMs);
      for (let next = stops.pop(); next; next = stops.pop()) {
        const { name, stop } = next;
        const lastMoment = timer(LAST_MOMENT_MS);
        const late = Promise.all([patience.over, lastMoment.over]).then(() => {
          throw new Error('took too long');
        });
        try {
          await Promise.race([Promise.resolve().then(stop), late]);
        } catch (cause) {
          onFault(`stop of ${name}`, cause);
        }
        lastMoment.clear();
      }
      patience.clear();
    },
  };
}

function timer(ms: number): { readonly over: Promise<void>; readonly clear: () => void } {
  let handle: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    handle = setTimeout(resolve, ms);
  });
  return { over, clear: () => clearTimeout(handle) };
}
