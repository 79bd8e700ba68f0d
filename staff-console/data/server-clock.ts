/** Differences below this are the network's, not the clock's. */
const TRUSTED_MS = 3_000;

export interface ServerClock {
  /** Milliseconds since the epoch as the server counts them. */
  now(): number;
  /** Takes the `date` header of an answer. */
  hear(date: string): void;
}

/** Waiting times are the server's; a workstation whose clock is wrong must not show them wrong. */
export function createServerClock(ownNow: () => number): ServerClock {
  let offset = 0;
  return {
    now: () => ownNow() + offset,
    hear(date) {
      // The header has whole seconds, so on average it is half a second old.
      const difference = Date.parse(date) + 500 - ownNow();
      if (Number.isNaN(difference)) return;
      offset = Math.abs(difference) < TRUSTED_MS ? 0 : difference;
    },
  };
}
