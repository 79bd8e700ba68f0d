import { Schema, type AnyObject, type Model, type Mongoose, type SchemaDefinition } from 'mongoose';

/** What every stored document has. Fields that look-ups use are always present: "none" is 0, '' or `NEVER`. */
export interface StoredDocument {
  readonly _id: string;
}

/** In place of a moment that never comes; later than any date. */
export const NEVER = 8_640_000_000_000_000;

interface Condition<Value> {
  readonly $in?: readonly Value[];
  readonly $nin?: readonly Value[];
  readonly $ne?: Value;
  readonly $lt?: Value;
  readonly $lte?: Value;
  readonly $gt?: Value;
  readonly $gte?: Value;
}

/** All that filters may ask: plain comparisons, which mean the same on every engine. */
export type Filter<Doc> = { readonly [Field in keyof Doc]?: Doc[Field] | Condition<Doc[Field]> };

export interface Change<Doc> {
  readonly $set?: Partial<Doc>;
  readonly $inc?: { readonly [Field in keyof Doc]?: number };
  readonly $max?: { readonly [Field in keyof Doc]?: number };
}

export interface Selection<Doc> {
  readonly sort?: { readonly [Field in keyof Doc]?: 1 | -1 };
  readonly limit?: number;
  /** The fields to read, `_id` always among them; all of them when left out. */
  readonly only?: readonly (keyof Doc & string)[];
}

export interface CollectionSpec<Doc> {
  readonly name: string;
  readonly fields: Record<Exclude<keyof Doc & string, '_id'>, SchemaDefinition[string]>;
  readonly indexes: readonly IndexSpec<Doc>[];
}

export interface IndexSpec<Doc> {
  readonly on: { readonly [Field in keyof Doc]?: 1 | -1 };
  readonly unique?: true;
}

/** One collection as the stores use it. Documents are plain objects both ways. */
export interface Collection<Doc extends StoredDocument> {
  /** False when its `_id` or another unique key is already there; then nothing was stored. */
  insertOnce(doc: Doc): Promise<boolean>;
  /** All of them in this order; after a failure none that stands behind it is stored. */
  insertInOrder(docs: readonly Doc[]): Promise<void>;
  /** Puts `doc` in the place of the document that matches. False when none does. */
  replaceWhere(filter: Filter<Doc>, doc: Doc): Promise<boolean>;
  /** Changes the one document that matches, in one step. False when none does. */
  updateWhere(filter: Filter<Doc>, change: Change<Doc>): Promise<boolean>;
  /** Like `updateWhere`, and answers with the changed document. */
  changeWhere(filter: Filter<Doc>, change: Change<Doc>): Promise<Doc | undefined>;
  updateAll(filter: Filter<Doc>, change: Change<Doc>): Promise<number>;
  find(filter: Filter<Doc>, selection?: Selection<Doc>): Promise<Doc[]>;
  findOne(filter: Filter<Doc>, selection?: Selection<Doc>): Promise<Doc | undefined>;
  count(filter: Filter<Doc>): Promise<number>;
  distinct(field: keyof Doc & string, filter: Filter<Doc>): Promise<string[]>;
  deleteWhere(filter: Filter<Doc>): Promise<number>;
  ensureIndexes(): Promise<void>;
}

export function openCollection<Doc extends StoredDocument>(
  mongoose: Mongoose,
  spec: CollectionSpec<Doc>,
): Collection<Doc> {
  const model = modelOf(mongoose, spec);
  // Whole documents go to the driver as they are: the types above have checked them, and casting costs more than storing.
  const driver = model.collection;
  return {
    insertOnce: (doc) => unlessDuplicate(driver.insertOne(doc as AnyObject)),
    async insertInOrder(docs) {
      await driver.insertMany([...docs] as AnyObject[], { ordered: true });
    },
    replaceWhere: async (filter, doc) =>
      (await driver.replaceOne(filter as AnyObject, doc as AnyObject)).matchedCount === 1,
    updateWhere: async (filter, change) => (await model.updateOne(filter, change)).matchedCount === 1,
    changeWhere: async (filter, change) =>
      (await model.findOneAndUpdate(filter, change, { returnDocument: 'after' }).lean<Doc>()) ?? undefined,
    updateAll: async (filter, change) => (await model.updateMany(filter, change)).matchedCount,
    find: (filter, selection = {}) =>
      model.find(filter, fieldsOf(selection), optionsOf(selection)).lean<Doc[]>().exec(),
    findOne: async (filter, selection = {}) =>
      (await model.findOne(filter, fieldsOf(selection), optionsOf(selection)).lean<Doc>()) ?? undefined,
    count: (filter) => model.countDocuments(filter).exec(),
    distinct: async (field, filter) => (await model.distinct(field, filter)) as string[],
    deleteWhere: async (filter) => (await model.deleteMany(filter)).deletedCount,
    async ensureIndexes() {
      await Promise.all(
        spec.indexes.map(({ on, unique }) =>
          driver.createIndex(on as Record<string, 1 | -1>, unique ? { unique } : {}),
        ),
      );
    },
  };
}

/** Mongoose's own types cannot follow a generic document through filters and updates; those above do it better. */
type AnyModel = Model<AnyObject>;

function modelOf<Doc>(mongoose: Mongoose, spec: CollectionSpec<Doc>): AnyModel {
  const known = mongoose.models[spec.name] as AnyModel | undefined;
  if (known) return known;
  const fields: SchemaDefinition = { _id: { type: String, required: true }, ...spec.fields };
  const schema = new Schema<AnyObject>(fields as never, {
    collection: spec.name,
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    minimize: false,
    // A misspelt field in a filter or change is a fault of ours, never a reason to match everything.
    strict: 'throw',
    strictQuery: 'throw',
  });
  return mongoose.model<AnyObject>(spec.name, schema);
}

const fieldsOf = <Doc>({ only }: Selection<Doc>): Record<string, 1> | null =>
  only ? Object.fromEntries(only.map((field) => [field, 1])) : null;

const optionsOf = <Doc>({ sort, limit }: Selection<Doc>): AnyObject => ({
  ...(sort && { sort }),
  ...(limit !== undefined && { limit }),
});

async function unlessDuplicate(insertion: Promise<unknown>): Promise<boolean> {
  try {
    await insertion;
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

const DUPLICATE_KEY = 11_000;

const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;

/** Bytes as either engine gives them back: plain, or in the driver's own wrapping. */
export function bytesOf(stored: unknown): Uint8Array {
  if (stored instanceof Uint8Array) return stored;
  if (typeof stored === 'object' && stored !== null && 'buffer' in stored && 'position' in stored) {
    const { buffer, position } = stored;
    if (buffer instanceof Uint8Array && typeof position === 'number') return buffer.subarray(0, position);
  }
  throw new TypeError('expected stored bytes');
}
