import { plus, SECOND } from '../domain/time.ts';
import { settleLeftovers } from './advance.ts';
import { answerMessages } from './answer-messages.ts';
import type { House } from './house.ts';
import { repairSheets } from './repair-sheets.ts';
import { resolveUnknownSend } from './resolve-unknown-send.ts';

const BATCH = 200;
/** Younger work is still in the hands of whoever began it. */
const ABANDONED_MS = 10 * SECOND;

/**
 * Finds everything that was begun and not finished, from the database alone, and takes it up again: messages nobody
 * handled, effects nobody carried out, sends nobody handed over or whose outcome nobody knows. With `all` nothing is
 * too young: at the start of the only process whatever is open was left by a dead one.
 */
export async function sweep(house: House, options: { readonly all?: boolean } = {}): Promise<void> {
  const now = house.clock.now();
  const before = options.all ? plus(now, 1) : plus(now, -ABANDONED_MS);
  await each(house, 'effects', await house.conversations.unsettled(before, BATCH), (id) =>
    settleLeftovers(house, id),
  );
  await each(house, 'messages', await house.messages.neglected(before, BATCH), async (contactId) =>
    answerMessages(house, await house.messages.unhandled(contactId)),
  );
  const unknown = await house.sends.stranded(plus(now, -house.settings.carrierGraceMs), BATCH);
  await each(house, 'unknown sends', unknown, (send) => resolveUnknownSend(house, send));
  house.outbox.look();
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
