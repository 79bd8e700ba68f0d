import type { Instant } from '../../domain/time.ts';

export interface Lease {
  readonly name: string;
  readonly owner: string;
  /** Grows with every new owner: work begun under an older one must not be saved. */
  readonly fence: number;
  readonly until: Instant;
}

export interface LeaseStore {
  /** Undefined while another owner's lease runs. */
  acquire(
    name: string,
    owner: string,
    times: { readonly now: Instant; readonly until: Instant },
  ): Promise<Lease | undefined>;
  /** False when the lease was lost. */
  renew(lease: Lease, until: Instant): Promise<boolean>;
  release(lease: Lease): Promise<void>;
  /** Ends every lease. Only for a process that is certain to be the only one: whoever held them is dead. */
  endAll(): Promise<void>;
}
