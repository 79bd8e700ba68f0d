/**
 * The rooms of the house and who may import whom: the one table that the linter and test/architecture both hold
 * every file to. A room that is not named here does not exist, so a new folder starts with a line below.
 */

/**
 * @typedef {object} Room
 * @property {string} name
 * @property {readonly string[]} files Files, or folders ending in "/"; the longest that fits a path decides its room.
 * @property {readonly string[]} imports Rooms it may import besides itself.
 * @property {readonly string[]} libraries npm packages it may import.
 * @property {boolean} builtins Whether Node's own modules may be imported.
 */

/** Computation only: no I/O, no clock, no global state. */
const PURE = ['temporal-polyfill', 'libphonenumber-js'];

const SERVER_SIDE = ['ports', 'app', 'domain', 'contract', 'observability'];

/** @returns {Room} */
const adapter = (
  /** @type {string} */ name,
  /** @type {string[]} */ libraries,
  /** @type {string[]} */ otherRooms = [],
) => ({
  name: `adapters/${name}`,
  files: [`src/adapters/${name}/`],
  imports: ['ports', 'domain', 'contract', 'observability', ...otherRooms],
  libraries: ['zod', ...PURE, ...libraries],
  builtins: true,
});

/** Every adapter: a service's library is imported in its own adapter and nowhere else. */
const ADAPTERS = [
  adapter('mongo', ['mongoose', 'mongodb', 'bson']),
  adapter('embedded', ['mongoose', 'mongodb', 'bson', 'libsql', 'mingo'], ['adapters/mongo']),
  adapter('bullmq', ['bullmq', 'ioredis']),
  adapter('twilio', ['twilio']),
  adapter('anthropic', ['@anthropic-ai/sdk']),
  adapter('phrasebook', ['chrono-node']),
  // The pack's examples are read by the phrasebook itself before the pack loads.
  adapter('pack', ['yaml'], ['adapters/phrasebook']),
  adapter('cron', ['node-cron']),
  adapter('keys', ['@node-rs/argon2']),
  adapter('system', ['@node-rs/argon2']),
];

const ADAPTER_NAMES = ADAPTERS.map(({ name }) => name);

/** What the composition root may wire: all of the server. */
const EVERYTHING = [...SERVER_SIDE, 'config', 'http', 'realtime', 'local carrier', ...ADAPTER_NAMES];

/** @type {readonly Room[]} */
export const ROOMS = [
  { name: 'domain', files: ['src/domain/'], imports: [], libraries: PURE, builtins: false },
  { name: 'contract', files: ['src/contract/'], imports: [], libraries: ['zod'], builtins: false },
  {
    name: 'ports',
    files: ['src/app/ports.ts', 'src/app/ports/'],
    imports: ['domain'],
    libraries: [],
    builtins: false,
  },
  { name: 'app', files: ['src/app/'], imports: ['ports', 'domain'], libraries: [], builtins: false },
  {
    name: 'observability',
    files: ['src/observability/'],
    imports: ['ports', 'domain'],
    libraries: ['pino', 'prom-client'],
    builtins: true,
  },
  { name: 'config', files: ['src/config/'], imports: ['domain'], libraries: ['zod'], builtins: true },
  ...ADAPTERS,
  {
    name: 'local carrier',
    files: ['src/adapters/twilio/local-carrier/'],
    imports: ['adapters/twilio', 'ports', 'domain', 'contract', 'observability'],
    libraries: ['twilio', 'express', 'zod', ...PURE],
    builtins: true,
  },
  {
    // Its own composition root, for tests that need the carrier in another process.
    name: 'local carrier process',
    files: ['src/adapters/twilio/local-carrier/process.ts'],
    imports: ['local carrier', 'adapters/twilio', 'adapters/system'],
    libraries: ['zod'],
    builtins: true,
  },
  {
    name: 'http',
    files: ['src/http/'],
    imports: SERVER_SIDE,
    libraries: ['express', 'helmet', 'cookie', 'rate-limiter-flexible', 'zod'],
    builtins: true,
  },
  {
    name: 'realtime',
    files: ['src/realtime/'],
    imports: SERVER_SIDE,
    libraries: ['socket.io', 'cookie', 'rate-limiter-flexible', 'zod'],
    builtins: true,
  },
  {
    name: 'compose',
    files: ['src/compose.ts', 'src/compose/'],
    imports: EVERYTHING,
    libraries: [],
    builtins: true,
  },
  {
    name: 'main',
    files: ['src/main.ts'],
    // What it tells the operator in a terminal is the command line's.
    imports: ['compose', 'config', 'cli'],
    libraries: [],
    builtins: true,
  },
  {
    name: 'cli',
    files: ['src/cli/'],
    imports: ['compose', ...EVERYTHING],
    libraries: ['commander', 'zod'],
    builtins: true,
  },
  {
    name: 'staff console',
    files: ['staff-console/'],
    imports: ['contract'],
    libraries: ['preact', 'socket.io-client', 'zod'],
    builtins: false,
  },
  {
    name: 'web widget',
    files: ['web-widget/'],
    imports: ['contract'],
    libraries: ['preact', 'socket.io-client', 'zod'],
    builtins: false,
  },
];

/**
 * What may be named in few places only. `names` are globals or members of globals; `imported` are exports of Node's
 * modules; `new Date()` stands for a construction without arguments, which reads the clock.
 *
 * @type {readonly {
 *   why: string; names: readonly string[]; imported: readonly string[]; only: readonly string[];
 * }[]}
 */
export const RESERVED = [
  {
    why: 'settings are read once, in src/config',
    names: ['process.env'],
    imported: ['env'],
    only: ['config'],
  },
  {
    why: 'time comes from the clock port',
    names: ['Date.now', 'new Date()', 'performance.now', 'process.hrtime', 'Temporal.Now'],
    imported: ['performance', 'hrtime'],
    only: ['adapters/system', 'staff console', 'web widget'],
  },
  {
    why: 'randomness comes from the ids port',
    names: ['Math.random', 'crypto.randomUUID', 'crypto.getRandomValues'],
    imported: ['randomUUID', 'randomInt', 'getRandomValues'],
    only: ['adapters/system', 'staff console', 'web widget'],
  },
  {
    why: 'random bytes are drawn for keys and by the ids port',
    names: ['crypto.randomBytes'],
    imported: ['randomBytes', 'randomFillSync', 'randomFill'],
    only: ['adapters/system', 'adapters/keys'],
  },
];

/** Rooms that compute and nothing else: no waiting, no clock, no timer, no console. */
export const PURE_ROOMS = ['domain'];

/** Globals that a pure room may not name, besides what is reserved above. */
export const IMPURE_GLOBALS = [
  'Date',
  'process',
  'performance',
  'crypto',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Promise',
  'globalThis',
];
