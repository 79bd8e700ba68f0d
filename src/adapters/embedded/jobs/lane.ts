import type { JobClass, JobHandler } from '../../../app/ports/jobs.ts';
import type { Observer } from '../../../app/ports/observer.ts';
import type { Clock } from '../../../app/ports/system.ts';
import { instant, plus, type Instant } from '../../../domain/time.ts';
import type { ClaimedJob, JobStore } from './job-store.ts';
import { runLimited } from './run-limited.ts';
import { pauseAfter, type ClassSettings } from './settings.ts';

export interface LaneTools {
  readonly store: JobStore;
  readonly clock: Clock;
  readonly random: () => number;
  readonly observer: Observer | undefined;
  readonly owner: string;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly pollMs: number;
  /** Called after a job was kept as failed. */
  readonly onFailed: () => void;
}

/** Pause before the store is asked again after it failed. */
const AFTER_FAULT_MS = 500;

class MissingHandler extends Error {
  override readonly name = 'MissingHandler';
}

/** Each of the job's attempts ended with the process. */
class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded';
}

const noHandler: JobHandler = () => Promise.reject(new MissingHandler());
const givenUp: JobHandler = () => Promise.reject(new ProcessEnded());

/** Works off the jobs of one class. It sleeps until the next is due, somebody rings, or the poll interval is over. */
export class Lane {
  readonly #class: JobClass;
  readonly #settings: ClassSettings;
  readonly #tools: LaneTools;
  readonly #running = new Map<
    ClaimedJob,
    { readonly abort: AbortController; readonly ended: Promise<void> }
  >();
  #claiming: Promise<void> | undefined;
  #rungMeanwhile = false;
  #timer: NodeJS.Timeout | undefined;
  #sleepsUntil: Instant = instant(0);
  #stopping = false;

  constructor(jobClass: JobClass, settings: ClassSettings, tools: LaneTools) {
    this.#class = jobClass;
    this.#settings = settings;
    this.#tools = tools;
  }

  /** Looks for work, now or as soon as the look that is under way is over. */
  wake(): void {
    if (this.#stopping) return;
    this.#rungMeanwhile = true;
    this.#claiming ??= this.#claimAll().finally(() => {
      this.#claiming = undefined;
      if (this.#rungMeanwhile) this.wake();
    });
  }

  /** As `wake`, once the moment has come. */
  wakeAt(moment: Instant): void {
    const now = this.#tools.clock.now();
    if (moment <= now) this.wake();
    else this.#sleep(moment - now);
  }

  async stop(withinMs: number): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    await this.#claiming;
    if (await this.#allEndedWithin(withinMs)) return;
    for (const { abort } of this.#running.values()) abort.abort();
    await this.#allEndedWithin(withinMs);
  }

  async #allEndedWithin(ms: number): Promise<boolean> {
    const ended = Promise.all([...this.#running.values()].map((run) => run.ended)).then(() => true);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => {
        resolve(false);
      }, ms);
    });
    const answer = await Promise.race([ended, late]);
    clearTimeout(timer);
    return answer;
  }

  async #claimAll(): Promise<void> {
    const { store, owner, clock, pollMs } = this.#tools;
    try {
      while (this.#rungMeanwhile) {
        this.#rungMeanwhile = false;
        while (!this.#stopping && this.#running.size < this.#settings.concurrency) {
          const job = await store.claim(this.#class, owner, clock.now());
          if (!job) break;
          this.#begin(job);
        }
      }
      // A lane that is full looks again when a run ends.
      if (this.#stopping || this.#running.size >= this.#settings.concurrency) return;
      const due = await store.nextDue(this.#class);
      this.#sleep(due === undefined ? pollMs : Math.min(Math.max(due - clock.now(), 0), pollMs));
    } catch (cause) {
      this.#tools.observer?.note({ type: 'fault', where: 'jobs', cause });
      this.#sleep(AFTER_FAULT_MS);
    }
  }

  /** Of several sleeps the one that ends first counts. */
  #sleep(ms: number): void {
    const until = plus(this.#tools.clock.now(), Math.min(ms, this.#tools.pollMs));
    if (this.#stopping || (this.#timer && this.#sleepsUntil <= until)) return;
    clearTimeout(this.#timer);
    this.#sleepsUntil = until;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.wake();
      },
      Math.min(ms, this.#tools.pollMs),
    );
    this.#timer.unref();
  }

  #begin(job: ClaimedJob): void {
    const abort = new AbortController();
    const ended = this.#run(job, abort).finally(() => {
      this.#running.delete(job);
      this.wake();
    });
    this.#running.set(job, { abort, ended });
  }

  async #run(job: ClaimedJob, abort: AbortController): Promise<void> {
    const { handlers, clock, observer } = this.#tools;
    const began = clock.now();
    const known = Object.hasOwn(handlers, job.name) ? handlers[job.name] : undefined;
    const handler = job.attempt > this.#settings.attempts ? givenUp : (known ?? noHandler);
    try {
      await runLimited(handler, job, abort, this.#settings.timeLimitMs);
    } catch (cause) {
      await this.#settle(() => this.#endFailed(job, cause));
      return;
    }
    observer?.note({ type: 'job-done', class: job.class, ms: clock.now() - began });
    await this.#settle(() => this.#tools.store.finish(job, this.#tools.owner));
  }

  async #endFailed(job: ClaimedJob, cause: unknown): Promise<void> {
    const { store, owner, clock, random, observer, onFailed } = this.#tools;
    const final = job.attempt >= this.#settings.attempts;
    const { class: jobClass, name, attempt } = job;
    observer?.note({ type: 'job-failed', class: jobClass, name, attempt, final, cause });
    if (!final) {
      return store.postpone(job, owner, plus(clock.now(), pauseAfter(attempt, this.#settings, random())));
    }
    await store.fail(job, owner, { at: clock.now(), error: nameOf(cause) });
    onFailed();
  }

  /** The end of a run is written down until it succeeds, or the next start finds the job and runs it again. */
  async #settle(write: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await write();
      } catch (cause) {
        this.#tools.observer?.note({ type: 'fault', where: 'jobs', cause });
        if (this.#stopping) return;
        await new Promise((resolve) => setTimeout(resolve, AFTER_FAULT_MS));
      }
    }
  }
}

/** A code or a name and nothing else: messages may quote a patient. */
function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const code = 'code' in cause ? cause.code : undefined;
  const name = typeof code === 'string' || typeof code === 'number' ? String(code) : cause.name;
  return /^[\w.-]{1,60}$/.test(name) ? name : 'Error';
}
