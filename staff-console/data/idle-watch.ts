import { ACTIVE_MS, idleAt, type Idle } from '../logic/idle.ts';
import { cell, type Readable } from './cell.ts';

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

export interface IdleWatch {
  readonly state: Readable<Idle>;
  /** True when a key or the pointer was used within the last minute, in this tab or another. */
  isActive(): boolean;
  /** Life in another tab of the same session. */
  noticeLife(): void;
}

/** Watches for keys and the pointer; `over` comes on its own and, on a machine that slept, before anything else. */
export function createIdleWatch(parts: {
  readonly idleLockMs: () => number | undefined;
  readonly onOver: () => void;
  readonly onLife: () => void;
}): IdleWatch {
  const state = cell<Idle>({ kind: 'active' });
  let lastActive = Date.now();
  let over = false;

  const look = (): void => {
    const idleLockMs = parts.idleLockMs();
    const now =
      idleLockMs === undefined ? ({ kind: 'active' } as const) : idleAt(Date.now(), lastActive, idleLockMs);
    if (now.kind !== 'active' || state.get().kind !== 'active') state.set(now);
    if (now.kind === 'over' && !over) parts.onOver();
    over = now.kind === 'over';
  };
  const live = (): void => {
    // First the look: what comes after too long a silence finds the screen locked.
    look();
    lastActive = Date.now();
    over = false;
    if (state.get().kind !== 'active') state.set({ kind: 'active' });
  };
  for (const sign of SIGNS_OF_LIFE) {
    window.addEventListener(
      sign,
      () => {
        live();
        parts.onLife();
      },
      { capture: true, passive: true },
    );
  }
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pageshow', look);
  setInterval(look, 1_000);
  return { state, isActive: () => Date.now() - lastActive < ACTIVE_MS, noticeLife: live };
}
