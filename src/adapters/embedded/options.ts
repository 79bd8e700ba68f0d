import { Unsupported } from './errors.ts';

export type Options = Readonly<Record<string, unknown>>;

/** Names without meaning here, or that mongoose acts on itself before or after the driver. */
const WITHOUT_EFFECT = new Set([
  'batchSize',
  'comment',
  'defaults',
  'lean',
  'maxTimeMS',
  'multipleCastError',
  'new',
  'noResponse',
  'omitUndefined',
  'overwriteDiscriminatorKey',
  'overwriteImmutable',
  'populate',
  'readConcern',
  'readPreference',
  'requireFilter',
  'returnOriginal',
  'runValidators',
  'sanitizeFilter',
  'sanitizeProjection',
  'schemaLevelProjections',
  'setDefaultsOnInsert',
  'skipValidation',
  'strict',
  'strictQuery',
  'throwOnValidationError',
  'timestamps',
  'translateAliases',
  'updatePipeline',
  'useBigInt64',
  'validateBeforeSave',
  'writeConcern',
  'w',
  'j',
  'wtimeout',
  'checkKeys',
  'forceServerObjectId',
  'validateModifiedOnly',
  'pathsToSave',
  'safe',
  'rawResult',
  '_skipCastBulkWrite',
  'middleware',
]);

/** Refuses options that would change the answer and are not acted on. */
export function checkOptions(options: unknown, known: readonly string[]): Options {
  const given = (options ?? {}) as Options;
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (!WITHOUT_EFFECT.has(name) && !known.includes(name)) throw new Unsupported(`the option ${name}`);
  }
  return given;
}

export function wholeOption(options: Options, name: string): number {
  const value = options[name] ?? 0;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new Unsupported(`this ${name}`);
  }
  return value;
}
