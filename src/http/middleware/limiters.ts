import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Bounds on what one address, person or visitor may do; kept in memory, so that a flood writes nothing. */
export interface Limiters {
  /** Webhooks that were not signed by the carrier, by address. */
  readonly forgeries: RateLimiterMemory;
  /** Chat messages, by visitor. */
  readonly chat: RateLimiterMemory;
  /** Chats read again from some moment on, by visitor. */
  readonly chatReads: RateLimiterMemory;
  /** New chat visitors and connections, by address. */
  readonly visitors: RateLimiterMemory;
}

export const createLimiters = (): Limiters => ({
  forgeries: new RateLimiterMemory({ points: 20, duration: 60 }),
  chat: new RateLimiterMemory({ points: 12, duration: 30 }),
  chatReads: new RateLimiterMemory({ points: 40, duration: 60 }),
  visitors: new RateLimiterMemory({ points: 60, duration: 60 }),
});

/** False when the limit is used up. */
export async function take(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}
