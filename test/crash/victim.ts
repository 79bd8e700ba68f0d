import { systemClock, type ShiftedClock } from '../../src/adapters/system/clock.ts';
import { compose, type Frontdesk } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { Gate } from './boundary.ts';
import { behindGate, gateWrites, openedBehind } from './gated-house.ts';
import { packOnce } from './pack.ts';
import type { FromVictim, HouseOrder, ToVictim, Wish } from './orders.ts';

/**
 * A process that is made to be killed. It runs several houses side by side, each over its own data; a house that comes
 * to its boundary stands still and says so. The kill comes from outside, as SIGKILL does.
 */
interface Running {
  readonly frontdesk: Frontdesk;
  readonly gate: Gate;
  readonly clock: ShiftedClock;
}

const houses = new Map<number, Running>();

const tell = (message: FromVictim): void => void process.send?.(message);

async function open(house: number, order: HouseOrder): Promise<void> {
  const { boundary, fromStart, settings, clockOffsetMs } = order;
  const gate = new Gate(boundary, { counting: fromStart, onReached: () => tell({ type: 'reached', house }) });
  const clock = systemClock({ offsetMs: clockOffsetMs });
  const { config, secrets } = loadConfig({ ...order.env });
  const pack = await packOnce();
  const frontdesk = await openedBehind(gate, () =>
    compose(config, secrets, {
      pack,
      clock,
      settings,
      clockwork: false,
      house: (real) => behindGate(real, gate),
    }),
  );
  houses.set(house, { frontdesk, gate, clock });
  tell({ type: 'open', house, invitations: frontdesk.invitations });
}

async function grant({ frontdesk, gate, clock }: Running, wish: Wish): Promise<void> {
  switch (wish.do) {
    case 'count':
      gate.startCounting();
      return;
    case 'shift':
      clock.shift(wish.ms);
      return;
    case 'tick':
      await frontdesk.ticks.all();
      frontdesk.jobs.wake();
      return;
    case 'calls':
  }
}

async function obey(message: ToVictim): Promise<void> {
  const { house } = message;
  try {
    if (message.type === 'open') return await open(house, message.order);
    const running = houses.get(house);
    if (!running) throw new Error('this house is not open');
    await grant(running, message.wish);
    tell({ type: 'granted', house, id: message.id, calls: running.gate.calls });
  } catch (error) {
    tell({
      type: 'fault',
      house,
      message: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
    });
  }
}

gateWrites();
process.on('message', (message) => void obey(message as ToVictim));
process.on('disconnect', () => process.exit(0));
