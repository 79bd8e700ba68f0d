import { SECOND, type Instant } from '../domain/time.ts';
import type { House } from './house.ts';

const PATIENCE_MS = SECOND;
/** An answer holds this long, so that many questions cost one write. */
const REMEMBER_MS = SECOND;

/** The lease that is taken only to see that something can be written. */
const PROBE = 'readiness';

/** Tells whether messages can be stored and handled: the database takes a write in time, and jobs are worked off. */
export function createReadiness(
  house: Pick<House, 'leases' | 'clock' | 'observer'>,
  isWorking: () => boolean,
): () => Promise<boolean> {
  let last: { readonly at: Instant; readonly answer: Promise<boolean> } | undefined;
  return () => {
    const at = house.clock.now();
    if (!last || at - last.at >= REMEMBER_MS || at < last.at) last = { at, answer: canWrite(house) };
    return last.answer.then((written) => written && isWorking());
  };
}

async function canWrite({ leases, clock, observer }: Pick<House, 'leases' | 'clock' | 'observer'>) {
  const now = clock.now();
  // Given back by running out at once.
  const written = leases.acquire(PROBE, PROBE, { now, until: now }).then((lease) => lease !== undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([written, late]);
  } catch (cause) {
    observer.note({ type: 'fault', where: 'readiness', cause });
    return false;
  } finally {
    clearTimeout(timer);
  }
}
