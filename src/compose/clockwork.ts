import { startTicks, type Tick } from '../adapters/cron/ticks.ts';
import { catchUp, catchUpReports } from '../app/catch-up.ts';
import type { House } from '../app/house.ts';
import { remind } from '../app/remind.ts';
import { sweep, sweepCalendar, sweepUnknownSends } from '../app/sweep.ts';
import { watchDeadlines } from '../app/watch-deadlines.ts';
import { DAY, HOUR } from '../domain/time.ts';

/** How far back the carrier's list is read: at the start for as long as we may have been down, then for lost webhooks. */
const CATCH_UP_AT_START_MS = 3 * DAY;
const CATCH_UP_MS = HOUR;
/** A text that the carrier could not deliver within this time is reported by then. */
const REPORTS_AT_START_MS = 4 * HOUR;

/** What a dead process left open, and what came while nobody was there. */
export async function takeUpWhatWasLeft(house: House): Promise<void> {
  await reporting(house, 'sweep', () => sweep(house, { all: true }));
  await reporting(house, 'sweep of the calendar', () => sweepCalendar(house));
  // The carrier may be slow or away; nobody who writes now has to wait for it.
  house.background.run('unknown sends', () => sweepUnknownSends(house));
  house.background.run('catch-up', async () => void (await catchUp(house, CATCH_UP_AT_START_MS)));
  house.background.run('catch-up of reports', () => catchUpReports(house, REPORTS_AT_START_MS));
}

/** What cannot be taken up now is by the next tick; it keeps nobody who writes from being heard. */
async function reporting(house: House, where: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    house.observer.note({ type: 'fault', where, cause });
  }
}

/** Everything that happens by the clock. A lost tick costs nothing: each reads from the database what is due. */
export const startClockwork = (house: House): { stop(): Promise<void> } =>
  startTicks(ticksOf(house), (name, cause) =>
    house.observer.note({ type: 'fault', where: `tick ${name}`, cause }),
  );

/** All that the clock would do, once and in order. */
export async function tickOnce(house: House): Promise<void> {
  for (const { run } of ticksOf(house)) await run();
}

const ticksOf = (house: House): readonly Tick[] => [
  { name: 'deadlines', every: '* * * * * *', run: () => watchDeadlines(house) },
  { name: 'sweep', every: '*/5 * * * * *', run: () => sweep(house) },
  { name: 'unknown sends', every: '*/5 * * * * *', run: () => sweepUnknownSends(house) },
  { name: 'reminders', every: '*/15 * * * * *', run: () => remind(house) },
  { name: 'catch-up', every: '20 * * * * *', run: async () => void (await catchUp(house, CATCH_UP_MS)) },
  { name: 'calendar', every: '40 */10 * * * *', run: () => sweepCalendar(house) },
];
