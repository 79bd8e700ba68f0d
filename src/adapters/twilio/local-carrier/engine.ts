import type { Caller } from './caller.ts';
import type { Faults } from './faults.ts';
import type { Ledger } from './ledger.ts';
import type { LocalCarrierOptions } from './options.ts';
import type { Tasks } from './tasks.ts';

/** What both directions of traffic share. */
export interface Engine {
  readonly options: LocalCarrierOptions;
  readonly ledger: Ledger;
  readonly call: Caller;
  readonly faults: Faults;
  readonly tasks: Tasks;
  /** Aborted when the carrier closes. */
  readonly signal: AbortSignal;
}
