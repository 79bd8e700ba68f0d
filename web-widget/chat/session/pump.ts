import type { Unsent } from '../conversation.ts';
import type { ChatStore } from './chat-store.ts';
import type { Greeter } from './greeter.ts';
import type { ChatLine } from './line.ts';

export interface Pump {
  /** Sends what waits, one after another, oldest first. */
  run(): void;
  /** Leaves a message to the tab that wrote it for a while. */
  leaveFor(clientId: string, ms: number): void;
}

interface PumpParts {
  readonly line: ChatLine;
  readonly store: ChatStore;
  readonly greeter: Pick<Greeter, 'isOpen' | 'greet'>;
  readonly againMs: number;
  readonly later: (ms: number, act: () => void) => void;
}

/** A clinic that answers but cannot take a message is asked so often before the visitor is told. */
const ATTEMPTS = 3;

/** The next message is sent only when the one before it was answered, so order never inverts. */
export function createPump(parts: PumpParts): Pump {
  const { line, store, greeter } = parts;
  const attempts = new Map<string, number>();
  const leftToOthers = new Set<string>();
  let busy = false;

  const next = (): Unsent | undefined =>
    store
      .state()
      .conversation.unsent.find(({ clientId, state }) => state === 'waiting' && !leftToOthers.has(clientId));

  /** True when the next one may go. */
  async function send({ clientId, text }: Unsent): Promise<boolean> {
    const answer = await line.say({ clientId, text });
    if (answer.ok) {
      store.apply({ type: 'acked', clientId, ...answer.value });
      return true;
    }
    switch (answer.code) {
      // A new line is on its way, and greeting on it runs the pump again.
      case 'no-answer':
        return false;
      case 'hello-first':
        greeter.greet();
        return false;
      case 'unavailable':
        return (await rest(clientId)) || fail(clientId);
      // Holds nothing up: what comes next may be an emergency, and one is never refused for being too fast.
      case 'too-fast':
      case 'invalid':
        return fail(clientId);
    }
  }

  function fail(clientId: string): boolean {
    attempts.delete(clientId);
    store.apply({ type: 'failed', clientId });
    return true;
  }

  /** Waits before the next attempt; false when there were enough. */
  async function rest(clientId: string): Promise<boolean> {
    const attempt = (attempts.get(clientId) ?? 0) + 1;
    if (attempt >= ATTEMPTS) return false;
    attempts.set(clientId, attempt);
    await new Promise<void>((resolve) => parts.later(parts.againMs * attempt, resolve));
    return true;
  }

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
      parts.later(ms, () => {
        leftToOthers.delete(clientId);
        run();
      });
    },
  };
}
