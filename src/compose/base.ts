import { systemClock } from '../adapters/system/clock.ts';
import { systemIds } from '../adapters/system/ids.ts';
import type { Observer } from '../app/ports/observer.ts';
import type { Clock, Ids } from '../app/ports/system.ts';
import type { Config } from '../config/config.ts';
import { createObserver } from '../observability/events.ts';
import { createLogger } from '../observability/logger.ts';
import { createMetrics, type Metrics } from '../observability/metrics.ts';
import { openStops, type Stops } from './stops.ts';

/** What everything else stands on. */
export interface Base {
  readonly metrics: Metrics;
  readonly observer: Observer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly stops: Stops;
  readonly onFault: (where: string, cause: unknown) => void;
}

export function openBase(config: Config, clock: Clock = systemClock()): Base {
  const metrics = createMetrics();
  const observer = createObserver(createLogger({ level: config.logLevel }), metrics);
  const onFault = (where: string, cause: unknown): void => observer.note({ type: 'fault', where, cause });
  return { metrics, observer, clock, ids: systemIds(clock), stops: openStops(onFault), onFault };
}
