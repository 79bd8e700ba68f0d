import { openEmbeddedJobs, type EmbeddedJobRunner } from './adapters/embedded/jobs/open-jobs.ts';
import { argonPasswords } from './adapters/keys/passwords.ts';
import { loadPack } from './adapters/pack/load-pack.ts';
import { createBackground } from './adapters/system/background.ts';
import { systemFraction } from './adapters/system/random.ts';
import { inProcessLive } from './adapters/system/live.ts';
import type { House, Settings } from './app/house.ts';
import { jobHandlers } from './app/job-handlers.ts';
import { createOutbox } from './app/outbox.ts';
import type { Pack } from './app/ports/pack.ts';
import type { Clock } from './app/ports/system.ts';
import type { Understanding } from './app/ports/understanding.ts';
import { welcomeStaff, type Invitation } from './app/staff/welcome-staff.ts';
import { openBase, type Base } from './compose/base.ts';
import { openCarrier, type CarrierParts } from './compose/carrier.ts';
import { startClockwork, takeUpWhatWasLeft, tickOnce } from './compose/clockwork.ts';
import { openDocuments } from './compose/documents.ts';
import { openFrontDoor, type FrontDoor } from './compose/front-door.ts';
import { settingsOf } from './compose/settings.ts';
import { openUnderstanding } from './compose/understanding.ts';
import { openWeb } from './compose/web.ts';
import type { Config } from './config/config.ts';
import type { Secrets } from './config/secrets.ts';
import { SECOND } from './domain/time.ts';

/** The clockwork by hand, and how to know that all is quiet. */
export interface Ticks {
  /** Every tick of the clock once. */
  all(): Promise<void>;
  /** When nothing goes on in the background. */
  background(): Promise<void>;
}

export interface Frontdesk {
  readonly house: House;
  readonly jobs: EmbeddedJobRunner;
  readonly ticks: Ticks;
  /** Where browsers of this machine find it. */
  readonly url: string;
  readonly port: number;
  readonly invitations: readonly Invitation[];
  /** Takes nothing new, finishes within bounds what is under way, and lets everything go. */
  stop(): Promise<void>;
}

/** The pack, and understanding by its words. */
export interface LoadedPack {
  readonly pack: Pack;
  readonly understanding: Understanding;
}

export async function openPack(packDir: string): Promise<LoadedPack> {
  const pack = await loadPack(packDir);
  return { pack, understanding: await openUnderstanding(packDir, pack.clinic) };
}

/** Running jobs have so long to end, and as long again when told to; what is cut off then is taken up at the next start. */
const JOBS_STOP_WITHIN_MS = 2 * SECOND;

/** What tests put in the place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  readonly settings?: Partial<Settings>;
  /** Sees the house before anything uses it, and may put something else in its place. */
  readonly house?: (house: House) => House;
  /** Loaded already, so that house after house need not read and check it anew. */
  readonly pack?: LoadedPack;
  /** Leaves the ticks of the clock to the test. */
  readonly clockwork?: false;
  /** Leaves jobs lying. */
  readonly worker?: false;
  /** Hears what is being done while it starts, a few words each. */
  readonly tell?: (doing: string) => void;
}

/** The whole of Frontdesk, wired and running; the only place that makes adapters. */
export async function compose(
  config: Config,
  secrets: Secrets,
  overrides: Overrides = {},
): Promise<Frontdesk> {
  const base = openBase(config, overrides.clock);
  try {
    const built = await build(config, secrets, { base, overrides });
    return await start(built, { config, base, overrides });
  } catch (error) {
    await base.stops.run();
    throw error;
  }
}

interface Built {
  readonly house: House;
  readonly jobs: EmbeddedJobRunner;
  readonly background: ReturnType<typeof createBackground>;
  readonly door: FrontDoor;
  readonly carrier: CarrierParts;
}

async function build(
  config: Config,
  secrets: Secrets,
  { base, overrides }: { readonly base: Base; readonly overrides: Overrides },
): Promise<Built> {
  const { clock, ids, observer, stops, onFault } = base;
  const tell = overrides.tell ?? (() => undefined);
  tell(`Reading the clinic's pack in ${config.packDir} and proving its examples`);
  const { pack, understanding } = overrides.pack ?? (await openPack(config.packDir));
  tell(`Opening the data in ${config.dataDir}; the first start makes its keys`);
  const { stores, engine, masterKey } = await openDocuments(config, secrets, { clock, ids });
  stops.add('documents', () => engine.close());
  const door = await openFrontDoor(config.host, config.port);
  const jobs = await openEmbeddedJobs({
    mongoose: engine.mongoose,
    clock,
    random: systemFraction,
    observer,
    settings: { stopWithinMs: JOBS_STOP_WITHIN_MS },
  });
  const { ownUrl } = door;
  const number = pack.clinic.phone;
  const carrier = await openCarrier({ config, secrets, masterKey, clock, number, ownUrl, onFault });
  stops.add('carrier', () => carrier.close());
  const background = createBackground(onFault);
  stops.add('background work', () => background.settled());
  const outbox = createOutbox(() => house);
  stops.add('outbox', () => outbox.stop());
  stops.add('jobs', () => jobs.stop());
  stops.add('front door', () => door.close());
  const real: House = {
    ...stores,
    clock,
    ids,
    jobs,
    carrier: carrier.carrier,
    live: inProcessLive(onFault),
    understanding,
    passwords: argonPasswords(),
    pack,
    settings: { ...settingsOf(config), ...overrides.settings },
    observer,
    background,
    outbox,
  };
  const house: House = overrides.house?.(real) ?? real;
  return { house, jobs, door, carrier, background };
}

async function start(
  { house, jobs, door, carrier, background }: Built,
  {
    config,
    base,
    overrides,
  }: { readonly config: Config; readonly base: Base; readonly overrides: Overrides },
): Promise<Frontdesk> {
  // Nobody else can have the data folder open, so whoever held a lease is dead.
  if (config.documents.kind === 'embedded') await house.leases.endAll();
  const invitations = await welcomeStaff(house);
  if (overrides.worker !== false) jobs.start(jobHandlers(house));
  openWeb({ config, base, house, jobs, door, carrier });
  overrides.tell?.('Taking up what was left open, and asking the carrier what came meanwhile');
  await takeUpWhatWasLeft(house);
  if (overrides.clockwork !== false) {
    const clockwork = startClockwork(house);
    base.stops.add('clockwork', () => clockwork.stop());
  }
  return {
    house,
    jobs,
    ticks: { all: () => tickOnce(house), background: () => background.settled() },
    url: door.ownUrl,
    port: door.port,
    invitations,
    stop: () => base.stops.run(),
  };
}
