import { Contended } from './errors.ts';
import type { Ids } from './ports/system.ts';

const ATTEMPTS = 80;

/**
 * Reads, decides and saves again until the save wins. `attempt` returns undefined when another writer was faster.
 * Pauses grow and carry jitter so that many racers spread out.
 */
export async function untilSaved<T>(
  ids: Pick<Ids, 'digits'>,
  what: string,
  attempt: () => Promise<{ readonly saved: T } | undefined>,
): Promise<T> {
  for (let tries = 0; tries < ATTEMPTS; tries += 1) {
    const done = await attempt();
    if (done) return done.saved;
    await pause(Math.min(tries, 10) * 4 * (Number(ids.digits(2)) / 100));
  }
  throw new Contended(what);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
