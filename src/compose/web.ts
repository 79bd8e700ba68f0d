import { webhookReader } from '../adapters/twilio/webhook-reader.ts';
import type { House } from '../app/house.ts';
import { createReadiness } from '../app/readiness.ts';
import type { JobRunner } from '../app/ports/jobs.ts';
import type { Config } from '../config/config.ts';
import { LEVELS, type Level } from '../domain/triage/verdict.ts';
import { createWeb } from '../http/app.ts';
import { createLimiters, take } from '../http/middleware/limiters.ts';
import { createSignInLimits } from '../http/middleware/sign-in-limits.ts';
import { sessionToken } from '../http/middleware/staff-session.ts';
import type { TrustsProxy } from '../realtime/client-address.ts';
import { openSockets } from '../realtime/sockets.ts';
import type { Base } from './base.ts';
import type { CarrierParts } from './carrier.ts';
import type { FrontDoor } from './front-door.ts';

/** Puts the house behind its doors. Nobody gets in before `door.open`. */
export function openWeb(parts: {
  readonly config: Config;
  readonly base: Base;
  readonly house: House;
  readonly jobs: JobRunner;
  readonly door: FrontDoor;
  readonly carrier: CarrierParts;
}): void {
  const { config, base, house, jobs, door, carrier } = parts;
  const limiters = createLimiters();
  base.metrics.watch({ jobs: () => jobs.depth(), queue: () => queueByLevel(house) });
  const web = createWeb({
    house,
    gate: carrier.gate,
    reader: webhookReader,
    limiters,
    signInLimits: createSignInLimits(),
    ready: createReadiness(house, () => !config.roles.includes('worker') || jobs.isRunning()),
    metrics: async () => ({ contentType: base.metrics.contentType, body: await base.metrics.text() }),
    isPublic: config.publicUrl !== undefined,
    secure: config.publicUrl?.startsWith('https:') ?? false,
    trustedProxies: config.trustedProxies,
    assets: config.assets,
    ...(config.demo && carrier.phone && { phone: carrier.phone }),
  });
  const sockets = openSockets(door.server, {
    house,
    sessionToken,
    limits: {
      mayConnect: (address) => take(limiters.visitors, address),
      maySay: (visitor) => take(limiters.chat, visitor),
      mayRead: (visitor) => take(limiters.chatReads, visitor),
    },
    trustsProxy: web.get('trust proxy fn') as TrustsProxy,
    isOwnOrigin: (origin, host) => isOwnOrigin(origin, host, config.publicUrl),
  });
  base.stops.add('sockets', sockets.close);
  door.open(web);
}

/** Programs send no origin; browsers cannot leave it out. */
function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string | undefined,
): boolean {
  if (origin === undefined) return true;
  if (publicUrl !== undefined && new URL(publicUrl).origin === origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

async function queueByLevel(house: Pick<House, 'conversations'>): Promise<Readonly<Record<Level, number>>> {
  const headers = await house.conversations.queue();
  const count = (level: Level): number => headers.filter((header) => header.level === level).length;
  return Object.fromEntries(LEVELS.map((level) => [level, count(level)])) as Record<Level, number>;
}
