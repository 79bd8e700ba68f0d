import type { Clock } from '../../app/ports/system.ts';
import { instant } from '../../domain/time.ts';

export interface ShiftedClock extends Clock {
  /** Moves this clock on (or, below zero, back) by so many milliseconds; it keeps running. */
  shift(ms: number): void;
}

/** The machine's clock, `offsetMs` ahead of it. */
export function systemClock({ offsetMs = 0 }: { readonly offsetMs?: number } = {}): ShiftedClock {
  let offset = offsetMs;
  return {
    now: () => instant(Date.now() + offset),
    shift(ms) {
      offset += ms;
    },
  };
}
