import type { SendId } from '../domain/ids.ts';
import { deliver } from './deliver.ts';
import type { House } from './house.ts';
import type { Outbox } from './ports/outbox.ts';
import type { Send } from './ports/sends.ts';

const BATCH = 200;
const LANES_AT_ONCE = 16;

/**
 * Empties the ledger of sends at the sender's pace, the most important first; texts to one contact leave one after
 * the other, in order. What must not wait goes past all that. A failure keeps back the contact it happened to, so that
 * its order holds, and nobody else: the sweep looks again.
 */
export function createOutbox(houseOf: () => House): Outbox & { readonly stop: () => void } {
  const pace = createPace(houseOf);
  let running = false;
  let asked = false;
  let stopped = false;

  /** False when a send could not be seen through. */
  const serve = async (lane: readonly Send[]): Promise<boolean> => {
    try {
      for (const { id } of lane) {
        await pace();
        if (stopped) break;
        await deliver(houseOf(), id);
      }
      return true;
    } catch (cause) {
      houseOf().observer.note({ type: 'fault', where: 'deliver', cause });
      return false;
    }
  };

  const serveAll = async (lanes: Iterator<readonly Send[]>): Promise<boolean> => {
    let done = true;
    for (let lane = lanes.next(); !lane.done && !stopped; lane = lanes.next()) {
      done = (await serve(lane.value)) && done;
    }
    return done;
  };

  const drain = async (): Promise<void> => {
    const house = houseOf();
    while (asked && !stopped) {
      asked = false;
      const due = await house.sends.due(house.clock.now(), BATCH);
      const lanes = lanesOf(due).values();
      const done = await Promise.all(Array.from({ length: LANES_AT_ONCE }, () => serveAll(lanes)));
      if (due.length === BATCH && !done.includes(false)) asked = true;
    }
  };

  const look = (): void => {
    asked = true;
    if (running || stopped) return;
    running = true;
    houseOf().background.run('outbox', async () => {
      try {
        await drain();
      } finally {
        running = false;
      }
    });
  };

  return {
    urgent: (id: SendId) => houseOf().background.run('deliver', () => deliver(houseOf(), id)),
    look,
    stop: () => {
      stopped = true;
    },
  };
}

/** One lane a contact, lanes and their sends in the order of the ledger. */
function lanesOf(sends: readonly Send[]): readonly (readonly Send[])[] {
  const lanes = new Map<string, Send[]>();
  for (const send of sends) {
    const name = send.contactId ?? send.id;
    const lane = lanes.get(name);
    if (lane) lane.push(send);
    else lanes.set(name, [send]);
  }
  return [...lanes.values()];
}

/** Spaces what it is awaited for by the sender's pace. */
function createPace(houseOf: () => Pick<House, 'clock' | 'settings'>): () => Promise<void> {
  let next = 0;
  return async () => {
    const { clock, settings } = houseOf();
    const now = clock.now();
    const mine = Math.max(now, next);
    next = mine + 1_000 / settings.sendsPerSecond;
    if (mine - now >= 1) await new Promise((resolve) => setTimeout(resolve, mine - now));
  };
}
