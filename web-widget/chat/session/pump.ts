import type { Unsent } from '../conversation.ts';
import { createSender, type SenderParts } from './sender.ts';

export interface Pump {
  /** Sends what waits, one after another, oldest first. */
  run(): void;
  /** Leaves a message to the tab that wrote it for a while. */
  leaveFor(clientId: string, ms: number): void;
}

/** The next message is sent only when the one before it was answered, so order never inverts. */
export function createPump(parts: SenderParts): Pump {
  const { store, greeter, later } = parts;
  const send = createSender(parts);
  const leftToOthers = new Set<string>();
  let busy = false;

  const next = (): Unsent | undefined =>
    store
      .state()
      .conversation.unsent.find(({ clientId, state }) => state === 'waiting' && !leftToOthers.has(clientId));

  async function sendAll(): Promise<void> {
    busy = true;
    for (let unsent = next(); unsent && greeter.isOpen(); unsent = next()) {
      if (!(await send(unsent))) break;
    }
    busy = false;
  }

  const run = (): void => {
    if (!busy) void sendAll();
  };

  return {
    run,
    leaveFor(clientId, ms) {
      leftToOthers.add(clientId);
      later(ms, () => {
        leftToOthers.delete(clientId);
        run();
      });
    },
  };
}
