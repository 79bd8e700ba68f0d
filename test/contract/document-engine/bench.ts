import { Schema, type Model, type Mongoose } from 'mongoose';
import { afterEach, beforeEach } from 'vitest';

/** A connected mongoose over an empty database of its own. */
export interface OpenedEngine {
  readonly mongoose: Mongoose;
  close(): Promise<void>;
}

export interface Thing {
  _id: string;
  name: string;
  version: number;
  n?: number | null;
  flag?: boolean;
  at?: Date;
  tags: string[];
  items: { id: string; size: number }[];
  sealed?: Buffer;
  place?: { city?: string; room?: { floor?: number } };
  extra?: unknown;
}

const thingSchema = () =>
  new Schema<Thing>(
    {
      _id: { type: String, required: true },
      name: String,
      version: { type: Number, default: 0 },
      n: Number,
      flag: Boolean,
      at: Date,
      tags: [String],
      items: [{ _id: false, id: String, size: Number }],
      sealed: Buffer,
      place: { city: String, room: { floor: Number } },
      extra: Schema.Types.Mixed,
    },
    { versionKey: false, minimize: false },
  )
    .index({ name: 1 }, { unique: true })
    .index({ version: 1, n: -1 })
    .index({ at: 1 });

/** What the tests work with; another engine and another model before each of them. */
export interface Bench {
  readonly mongoose: Mongoose;
  readonly Things: Model<Thing>;
  put(...things: (Partial<Thing> & { _id: string })[]): Promise<unknown>;
  one(id: string): Promise<Thing | null>;
}

export function setUpBench(open: () => Promise<OpenedEngine>): Bench {
  let engine: OpenedEngine;
  let Things: Model<Thing>;

  beforeEach(async () => {
    engine = await open();
    Things = engine.mongoose.model<Thing>('thing', thingSchema());
    await Things.init();
  });

  afterEach(() => engine.close());

  return {
    get mongoose() {
      return engine.mongoose;
    },
    get Things() {
      return Things;
    },
    put: (...things) =>
      Things.insertMany(things.map((thing) => ({ name: `name of ${thing._id}`, ...thing }))),
    one: (id) => Things.findById(id).lean<Thing>().exec(),
  };
}

export const ids = (things: readonly { _id: unknown }[]): unknown[] => things.map(({ _id }) => _id);

/** The code of the error the work fails with. */
export const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error as { code?: unknown }).code,
  );
