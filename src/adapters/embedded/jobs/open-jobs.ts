import type { Mongoose } from 'mongoose';
import {
  JOB_CLASSES,
  type Job,
  type JobClass,
  type JobHandler,
  type JobRunner,
} from '../../../app/ports/jobs.ts';
import type { Observer } from '../../../app/ports/observer.ts';
import type { Clock } from '../../../app/ports/system.ts';
import { plus } from '../../../domain/time.ts';
import { JobStore } from './job-store.ts';
import { Lane } from './lane.ts';
import { jobSettings, type JobSettings, type SettingsOverrides } from './settings.ts';

export interface EmbeddedJobsOptions {
  /** Any connected mongoose, embedded or not; the collections `jobs` and `failed_jobs` are the runner's. */
  readonly mongoose: Mongoose;
  readonly clock: Clock;
  /** 0 up to 1, for jitter; without it pauses are not spread. */
  readonly random?: () => number;
  readonly observer?: Observer;
  readonly settings?: SettingsOverrides;
}

export interface EmbeddedJobRunner extends JobRunner {
  /** Looks for due jobs now; for a clock that was moved by hand. */
  wake(): void;
  /** Resolves when no job is due or running. */
  drain(): Promise<void>;
}

/** The durable runner of one process, on whichever document store is in use. */
export async function openEmbeddedJobs(options: EmbeddedJobsOptions): Promise<EmbeddedJobRunner> {
  const store = new JobStore(options.mongoose);
  await store.ready();
  return new Runner(store, options);
}

const DRAIN_LOOK_MS = 5;
const TAKE_BACK_PAUSE_MS = 500;

class Runner implements EmbeddedJobRunner {
  readonly #store: JobStore;
  readonly #options: EmbeddedJobsOptions;
  readonly #settings: JobSettings;
  #lanes: ReadonlyMap<JobClass, Lane> | undefined;
  #tookUp = false;
  #starts = 0;

  constructor(store: JobStore, options: EmbeddedJobsOptions) {
    this.#store = store;
    this.#options = options;
    this.#settings = jobSettings(options.settings);
  }

  async ring(job: Job): Promise<void> {
    const runAt = job.runAt ?? this.#options.clock.now();
    await this.#store.ring(job, runAt);
    this.#lanes?.get(job.class)?.wakeAt(runAt);
  }

  start(handlers: Readonly<Record<string, JobHandler>>): void {
    if (this.#lanes) throw new Error('The job runner is already started.');
    const { clock, observer, random = () => 0.5 } = this.#options;
    const owner = `${String(clock.now())}-${String(++this.#starts)}-${String(random())}`;
    const { pollMs, classes } = this.#settings;
    const onFailed = () => {
      this.#quietly(this.#forgetOldFailures());
    };
    const tools = { store: this.#store, clock, random, observer, owner, handlers, pollMs, onFailed };
    const lanes = new Map(JOB_CLASSES.map((name) => [name, new Lane(name, classes[name], tools)]));
    this.#lanes = lanes;
    this.#quietly(this.#takeUp(owner, lanes));
    this.#quietly(this.#forgetOldFailures());
  }

  /** What an earlier start left running waits again; until that is written down nobody would ever run it. */
  async #takeUp(owner: string, lanes: ReadonlyMap<JobClass, Lane>): Promise<void> {
    while (this.#lanes === lanes) {
      try {
        await this.#store.takeBack(owner, this.#options.clock.now());
        break;
      } catch (cause) {
        this.#options.observer?.note({ type: 'fault', where: 'jobs', cause });
        await new Promise((resolve) => setTimeout(resolve, TAKE_BACK_PAUSE_MS));
      }
    }
    this.#tookUp = this.#lanes === lanes;
    for (const lane of lanes.values()) lane.wake();
  }

  isRunning(): boolean {
    return this.#lanes !== undefined && this.#tookUp;
  }

  async stop(): Promise<void> {
    const lanes = this.#lanes;
    this.#lanes = undefined;
    this.#tookUp = false;
    if (!lanes) return;
    await Promise.all([...lanes.values()].map((lane) => lane.stop(this.#settings.stopWithinMs)));
  }

  wake(): void {
    for (const lane of this.#lanes?.values() ?? []) lane.wake();
  }

  failed(limit: number) {
    return this.#store.failed(limit);
  }

  async retry(id: string): Promise<boolean> {
    const failed = await this.#store.findFailed(id);
    if (!failed) return false;
    const { class: jobClass, name, key, payload } = failed;
    await this.ring({ class: jobClass, name, key, payload });
    await this.#store.forgetFailed(id);
    return true;
  }

  depth() {
    return this.#store.depth();
  }

  async drain(): Promise<void> {
    while (await this.#store.busy(this.#options.clock.now())) {
      this.wake();
      await new Promise((resolve) => setTimeout(resolve, DRAIN_LOOK_MS));
    }
  }

  async #forgetOldFailures(): Promise<void> {
    await this.#store.forgetFailedBefore(plus(this.#options.clock.now(), -this.#settings.keepFailedMs));
  }

  #quietly(work: Promise<unknown>): void {
    work.catch((cause: unknown) => this.#options.observer?.note({ type: 'fault', where: 'jobs', cause }));
  }
}
