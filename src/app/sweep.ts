import { plus, SECOND } from '../domain/time.ts';
import { settleLeftovers } from './advance.ts';
import { answerMessages } from './answer-messages.ts';
import { tellSendEnded } from './end-send.ts';
import type { House } from './house.ts';
import { ringSettle } from './jobs.ts';
import { repairSheets } from './repair-sheets.ts';
import { resolveUnknownSend } from './resolve-unknown-send.ts';

const BATCH = 200;
/** Questions to the carrier under way at a time. */
const ASKED_AT_ONCE = 8;
/** Younger work is still in the hands of whoever began it. */
const ABANDONED_MS = 10 * SECOND;

/**
 * Finds everything that was begun and not finished, from the database alone, and takes it up again: messages nobody
 * handled, effects nobody carried out, sends nobody handed over or told the end of. With `all` nothing is
 * too young: at the start of the only process whatever is open was left by a dead one.
 */
export async function sweep(house: House, options: { readonly all?: boolean } = {}): Promise<void> {
  const now = house.clock.now();
  const before = options.all ? plus(now, 1) : plus(now, -ABANDONED_MS);
  await each(house, 'effects', await house.conversations.unsettled(before, BATCH), async (id) => {
    const failed = await settleLeftovers(house, id);
    if (failed.length > 0) await ringSettle(house.jobs, id);
  });
  await each(house, 'messages', await house.messages.neglected(before, BATCH), async (contactId) =>
    answerMessages(house, await house.messages.unhandled(contactId)),
  );
  await each(house, 'ended sends', await house.sends.untold(BATCH), ({ id }) => tellSendEnded(house, id));
  house.outbox.look();
}

/** Settles sends whose outcome nobody knows. The carrier may be slow to tell, so this has a tick of its own. */
export async function sweepUnknownSends(house: House): Promise<void> {
  const before = plus(house.clock.now(), -house.settings.carrierGraceMs);
  const unknown = await house.sends.stranded(before, BATCH);
  const lanes = unknown.values();
  const serve = async (): Promise<void> => {
    for (const send of lanes) {
      await each(house, 'unknown sends', [send], () => resolveUnknownSend(house, send));
    }
  };
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, serve));
}

/** Less often: mends day sheets that no visit stands behind. */
export async function sweepCalendar(house: House): Promise<void> {
  const repaired = await repairSheets(house);
  if (repaired > 0) house.observer.note({ type: 'swept', name: 'day sheets', count: repaired });
}

/** One failure does not keep the others waiting. */
async function each<T>(
  house: House,
  name: string,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  if (items.length === 0) return;
  house.observer.note({ type: 'swept', name, count: items.length });
  for (const item of items) {
    try {
      await work(item);
    } catch (cause) {
      house.observer.note({ type: 'fault', where: `sweep of ${name}`, cause });
    }
  }
}
