import { isIP } from 'node:net';
import { join } from 'node:path';
import { readCarrier } from './carrier.ts';
import type { Config, DocumentsConfig, JobsConfig, MasterKeyConfig, ModelConfig, Role } from './config.ts';
import { LOG_LEVELS, ROLES } from './config.ts';
import { ConfigRefused } from './config-refused.ts';
import type { Setting } from './environment.ts';
import { readEnvironment } from './environment.ts';
import type { Machine } from './machine.ts';
import { thisMachine } from './machine.ts';
import type { Secrets } from './secrets.ts';
import { readSecrets } from './secrets.ts';
import { isLoopback, SettingsReader } from './settings-reader.ts';

/**
 * The typed configuration of a set of environment variables, the process's own when none is given.
 *
 * @throws ConfigRefused with every fault found, when there is any.
 */
export function loadConfig(
  variables: Readonly<Record<string, string | undefined>> = process.env,
  machine: Machine = thisMachine,
): { readonly config: Config; readonly secrets: Secrets } {
  const settings = new SettingsReader(readEnvironment(variables, machine));
  const secrets = readSecrets(settings);
  const config = readConfig(settings, machine);
  refuseContradictions(settings, config, machine);
  refuseEnginesToCome(settings);
  if (settings.faults.length > 0) throw new ConfigRefused(settings.faults);
  return { config, secrets };
}

function readConfig(settings: SettingsReader, machine: Machine): Config {
  const host = settings.text('HOST') ?? '127.0.0.1';
  const publicUrl = publicUrlOf(settings);
  const carrier = readCarrier(settings);
  const dataDir = machine.resolve(settings.text('DATA_DIR') ?? 'data');
  return {
    host,
    port: settings.integer('PORT', { least: 0, most: 65_535, otherwise: 3000 }),
    ...(publicUrl !== undefined && { publicUrl }),
    trustedProxies: trustedProxiesOf(settings, { host, publicUrl }),
    demo: isLoopback(host) && carrier.kind === 'local' && !settings.has('PUBLIC_URL'),
    roles: rolesOf(settings),
    dataDir,
    packDir: machine.resolve(settings.text('PACK_DIR') ?? join(machine.installDir, 'intents')),
    assets: {
      console: join(machine.installDir, 'dist/console'),
      widget: join(machine.installDir, 'dist/widget'),
    },
    carrier,
    documents: documentsOf(settings, dataDir),
    jobs: jobsOf(settings),
    model: modelOf(settings),
    masterKey: masterKeyOf(settings, dataDir),
    quietGapMs: settings.integer('QUIET_GAP_MS', { least: 0, most: 60_000, otherwise: 1500 }),
    logLevel: settings.oneOf('LOG_LEVEL', LOG_LEVELS, machine.isTerminal ? 'warn' : 'info'),
  };
}

function publicUrlOf(settings: SettingsReader): string | undefined {
  const url = settings.webAddress('PUBLIC_URL');
  if (url && url.pathname !== '/') settings.refuse('PUBLIC_URL', 'must end after the host: no path.');
  return url?.origin;
}

/** Express reads these names as the private networks they stand for. */
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** Said instead of a list by whoever has no proxy that tells where requests come from. */
const NOBODY = 'none';

/**
 * We speak no TLS ourselves, so an https address means a proxy, and unless we know which it is everybody has its address:
 * limits would count the whole world as one, and what is for this machine alone would be open to all. When we can be
 * reached from this machine only, the proxy is on it.
 */
function trustedProxiesOf(
  settings: SettingsReader,
  { host, publicUrl }: { readonly host: string; readonly publicUrl: string | undefined },
): readonly string[] {
  const proxies = settings.list('TRUSTED_PROXIES');
  if (proxies.length === 1 && proxies[0] === NOBODY) return [];
  if (proxies.length === 0 && publicUrl?.startsWith('https:')) {
    if (isLoopback(host)) return ['loopback'];
    settings.refuse(
      'TRUSTED_PROXIES',
      'must say where the proxy is that answers for an https PUBLIC_URL: its address or network ' +
        `(uniquelocal in a container), or ${NOBODY} when none tells us where requests come from.`,
    );
  }
  const wrong = proxies.filter((proxy) => !NAMED_NETWORKS.includes(proxy) && !isNetwork(proxy));
  if (wrong.length > 0) {
    const allowed = `addresses, networks such as 10.0.0.0/8, ${NAMED_NETWORKS.join(', ')}, or ${NOBODY} alone`;
    settings.refuse('TRUSTED_PROXIES', `must list ${allowed}; not ${wrong.join(', ')}.`);
  }
  return proxies;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function rolesOf(settings: SettingsReader): readonly Role[] {
  const wanted = settings.list('ROLES');
  if (wanted.length === 0) return ROLES;
  const unknown = wanted.filter((word) => !ROLES.some((role) => role === word));
  if (unknown.length > 0) {
    settings.refuse('ROLES', `must be some of ${ROLES.join(', ')}; not ${unknown.join(', ')}.`);
  }
  return ROLES.filter((role) => wanted.includes(role));
}

const documentsOf = (settings: SettingsReader, dataDir: string): DocumentsConfig =>
  settings.has('MONGODB_URI')
    ? { kind: 'mongodb' }
    : { kind: 'embedded', file: join(dataDir, 'frontdesk.db') };

const jobsOf = (settings: SettingsReader): JobsConfig =>
  settings.has('REDIS_URL') ? { kind: 'redis' } : { kind: 'embedded' };

function modelOf(settings: SettingsReader): ModelConfig {
  if (!settings.has('ANTHROPIC_API_KEY') && !settings.has('ANTHROPIC_BASE_URL')) return { kind: 'none' };
  const baseUrl = settings.webAddress('ANTHROPIC_BASE_URL')?.href;
  const model = settings.text('ANTHROPIC_MODEL');
  return {
    kind: 'anthropic',
    ...(baseUrl !== undefined && { baseUrl }),
    ...(model !== undefined && { model }),
  };
}

const masterKeyOf = (settings: SettingsReader, dataDir: string): MasterKeyConfig =>
  settings.has('MASTER_KEY') ? { kind: 'given' } : { kind: 'made', file: join(dataDir, 'master.key') };

function refuseContradictions(settings: SettingsReader, config: Config, machine: Machine): void {
  const real = config.carrier.kind === 'twilio' || settings.has('PUBLIC_URL');
  if (config.carrier.kind === 'twilio' && !settings.has('PUBLIC_URL')) {
    settings.refuse('PUBLIC_URL', 'must be set with Twilio: its webhooks are signed for that address.');
  }
  const keyFile = config.masterKey.kind === 'made' ? config.masterKey.file : settings.fileOf('MASTER_KEY');
  if (real && keyFile !== undefined && machine.lies(keyFile, config.dataDir)) {
    settings.refuse(
      'MASTER_KEY',
      `must not lie beside the data it protects (${keyFile}) once Twilio or PUBLIC_URL is set: ` +
        'keep it elsewhere and give it as MASTER_KEY or MASTER_KEY_FILE. If a key is there already, move that ' +
        'one; to make one: openssl rand -base64 32',
    );
  }
  const split = config.roles.length < ROLES.length;
  if (split && (config.documents.kind !== 'mongodb' || config.jobs.kind !== 'redis')) {
    settings.refuse('ROLES', 'can be split over processes only with MONGODB_URI and REDIS_URL set.');
  }
}

const ENGINES_TO_COME: readonly Setting[] = [
  'MONGODB_URI',
  'REDIS_URL',
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_BASE_URL',
  'ANTHROPIC_MODEL',
];

/** A setting that would silently do nothing is worse than none. */
function refuseEnginesToCome(settings: SettingsReader): void {
  for (const setting of ENGINES_TO_COME.filter((name) => settings.has(name))) {
    settings.refuse(setting, 'is not supported in this version yet: leave it out.');
  }
}
