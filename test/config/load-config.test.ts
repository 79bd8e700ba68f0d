import { describe, expect, it } from 'vitest';
import { ConfigRefused } from '../../src/config/config-refused.ts';
import { SETTINGS } from '../../src/config/environment.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Machine } from '../../src/config/machine.ts';

/** A machine of which only the named files exist; it was started in /srv. */
const machineWith = (files: Readonly<Record<string, string>> = {}): Machine => ({
  resolve: (path) => (path.startsWith('/') ? path : `/srv/${path}`),
  readText: (path) => files[path],
  lies: (path, folder) => path.startsWith(`${folder}/`),
  installDir: '/opt/frontdesk',
  isTerminal: false,
});

type Variables = Readonly<Record<string, string>>;

const load = (variables: Variables, files?: Readonly<Record<string, string>>) =>
  loadConfig(variables, machineWith(files));

function faultsOf(variables: Variables, files?: Readonly<Record<string, string>>): readonly string[] {
  try {
    load(variables, files);
    return [];
  } catch (error) {
    if (error instanceof ConfigRefused) return error.faults.map(({ setting }) => setting);
    throw error;
  }
}

const KEY = Buffer.alloc(32, 7).toString('base64');

const TWILIO: Variables = {
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_AUTH_TOKEN: 'a-token-nobody-may-see',
  TWILIO_FROM: '+13125550123',
  PUBLIC_URL: 'https://desk.example.org',
  MASTER_KEY: KEY,
};

const without = (variables: Variables, ...names: string[]): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));

describe('with no setting at all', () => {
  it('is one process on this machine with nothing outside it', () => {
    expect(load({})).toEqual({
      config: {
        host: '127.0.0.1',
        port: 3000,
        trustedProxies: [],
        demo: true,
        roles: ['web', 'worker', 'scheduler'],
        dataDir: '/srv/data',
        packDir: '/opt/frontdesk/intents',
        assets: { console: '/opt/frontdesk/dist/console', widget: '/opt/frontdesk/dist/widget' },
        carrier: { kind: 'local', optOut: 'carrier' },
        documents: { kind: 'embedded', file: '/srv/data/frontdesk.db' },
        jobs: { kind: 'embedded' },
        model: { kind: 'none' },
        masterKey: { kind: 'made', file: '/srv/data/master.key' },
        quietGapMs: 1500,
        logLevel: 'info',
      },
      secrets: {},
    });
  });

  it('takes an empty setting for one left out', () => {
    expect(load(Object.fromEntries(SETTINGS.map((name) => [name, ' '])))).toEqual(load({}));
  });
});

describe('plain settings', () => {
  it('are taken as given', () => {
    const { config } = load({
      PORT: '0',
      HOST: '0.0.0.0',
      DATA_DIR: '/var/lib/frontdesk',
      PACK_DIR: 'our-pack',
      QUIET_GAP_MS: '0',
      TRUSTED_PROXIES: 'loopback, 10.0.0.0/8,2001:db8::/32 , 192.0.2.1',
      LOG_LEVEL: 'debug',
      TWILIO_OPT_OUT: 'app',
      ROLES: 'scheduler,worker, web',
    });
    expect(config).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      dataDir: '/var/lib/frontdesk',
      packDir: '/srv/our-pack',
      documents: { kind: 'embedded', file: '/var/lib/frontdesk/frontdesk.db' },
      masterKey: { kind: 'made', file: '/var/lib/frontdesk/master.key' },
      quietGapMs: 0,
      trustedProxies: ['loopback', '10.0.0.0/8', '2001:db8::/32', '192.0.2.1'],
      logLevel: 'debug',
      carrier: { kind: 'local', optOut: 'app' },
      roles: ['web', 'worker', 'scheduler'],
    });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '3000.5'],
    ['QUIET_GAP_MS', '60001'],
    ['QUIET_GAP_MS', '1.5s'],
    ['LOG_LEVEL', 'loud'],
    ['TWILIO_OPT_OUT', 'both'],
    ['ROLES', 'web,worker,scheduler,cook'],
    ['TRUSTED_PROXIES', 'the-proxy'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['MASTER_KEY', 'c2hvcnQ='],
    ['MASTER_KEY', `${KEY}!`],
  ])('%s=%s is refused', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([name]);
  });

  it('hold a master key as bytes, among the secrets', () => {
    const { config, secrets } = load({ MASTER_KEY: KEY });
    expect(secrets.masterKey).toEqual(Buffer.alloc(32, 7));
    expect(config.masterKey).toEqual({ kind: 'given' });
  });
});

describe('where the world reaches us', () => {
  const url = (PUBLIC_URL: string): Variables => ({ PUBLIC_URL, MASTER_KEY: KEY });

  it('is kept as an origin', () => {
    expect(load(url('https://desk.example.org/')).config.publicUrl).toBe('https://desk.example.org');
    expect(load(url('http://127.0.0.1:8080')).config.publicUrl).toBe('http://127.0.0.1:8080');
  });

  it.each([
    'desk.example.org',
    'http://desk.example.org',
    'ftp://desk.example.org',
    'https://desk.example.org/clinic',
    'https://desk.example.org/?a=1',
    'https://ana:secret@desk.example.org',
  ])('is refused as %s', (address) => {
    expect(faultsOf(url(address))).toEqual(['PUBLIC_URL']);
  });

  it('takes the demonstration away', () => {
    expect(load({}).config.demo).toBe(true);
    expect(load({ HOST: 'localhost' }).config.demo).toBe(true);
    expect(load({ HOST: '0.0.0.0' }).config.demo).toBe(false);
    expect(load(url('https://desk.example.org')).config.demo).toBe(false);
    expect(load(TWILIO).config.demo).toBe(false);
  });
});

describe('the proxy in front', () => {
  const https = { PUBLIC_URL: 'https://desk.example.org', MASTER_KEY: KEY };

  it('is on this machine when we can be reached from there only', () => {
    expect(load(https).config.trustedProxies).toEqual(['loopback']);
    expect(load({ ...https, TRUSTED_PROXIES: '192.0.2.1' }).config.trustedProxies).toEqual(['192.0.2.1']);
  });

  it('must be named when it may be anywhere, or said not to be', () => {
    const open = { ...https, HOST: '0.0.0.0' };
    expect(faultsOf(open)).toEqual(['TRUSTED_PROXIES']);
    expect(load({ ...open, TRUSTED_PROXIES: 'uniquelocal' }).config.trustedProxies).toEqual(['uniquelocal']);
    expect(load({ ...open, TRUSTED_PROXIES: 'none' }).config.trustedProxies).toEqual([]);
    expect(faultsOf({ ...open, TRUSTED_PROXIES: 'none, loopback' })).toEqual(['TRUSTED_PROXIES']);
  });

  it('is not expected without https', () => {
    expect(load({ HOST: '0.0.0.0' }).config.trustedProxies).toEqual([]);
    expect(load({ PUBLIC_URL: 'http://127.0.0.1:8080', MASTER_KEY: KEY }).config.trustedProxies).toEqual([]);
  });
});

describe('Twilio', () => {
  it('is used when it is set up', () => {
    const { config, secrets } = load({ ...TWILIO, TWILIO_API_BASE_URL: 'http://127.0.0.1:4010/' });
    expect(config.carrier).toEqual({
      kind: 'twilio',
      optOut: 'carrier',
      accountSid: TWILIO['TWILIO_ACCOUNT_SID'],
      sender: { kind: 'number', from: '+13125550123' },
      apiBaseUrl: 'http://127.0.0.1:4010',
    });
    expect(secrets.twilioAuthToken).toBe('a-token-nobody-may-see');
  });

  it('prefers its messaging service as the sender', () => {
    const { config } = load({ ...TWILIO, TWILIO_MESSAGING_SERVICE_SID: 'MG01' });
    expect(config.carrier).toMatchObject({
      sender: { kind: 'service', serviceSid: 'MG01', from: '+13125550123' },
    });
  });

  it.each([
    ['an address', 'PUBLIC_URL', 'PUBLIC_URL'],
    ['an account', 'TWILIO_ACCOUNT_SID', 'TWILIO_ACCOUNT_SID'],
    ['a token', 'TWILIO_AUTH_TOKEN', 'TWILIO_AUTH_TOKEN'],
    ['a sender', 'TWILIO_FROM', 'TWILIO_MESSAGING_SERVICE_SID'],
    ['a master key kept elsewhere', 'MASTER_KEY', 'MASTER_KEY'],
  ])('does not start without %s', (_what, missing, told) => {
    expect(faultsOf(without(TWILIO, missing))).toEqual([told]);
  });

  it.each([
    ['TWILIO_ACCOUNT_SID', 'SK0001'],
    ['TWILIO_MESSAGING_SERVICE_SID', 'PN0001'],
    ['TWILIO_FROM', '312-555-0123'],
    ['TWILIO_API_BASE_URL', 'http://carrier.example.org'],
  ])('is refused with %s=%s', (name, value) => {
    expect(faultsOf({ ...TWILIO, [name]: value })).toEqual([name]);
  });

  it('is not meant by the opt-out mode alone', () => {
    expect(load({ TWILIO_OPT_OUT: 'carrier' }).config.carrier.kind).toBe('local');
  });
});

describe('the master key and the data it protects', () => {
  const inside = { PUBLIC_URL: 'https://desk.example.org', MASTER_KEY_FILE: '/srv/data/keys/master' };
  const outside = { PUBLIC_URL: 'https://desk.example.org', MASTER_KEY_FILE: '/run/secrets/master' };

  it('may lie together as long as no real patient can write', () => {
    expect(faultsOf({ MASTER_KEY_FILE: '/srv/data/keys/master' }, { '/srv/data/keys/master': KEY })).toEqual(
      [],
    );
  });

  it('may not lie together afterwards', () => {
    expect(faultsOf(inside, { '/srv/data/keys/master': KEY })).toEqual(['MASTER_KEY']);
    expect(faultsOf({ PUBLIC_URL: 'https://desk.example.org' })).toEqual(['MASTER_KEY']);
  });

  it('may lie apart', () => {
    expect(faultsOf(outside, { '/run/secrets/master': KEY })).toEqual([]);
  });
});

describe('settings from files', () => {
  it('are read, without the newline at the end', () => {
    const { config, secrets } = load(
      { ...without(TWILIO, 'TWILIO_AUTH_TOKEN'), TWILIO_AUTH_TOKEN_FILE: 'token', PORT_FILE: '/etc/port' },
      { token: 'from-a-file\n', '/etc/port': '8080\n' },
    );
    expect(secrets.twilioAuthToken).toBe('from-a-file');
    expect(config.port).toBe(8080);
  });

  it('must be there and say something', () => {
    expect(faultsOf({ PORT_FILE: '/etc/port' })).toEqual(['PORT']);
    expect(faultsOf({ PORT_FILE: '/etc/port' }, { '/etc/port': '\n' })).toEqual(['PORT']);
  });

  it('do not stand beside the setting itself', () => {
    expect(faultsOf({ PORT: '1', PORT_FILE: '/etc/port' }, { '/etc/port': '1' })).toEqual(['PORT']);
  });
});

describe('roles', () => {
  it('are split only over shared engines', () => {
    expect(faultsOf({ ROLES: 'web' })).toEqual(['ROLES']);
    const shared = { ROLES: 'web', MONGODB_URI: 'mongodb://db', REDIS_URL: 'redis://jobs' };
    expect(faultsOf(shared)).not.toContain('ROLES');
  });
});

describe('engines that are not built', () => {
  it.each(['MONGODB_URI', 'REDIS_URL', 'ANTHROPIC_API_KEY', 'ANTHROPIC_MODEL'])('%s is refused', (name) => {
    expect(faultsOf({ [name]: 'x' })).toEqual([name]);
  });
});

describe('what is refused', () => {
  const everythingWrong = {
    PORT: 'x',
    LOG_LEVEL: 'x',
    PUBLIC_URL: 'x',
    MASTER_KEY: 'do-not-show-me',
    TWILIO_ACCOUNT_SID: 'x',
    TWILIO_AUTH_TOKEN: 'do-not-show-me',
    MONGODB_URI: 'mongodb://user:do-not-show-me@db',
  };

  it('is told all at once, each with what to do', () => {
    const told = [
      'LOG_LEVEL',
      'MASTER_KEY',
      'MONGODB_URI',
      'PORT',
      'PUBLIC_URL',
      'TWILIO_ACCOUNT_SID',
      'TWILIO_MESSAGING_SERVICE_SID',
    ];
    expect([...faultsOf(everythingWrong)].sort()).toEqual(told);
    expect(() => load(everythingWrong)).toThrow(/PORT must be a whole number from 0 to 65535, not "x"/);
  });

  it('never quotes a secret', () => {
    expect(() => load(everythingWrong)).not.toThrow(/do-not-show-me/);
    expect(() => load(everythingWrong)).toThrow(ConfigRefused);
  });

  it('leaves no secret in a configuration that is accepted', () => {
    const printed = JSON.stringify(load(TWILIO).config);
    expect(printed).not.toContain('a-token-nobody-may-see');
    expect(printed).not.toContain(KEY);
  });
});
