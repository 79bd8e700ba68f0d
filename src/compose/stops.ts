import { SECOND } from '../domain/time.ts';

/** No part keeps a stop waiting longer than this. */
const PATIENCE_MS = 8 * SECOND;

export interface Stops {
  /** The last added is the first to stop. */
  add(name: string, stop: () => Promise<void> | void): void;
  run(): Promise<void>;
}

/** Ordered, bounded, and no failure keeps the rest from stopping. */
export function openStops(onFault: (name: string, cause: unknown) => void): Stops {
  const stops: { readonly name: string; readonly stop: () => Promise<void> | void }[] = [];
  return {
    add: (name, stop) => void stops.push({ name, stop }),
    async run() {
      for (let next = stops.pop(); next; next = stops.pop()) {
        const { name, stop } = next;
        try {
          await withinPatience(Promise.resolve(stop()));
        } catch (cause) {
          onFault(`stop of ${name}`, cause);
        }
      }
    },
  };
}

async function withinPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((_, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), PATIENCE_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
