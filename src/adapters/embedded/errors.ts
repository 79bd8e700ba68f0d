import mongoose from 'mongoose';

/** The store's file is held by another process (or by another store of this process). */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';

  constructor(file: string) {
    super(
      `${file} is in use by another Frontdesk process. Stop that process first, or give this one another DATA_DIR.`,
    );
  }
}

/** There is no room for another page: the disk is full or the file has reached its limit. Nothing of the write was kept. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';

  constructor(options?: ErrorOptions) {
    super('There is no space left for the data file; what was stored before is untouched.', options);
  }
}

/** The store was asked for something after `close()`. */
export class StoreClosed extends Error {
  override readonly name = 'StoreClosed';

  constructor() {
    super('The embedded store is closed.');
  }
}

/** A feature of MongoDB that this engine leaves out on purpose; the answer would otherwise be silently different. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';

  constructor(what: string) {
    super(`The embedded engine does not support ${what}.`);
  }
}

/** An error under the code MongoDB gives it. */
export function serverError(code: number, message: string, more: object = {}): Error {
  return new mongoose.mongo.MongoServerError({ message, errmsg: message, code, ...more });
}

export interface DuplicateKey {
  readonly collection: string;
  readonly index: string;
  readonly keyPattern: Readonly<Record<string, number>>;
  readonly keyValue: Readonly<Record<string, unknown>>;
}

/** Error 11000. The values stay out of the message: messages are logged, values may be patient data. */
export function duplicateKey({ collection, index, keyPattern, keyValue }: DuplicateKey): Error {
  const message = `E11000 duplicate key error collection: ${collection} index: ${index}`;
  return serverError(11000, message, { index: 0, keyPattern, keyValue });
}
