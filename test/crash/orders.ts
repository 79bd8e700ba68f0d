import type { Settings } from '../../src/app/house.ts';
import type { Invitation } from '../../src/app/staff/welcome-staff.ts';
import type { Boundary, Calls } from './boundary.ts';

/** A house that a victim process is to run. */
export interface HouseOrder {
  readonly env: Readonly<Record<string, string>>;
  readonly clockOffsetMs: number;
  readonly settings: Partial<Settings>;
  readonly boundary?: Boundary;
  /** Counts from the very start instead of from `count`. */
  readonly fromStart: boolean;
}

/** `count`: begin to count calls · `tick`: all that the clock would do · `shift`: move the clock on by `ms`. */
export type Wish =
  | { readonly do: 'count' }
  | { readonly do: 'tick' }
  | { readonly do: 'shift'; readonly ms: number }
  | { readonly do: 'calls' };

/** To the victim. */
export type ToVictim =
  | { readonly type: 'open'; readonly house: number; readonly order: HouseOrder }
  | { readonly type: 'wish'; readonly house: number; readonly id: number; readonly wish: Wish };

/** From the victim. */
export type FromVictim =
  | { readonly type: 'open'; readonly house: number; readonly invitations: readonly Invitation[] }
  | { readonly type: 'reached'; readonly house: number }
  | { readonly type: 'granted'; readonly house: number; readonly id: number; readonly calls: Calls }
  | { readonly type: 'fault'; readonly house: number; readonly message: string };
