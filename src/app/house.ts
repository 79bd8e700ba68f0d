import type { Background } from './ports/background.ts';
import type { Ports } from './ports/index.ts';
import type { Observer } from './ports/observer.ts';
import type { Outbox } from './ports/outbox.ts';
import type { Pack } from './ports/pack.ts';

export interface Settings {
  /** Pause after a message before it is answered, so that quick texts get one answer. */
  readonly quietGapMs: number;
  /** Who answers bare opt-out keywords. */
  readonly optOut: 'carrier' | 'app';
  /** How long the outcome of a send may stay unknown before the carrier's list is asked. */
  readonly carrierGraceMs: number;
  /** How long an unreadable list may leave a send unknown before it counts as unclear. */
  readonly carrierPatienceMs: number;
  /** The sender's pace, below the carrier's rate. */
  readonly sendsPerSecond: number;
  /** Console: idle time until the screen locks. */
  readonly idleLockMs: number;
}

/** All a use case can ask for. Each names the few it needs: `Pick<House, 'clock' | 'sends'>`. */
export interface House extends Ports {
  readonly pack: Pack;
  readonly settings: Settings;
  readonly observer: Observer;
  readonly background: Background;
  readonly outbox: Outbox;
}
