import { Schema, type Model, type Mongoose } from 'mongoose';
import { JOB_CLASSES, type FailedJob, type Job, type JobClass } from '../../../app/ports/jobs.ts';
import { instant, type Instant } from '../../../domain/time.ts';

type Payload = Readonly<Record<string, string>>;

/** One document a (class, key) that is waiting or running, so that its _id keeps it single. */
interface JobDoc {
  readonly _id: string;
  readonly class: JobClass;
  readonly name: string;
  readonly key: string;
  readonly payload: Payload;
  readonly state: 'waiting' | 'running';
  /** When it is due. A running job is due `NEVER`, unless it was rung again meanwhile. */
  readonly runAt: number;
  /** Attempts begun since the job was rung. */
  readonly attempt: number;
  /** The start of the process that runs it; a later start knows by it that nobody does any more. */
  readonly owner: string;
}

interface FailedDoc extends Omit<FailedJob, 'id'> {
  readonly _id: string;
}

/** A job taken by this process. */
export interface ClaimedJob {
  readonly id: string;
  readonly class: JobClass;
  readonly name: string;
  readonly key: string;
  readonly payload: Payload;
  /** 1 for the first. */
  readonly attempt: number;
}

/** In place of a moment that never comes. */
const NEVER = 8_640_000_000_000_000;
const DUPLICATE_KEY = 11_000;
/** Between "it is there" and "it is not" a job can be finished and rung again only so often. */
const RING_TRIES = 20;

const idOf = ({ class: jobClass, key }: Pick<Job, 'class' | 'key'>): string => `${jobClass}:${key}`;

const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;

const OPTIONS = { versionKey: false, minimize: false, strict: 'throw', strictQuery: 'throw' } as const;

function jobModel(mongoose: Mongoose): Model<JobDoc> {
  const known = mongoose.models['jobs'] as Model<JobDoc> | undefined;
  if (known) return known;
  const schema = new Schema<JobDoc>(
    {
      _id: { type: String, required: true },
      class: { type: String, enum: JOB_CLASSES },
      name: String,
      key: String,
      payload: Schema.Types.Mixed,
      state: String,
      runAt: Number,
      attempt: Number,
      owner: String,
    },
    { ...OPTIONS, collection: 'jobs' },
  );
  schema.index({ class: 1, state: 1, runAt: 1 });
  return mongoose.model<JobDoc>('jobs', schema);
}

function failedModel(mongoose: Mongoose): Model<FailedDoc> {
  const known = mongoose.models['failed_jobs'] as Model<FailedDoc> | undefined;
  if (known) return known;
  const schema = new Schema<FailedDoc>(
    {
      _id: { type: String, required: true },
      class: String,
      name: String,
      key: String,
      payload: Schema.Types.Mixed,
      attempts: Number,
      failedAt: Number,
      error: String,
    },
    { ...OPTIONS, collection: 'failed_jobs' },
  );
  schema.index({ failedAt: -1 });
  return mongoose.model<FailedDoc>('failed_jobs', schema);
}

/** The jobs in the document store. Each method is one atomic change, or safe to cut off between its changes. */
export class JobStore {
  readonly #jobs: Model<JobDoc>;
  readonly #failed: Model<FailedDoc>;

  constructor(mongoose: Mongoose) {
    this.#jobs = jobModel(mongoose);
    this.#failed = failedModel(mongoose);
  }

  async ready(): Promise<void> {
    await Promise.all([this.#jobs.init(), this.#failed.init()]);
  }

  /** Makes the job wait from `runAt`, or brings it forward; a running one will run once more. */
  async ring(job: Job, runAt: Instant): Promise<void> {
    const { class: jobClass, name, key, payload } = job;
    const fresh: JobDoc = {
      _id: idOf(job),
      class: jobClass,
      name,
      key,
      payload,
      state: 'waiting',
      runAt,
      attempt: 0,
      owner: '',
    };
    for (let tries = 0; tries < RING_TRIES; tries++) {
      if (await this.#insert(fresh)) return;
      if (await this.#bringForward(fresh)) return;
    }
    throw new Error('The job could not be rung: it was finished and begun all the time.');
  }

  async #insert(job: JobDoc): Promise<boolean> {
    try {
      await this.#jobs.collection.insertOne(job as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async #bringForward({ _id, name, payload, runAt }: JobDoc): Promise<boolean> {
    const waiting = await this.#jobs.updateOne({ _id, state: 'waiting' }, { $min: { runAt } });
    if (waiting.matchedCount === 1) return true;
    const again = { $set: { name, payload }, $min: { runAt } };
    const running = await this.#jobs.updateOne({ _id, state: 'running' }, again);
    return running.matchedCount === 1;
  }

  /** Takes the job of the class that has been due longest. */
  async claim(jobClass: JobClass, owner: string, now: Instant): Promise<ClaimedJob | undefined> {
    const doc = await this.#jobs
      .findOneAndUpdate(
        { class: jobClass, state: 'waiting', runAt: { $lte: now } },
        { $set: { state: 'running', owner, runAt: NEVER }, $inc: { attempt: 1 } },
        { sort: { runAt: 1 }, returnDocument: 'after' },
      )
      .lean<JobDoc>();
    if (!doc) return undefined;
    const { _id: id, name, key, payload, attempt } = doc;
    return { id, class: jobClass, name, key, payload, attempt };
  }

  /** Ends a run: the job goes, or waits again when it was rung meanwhile. */
  async finish({ id }: ClaimedJob, owner: string): Promise<void> {
    const done = await this.#jobs.deleteOne({ _id: id, state: 'running', owner, runAt: NEVER });
    if (done.deletedCount === 1) return;
    await this.#jobs.updateOne(
      { _id: id, state: 'running', owner },
      { $set: { state: 'waiting', owner: '', attempt: 0 } },
    );
  }

  /** Ends a failed run that will be tried again, at the latest then. */
  async postpone({ id }: ClaimedJob, owner: string, runAt: Instant): Promise<void> {
    await this.#jobs.updateOne(
      { _id: id, state: 'running', owner },
      { $set: { state: 'waiting', owner: '' }, $min: { runAt } },
    );
  }

  /** Ends the last run of a job: it is kept among the failed. Cut off in the middle, it runs and fails once more. */
  async fail(job: ClaimedJob, owner: string, { at, error }: { at: Instant; error: string }): Promise<void> {
    const { id, class: jobClass, name, key, payload, attempt: attempts } = job;
    const kept = { class: jobClass, name, key, payload, attempts, failedAt: at, error };
    await this.#failed.updateOne({ _id: `${id}@${String(at)}` }, { $set: kept }, { upsert: true });
    await this.finish(job, owner);
  }

  /** Gives back what an earlier start was running when it ended. */
  async takeBack(owner: string, now: Instant): Promise<number> {
    const orphaned = { state: 'running' as const, owner: { $ne: owner } };
    const change = { $set: { state: 'waiting', owner: '' }, $min: { runAt: now } };
    return (await this.#jobs.updateMany(orphaned, change)).matchedCount;
  }

  /** When the next job of the class is due. */
  async nextDue(jobClass: JobClass): Promise<Instant | undefined> {
    const next = await this.#jobs
      .findOne({ class: jobClass, state: 'waiting' }, { runAt: 1 })
      .sort({ runAt: 1 })
      .lean<Pick<JobDoc, 'runAt'>>();
    return next ? instant(next.runAt) : undefined;
  }

  async depth(): Promise<Readonly<Record<JobClass, number>>> {
    const counts = await Promise.all(
      JOB_CLASSES.map(async (name) => [name, await this.#jobs.countDocuments({ class: name })] as const),
    );
    return Object.fromEntries(counts) as Record<JobClass, number>;
  }

  /** Jobs that are running or could be. */
  async busy(now: Instant): Promise<boolean> {
    const ofAnyClass = { class: { $in: [...JOB_CLASSES] } };
    const due = await this.#jobs.exists({ ...ofAnyClass, state: 'waiting', runAt: { $lte: now } });
    return due !== null || (await this.#jobs.exists({ ...ofAnyClass, state: 'running' })) !== null;
  }

  async failed(limit: number): Promise<readonly FailedJob[]> {
    const docs = await this.#failed.find().sort({ failedAt: -1 }).limit(limit).lean<FailedDoc[]>();
    return docs.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
  }

  async findFailed(id: string): Promise<FailedJob | undefined> {
    const doc = await this.#failed.findById(id).lean<FailedDoc>();
    if (!doc) return undefined;
    const { _id, ...rest } = doc;
    return { id: _id, ...rest };
  }

  async forgetFailed(id: string): Promise<void> {
    await this.#failed.deleteOne({ _id: id });
  }

  async forgetFailedBefore(moment: Instant): Promise<void> {
    await this.#failed.deleteMany({ failedAt: { $lt: moment } });
  }
}
