import type { Instant } from '../../domain/time.ts';

/** Highest first; each is a queue of its own, so a flood of one never delays a higher one. */
export const JOB_CLASSES = ['emergency', 'staff', 'turn', 'booking', 'reminder', 'upkeep'] as const;
export type JobClass = (typeof JOB_CLASSES)[number];

/** A doorbell: `payload` carries ids only, never patient data. What is to be done is read from the database. */
export interface Job {
  readonly class: JobClass;
  /** Which handler answers it; a constant, so that queued work survives a renaming of code. */
  readonly name: string;
  readonly key: string;
  readonly payload: Readonly<Record<string, string>>;
  readonly runAt?: Instant;
}

export interface Jobs {
  /**
   * Unique by (class, key) while waiting: a second ring keeps the earlier `runAt`.
   * A ring during a run causes another run after it. Durable when it resolves.
   */
  ring(job: Job): Promise<void>;
}

export interface FailedJob {
  readonly id: string;
  readonly class: JobClass;
  readonly name: string;
  readonly key: string;
  readonly payload: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly failedAt: Instant;
  /** Name or code of the error; never its message, which might quote a patient. */
  readonly error: string;
}

export type JobHandler = (
  payload: Readonly<Record<string, string>>,
  context: { readonly attempt: number; readonly signal: AbortSignal },
) => Promise<void>;

export interface JobRunner extends Jobs {
  /** Starts working. A handler that throws is tried again with growing pauses, then its job is kept as failed. */
  start(handlers: Readonly<Record<string, JobHandler>>): void;
  /** Whether it has taken up its work: started, not stopped, and with what an earlier start left. */
  isRunning(): boolean;
  /** Takes no new job and waits, within bounds, for the running ones. */
  stop(): Promise<void>;
  failed(limit: number): Promise<readonly FailedJob[]>;
  /** Runs a failed job again. False when it is not there. */
  retry(id: string): Promise<boolean>;
  depth(): Promise<Readonly<Record<JobClass, number>>>;
}
