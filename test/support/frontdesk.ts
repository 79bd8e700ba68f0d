import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalCarrier } from '../../src/adapters/twilio/local-carrier/local-carrier.ts';
import { systemClock, type ShiftedClock } from '../../src/adapters/system/clock.ts';
import { compose, openPack, type Frontdesk, type Overrides } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { DAY } from '../../src/domain/time.ts';
import { ACCOUNT_SID, AUTH_TOKEN, CLINIC, openTestCarrier } from './local-carrier.ts';
import { signIn, type StaffClient } from './staff-client.ts';

export interface ClinicOptions {
  /** Wall time of the clinic at which the test begins, as an instant; a working morning unless said. */
  readonly at?: string;
  readonly optOut?: 'carrier' | 'app';
  readonly quietGapMs?: number;
  readonly overrides?: Overrides;
  readonly env?: Readonly<Record<string, string>>;
}

/** A patient's (or an on-call) phone. */
export interface Phone {
  readonly number: PhoneNumber;
  text(body: string, mediaCount?: number): Promise<void>;
  /** Everything shown from the clinic so far. */
  inbox(): readonly string[];
  /** Texts, then waits for the next message from the clinic and returns it. */
  ask(body: string): Promise<string>;
  /** Waits for the next message from the clinic that was not awaited yet. */
  next(withinMs?: number): Promise<string>;
}

export interface TestClinic {
  readonly frontdesk: Frontdesk;
  readonly carrier: LocalCarrier;
  readonly clock: ShiftedClock;
  readonly url: string;
  phone(number: PhoneNumber): Phone;
  staff(role?: 'nurse' | 'front-desk' | 'administrator'): Promise<StaffClient>;
  /** When nothing is under way any more: no job due, no work in the background, no text on its way. */
  settled(): Promise<void>;
  /** Moves the clock on, lets the ticks of the clock run once, and waits until all is quiet. */
  pass(ms: number): Promise<void>;
  /** Stops the house and starts it again over the same data. */
  restart(overrides?: Overrides): Promise<void>;
  stop(): Promise<void>;
}

/** Mon Nov 30 2026, 09:00 in New York. */
const MORNING = '2026-11-30T14:00:00Z';

/** In memory where there is such a folder: these tests pull no plug, and a disk would make them wait. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const PACK_DIR = fileURLToPath(new URL('../../intents', import.meta.url));
/** Read and checked once for all the clinics of a test file, and in no test's time. */
const PACK = await openPack(PACK_DIR);

/** The production settings, with a carrier of our own where Twilio would be: every message goes through the webhook. */
export async function openClinic(options: ClinicOptions = {}): Promise<TestClinic> {
  const dataDir = mkdtempSync(join(FOLDER, 'frontdesk-'));
  const clock = systemClock({ offsetMs: Date.parse(options.at ?? MORNING) - Date.now() });
  const carrier = await openTestCarrier({ clock, optOut: options.optOut ?? 'carrier', announceOptOut: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  carrier.pointTo(`${url}/webhooks/twilio/messages`);
  const env = {
    DATA_DIR: dataDir,
    PORT: String(port),
    PUBLIC_URL: url,
    MASTER_KEY: randomBytes(32).toString('base64'),
    TWILIO_ACCOUNT_SID: ACCOUNT_SID,
    TWILIO_AUTH_TOKEN: AUTH_TOKEN,
    TWILIO_FROM: CLINIC,
    TWILIO_API_BASE_URL: carrier.url,
    TWILIO_OPT_OUT: options.optOut ?? 'carrier',
    QUIET_GAP_MS: String(options.quietGapMs ?? 0),
    LOG_LEVEL: 'silent',
    PACK_DIR,
    ...options.env,
  };
  const run = (overrides: Overrides): Promise<Frontdesk> => {
    const { config, secrets } = loadConfig(env);
    return compose(config, secrets, { clock, ...overrides });
  };
  const given: Overrides = {
    clockwork: false,
    ...(env.PACK_DIR === PACK_DIR && { pack: PACK }),
    ...options.overrides,
    settings: {
      sendsPerSecond: 10_000,
      carrierGraceMs: 1_000,
      idleLockMs: 7 * DAY,
      ...options.overrides?.settings,
    },
  };
  let frontdesk = await run(given);

  const settled = async (): Promise<void> => {
    const { ticks, jobs } = frontdesk;
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await ticks.background();
      await jobs.drain();
      await carrier.settled();
      await ticks.background();
    }
  };

  return {
    get frontdesk() {
      return frontdesk;
    },
    carrier,
    clock,
    url,
    phone: (number) => openPhone(carrier, number),
    staff: (role = 'nurse') => signIn(url, frontdesk, role),
    settled,
    async pass(ms) {
      clock.shift(ms);
      await frontdesk.ticks.all();
      frontdesk.jobs.wake();
      await settled();
    },
    async restart(overrides = {}) {
      await frontdesk.stop();
      frontdesk = await run({ ...given, ...overrides });
    },
    async stop() {
      await frontdesk.stop();
      await carrier.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function openPhone(carrier: LocalCarrier, number: PhoneNumber): Phone {
  let read = 0;
  const inbox = (): readonly string[] =>
    carrier
      .shown(number)
      .filter(({ direction }) => direction === 'to-phone')
      .map(({ body }) => body);
  const text = async (body: string, mediaCount = 0): Promise<void> => {
    await (
      await carrier.text({ from: number, body, mediaCount })
    ).webhook;
  };
  const next = async (withinMs = 8_000): Promise<string> => {
    const until = Date.now() + withinMs;
    while (inbox().length <= read) {
      if (Date.now() > until) throw new Error(`no answer came; so far: ${JSON.stringify(inbox())}`);
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    read += 1;
    return inbox()[read - 1]!;
  };
  return {
    number,
    text,
    inbox,
    next,
    async ask(body) {
      read = inbox().length;
      await text(body);
      return next();
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
