import { isIPv6 } from 'node:net';
import type { Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal, type RefusalCode } from '../../app/errors.ts';
import type { Observer } from '../../app/ports/observer.ts';
import { take } from './limiters.ts';

/** Wrong passwords and links within a quarter of an hour; right ones cost nothing. */
export interface SignInLimits {
  /** By address and e-mail: somebody who tries a colleague's passwords. */
  readonly person: RateLimiterMemory;
  /** By address: somebody who tries one password on everybody. A whole clinic may share an address. */
  readonly address: RateLimiterMemory;
  /** By session, apart from the others: nobody else's mistakes keep a person from opening their own screen. */
  readonly unlock: RateLimiterMemory;
}

const QUARTER_HOUR_S = 15 * 60;

export const createSignInLimits = (): SignInLimits => ({
  person: new RateLimiterMemory({ points: 8, duration: QUARTER_HOUR_S, keyPrefix: 'person' }),
  address: new RateLimiterMemory({ points: 40, duration: QUARTER_HOUR_S, keyPrefix: 'address' }),
  unlock: new RateLimiterMemory({ points: 8, duration: QUARTER_HOUR_S, keyPrefix: 'unlock' }),
});

type Bucket = readonly [limiter: RateLimiterMemory, key: string];

/**
 * Lets somebody try to prove who they are. Each try is counted before it is made, so that many at once are counted
 * too, and given back unless the proof was wrong.
 */
export async function tryProof<T>(
  buckets: readonly Bucket[],
  observer: Observer,
  attempt: () => Promise<T>,
): Promise<T> {
  const taken: Bucket[] = [];
  const giveBack = () => Promise.all(taken.map(([limiter, key]) => limiter.reward(key)));
  for (const [limiter, key] of buckets) {
    if (await take(limiter, key)) {
      taken.push([limiter, key]);
      continue;
    }
    await giveBack();
    observer.note({ type: 'sign-in', outcome: 'too-many' });
    throw new Refusal('too-many-attempts', 'Too many attempts. Please wait a few minutes and try again.');
  }
  try {
    const proved = await attempt();
    await giveBack();
    return proved;
  } catch (error) {
    if (!(error instanceof Refusal && WRONG_PROOF.has(error.code))) await giveBack();
    throw error;
  }
}

const WRONG_PROOF: ReadonlySet<RefusalCode> = new Set(['wrong-credentials', 'link-used-or-expired']);

/** Where a request comes from, as far as it can be told apart: an IPv6 network is given to one subscriber as a whole. */
export function originOf({ ip = 'unknown' }: Pick<Request, 'ip'>): string {
  if (!isIPv6(ip) || ip.includes('.')) return ip;
  const [head = '', tail] = ip.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
