/** Told this long before the screen locks, so that a word being written is not lost. */
export const WARNING_MS = 30_000;

/** Only a person who was active this lately keeps the session open. */
export const ACTIVE_MS = 60_000;

export type Idle =
  | { readonly kind: 'active' }
  | { readonly kind: 'warning'; readonly leftMs: number }
  | { readonly kind: 'over' };

/** Computed from moments, not from a timer, so that a machine that slept locks when it wakes. */
export function idleAt(now: number, lastActive: number, idleLockMs: number): Idle {
  const leftMs = lastActive + idleLockMs - now;
  if (leftMs <= 0) return { kind: 'over' };
  const warning = Math.min(WARNING_MS, idleLockMs / 2);
  return leftMs <= warning ? { kind: 'warning', leftMs } : { kind: 'active' };
}
