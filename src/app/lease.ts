import { plus, SECOND } from '../domain/time.ts';
import { Contended } from './errors.ts';
import type { House } from './house.ts';

const LEASE_MS = 30 * SECOND;
const RENEW_MS = 10 * SECOND;

/**
 * Runs `work` while holding a lease of this name, renewed as it goes on. False: somebody else holds it. The lease
 * keeps order and saves double work; that nothing is done twice rests on compare-and-set and unique keys alone.
 */
export async function withLease(
  house: Pick<House, 'leases' | 'clock' | 'ids'>,
  name: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const now = house.clock.now();
  const lease = await house.leases.acquire(name, house.ids.token(), { now, until: plus(now, LEASE_MS) });
  if (!lease) return false;
  const renewal = setInterval(() => {
    // A renewal that fails lets the lease run out, which is safe.
    house.leases.renew(lease, plus(house.clock.now(), LEASE_MS)).catch(() => undefined);
  }, RENEW_MS);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    await house.leases.release(lease);
  }
  return true;
}

const TRY_AGAIN_MS = 20;
const WAITS_AT_MOST_MS = 5 * SECOND;

/** Runs `work` after whoever holds a lease of this name. Waits no longer than somebody outside waits for an answer. */
export async function inTurn(
  house: Pick<House, 'leases' | 'clock' | 'ids'>,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  for (let waited = 0; waited < WAITS_AT_MOST_MS; waited += TRY_AGAIN_MS) {
    if (await withLease(house, name, work)) return;
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
  throw new Contended(`The lease ${name}`);
}
