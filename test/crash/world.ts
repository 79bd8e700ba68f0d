import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock, type ShiftedClock } from '../../src/adapters/system/clock.ts';
import type { LocalCarrier } from '../../src/adapters/twilio/local-carrier/local-carrier.ts';
import type { FailedJob } from '../../src/app/ports/jobs.ts';
import type { House, Settings } from '../../src/app/house.ts';
import type { Invitation } from '../../src/app/staff/welcome-staff.ts';
import { compose, type Frontdesk } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { HOUR } from '../../src/domain/time.ts';
import { ACCOUNT_SID, AUTH_TOKEN, CLINIC, openTestCarrier } from '../support/local-carrier.ts';
import type { Boundary, Calls } from './boundary.ts';
import { PACK_DIR, packOnce } from './pack.ts';
import type { Victim } from './victims.ts';

export interface WorldOptions {
  /** When the play begins; a working morning of the clinic unless said. */
  readonly at?: string;
  readonly optOut?: 'carrier' | 'app';
}

/** Mon Nov 30 2026, 09:00 in New York. */
const MORNING = '2026-11-30T14:00:00Z';

const SETTINGS: Partial<Settings> = {
  sendsPerSecond: 10_000,
  carrierGraceMs: 150,
  // The nurse sits at her screen all day.
  idleLockMs: 24 * HOUR,
};

/** Nothing on this way survives the machine, but everything survives a process; and it is quick. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 8;
/** While a house that was started again is watched, the clock ticks this often. */
const TICK_EVERY_MS = 120;

/**
 * Everything around one house that outlives its processes: its data, the carrier with all phones, the clock, and the
 * people who go on when the house is there again.
 */
export class World {
  readonly carrier: LocalCarrier;
  readonly url: string;
  /** Phones that take part. */
  readonly numbers: PhoneNumber[] = [];
  /** Chat visitors that take part, by their tokens. */
  readonly visitors: string[] = [];
  readonly #clock: ShiftedClock;
  readonly #env: Readonly<Record<string, string>>;
  readonly #dataDir: string;
  readonly #faults: string[] = [];
  #clockOffsetMs: number;
  #victim:
    { readonly process: Victim; readonly house: number; readonly opened: Promise<unknown> } | undefined;
  #frontdesk: Frontdesk | undefined;
  #ticking: Promise<void> | undefined;
  #invitations: readonly Invitation[] = [];
  #changedAt = Date.now();
  #ended = false;
  #isElsewhere = false;

  private constructor(parts: {
    carrier: LocalCarrier;
    clock: ShiftedClock;
    clockOffsetMs: number;
    port: number;
    dataDir: string;
    options: WorldOptions;
  }) {
    this.carrier = parts.carrier;
    this.url = `http://127.0.0.1:${String(parts.port)}`;
    this.#clock = parts.clock;
    this.#clockOffsetMs = parts.clockOffsetMs;
    this.#dataDir = parts.dataDir;
    const optOut = parts.options.optOut ?? 'carrier';
    this.#env = {
      DATA_DIR: parts.dataDir,
      PORT: String(parts.port),
      PUBLIC_URL: this.url,
      MASTER_KEY: randomBytes(32).toString('base64'),
      TWILIO_ACCOUNT_SID: ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      TWILIO_FROM: CLINIC,
      TWILIO_API_BASE_URL: this.carrier.url,
      TWILIO_OPT_OUT: optOut,
      QUIET_GAP_MS: '0',
      LOG_LEVEL: 'silent',
      PACK_DIR,
    };
    this.carrier.pointTo(`${this.url}/webhooks/twilio/messages`);
  }

  static async open(options: WorldOptions = {}): Promise<World> {
    const clockOffsetMs = Date.parse(options.at ?? MORNING) - Date.now();
    const clock = systemClock({ offsetMs: clockOffsetMs });
    const carrier = await openTestCarrier({
      clock,
      optOut: options.optOut ?? 'carrier',
      announceOptOut: true,
    });
    const dataDir = mkdtempSync(join(SCRATCH, 'frontdesk-crash-'));
    return new World({ carrier, clock, clockOffsetMs, port: await reservePort(), dataDir, options });
  }

  /** Starts the house in a process that will be killed. */
  async startIn(
    victim: Victim,
    house: number,
    kill: { readonly boundary?: Boundary | undefined; readonly fromStart: boolean },
  ): Promise<void> {
    const { boundary, fromStart } = kill;
    const opened = victim.open(house, {
      env: this.#env,
      clockOffsetMs: this.#clockOffsetMs,
      settings: SETTINGS,
      fromStart,
      ...(boundary && { boundary }),
    });
    this.#victim = { process: victim, house, opened };
    this.#changed();
    this.#invitations = (await opened) ?? [];
  }

  /** Counts calls from here on. */
  async startCounting(): Promise<void> {
    await this.#wish({ do: 'count' });
  }

  async calls(): Promise<Calls> {
    return (await this.#wish({ do: 'calls' })) ?? {};
  }

  /** Somebody else runs the house, until `noteDeath`. */
  leaveToOthers(): void {
    this.#isElsewhere = true;
    this.#changed();
  }

  /** The process has been killed, and nobody starts another for a while. */
  noteDeath(downMs = 0): void {
    this.#clock.shift(downMs);
    this.#clockOffsetMs += downMs;
    this.#victim = undefined;
    this.#isElsewhere = false;
    this.#changed();
  }

  /** Starts the house over the same data, to stay. */
  async startAgain(): Promise<void> {
    const { config, secrets } = loadConfig({ ...this.#env });
    this.#frontdesk = await compose(config, secrets, {
      pack: await packOnce(),
      clock: this.#clock,
      settings: SETTINGS,
      clockwork: false,
      house: (house) => this.#listeningToFaults(house),
    });
    this.#invitations = this.#frontdesk.invitations;
    this.#ticking = this.#tick(this.#frontdesk);
    this.#changed();
  }

  /** The house that stays. */
  get house(): House {
    return this.#staying.house;
  }

  get #staying(): Frontdesk {
    if (!this.#frontdesk) throw new Error('the house is not there');
    return this.#frontdesk;
  }

  /** What went wrong inside the house that stays, and should not have. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  get invitations(): readonly Invitation[] {
    return this.#invitations;
  }

  /** Whether somebody could be there to answer: not standing still, not dead. */
  get isUp(): boolean {
    if (this.#frontdesk || this.#isElsewhere) return true;
    return this.#victim !== undefined && !this.#victim.process.hasReached(this.#victim.house);
  }

  /** Jobs that are due or running. */
  async jobsWaiting(): Promise<number> {
    const depth = await this.#staying.jobs.depth();
    return Object.values(depth).reduce((sum, waiting) => sum + waiting, 0);
  }

  async failedJobs(): Promise<readonly FailedJob[]> {
    return this.#staying.jobs.failed(100);
  }

  /** With these the house is started, by whomever. */
  get env(): Readonly<Record<string, string>> {
    return this.#env;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Time passes, and the clock of the house ticks once. */
  async pass(ms: number): Promise<void> {
    this.#clock.shift(ms);
    this.#clockOffsetMs += ms;
    await this.#wish({ do: 'shift', ms });
    await this.tick();
  }

  /** The clock of the house ticks until something is to be seen. */
  async tickUntil<T>(what: string, look: () => T | undefined): Promise<T> {
    return this.until(what, async () => {
      await this.tick();
      return look();
    });
  }

  /** The house that stays ticks by itself. */
  async tick(): Promise<void> {
    await this.#wish({ do: 'tick' });
  }

  async until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
    for (const began = Date.now(); ;) {
      const found = await look();
      if (found !== undefined) return found;
      if (this.#ended) throw new Error('the world has ended');
      const since = Math.max(began, this.#changedAt);
      if (this.isUp && Date.now() - since > PATIENCE_MS) throw new Error(`waited in vain for ${what}`);
      await wait(LOOK_EVERY_MS);
    }
  }

  /** Until somebody could be there to answer again. */
  async untilUp(): Promise<void> {
    await this.until('the house', () => (this.isUp ? true : undefined));
  }

  phone(number: PhoneNumber): readonly string[] {
    return this.carrier
      .shown(number)
      .filter(({ direction }) => direction === 'to-phone')
      .map(({ body }) => body);
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#ticking;
    await this.#frontdesk?.stop();
    await this.carrier.close();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  async #wish(wish: Parameters<Victim['wish']>[1]): Promise<Calls | undefined> {
    const victim = this.#victim;
    await victim?.opened;
    return victim?.process.wish(victim.house, wish);
  }

  async #tick(frontdesk: Frontdesk): Promise<void> {
    while (!this.#ended) {
      await frontdesk.ticks.all();
      frontdesk.jobs.wake();
      await wait(TICK_EVERY_MS);
    }
  }

  #changed(): void {
    this.#changedAt = Date.now();
  }

  #listeningToFaults(house: House): House {
    const { observer } = house;
    return {
      ...house,
      observer: {
        note: (event) => {
          if (event.type === 'fault') {
            const { cause } = event;
            this.#faults.push(
              `${event.where}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
            );
          }
          observer.note(event);
        },
      },
    };
  }
}

/** Below the range from which connections get their own ports, so that a dead house's port is still free for the next. */
const LOWEST_PORT = 12_000;
const PORTS = 20_000;
let lastPort = process.pid * 37;

export async function reservePort(): Promise<number> {
  for (;;) {
    lastPort += 1;
    const port = LOWEST_PORT + (lastPort % PORTS);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
