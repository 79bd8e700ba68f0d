import type { Unsent } from '../conversation.ts';
import type { ChatStore } from './chat-store.ts';
import type { Greeter } from './greeter.ts';
import type { ChatLine } from './line.ts';

export interface SenderParts {
  readonly line: ChatLine;
  readonly store: ChatStore;
  readonly greeter: Pick<Greeter, 'isOpen' | 'greet'>;
  readonly againMs: number;
  readonly later: (ms: number, act: () => void) => void;
}

/** A clinic that answers but cannot take a message is asked so often before the visitor is told. */
const ATTEMPTS = 3;

/** Says one message; true when another may follow on this line. */
export type Sender = (unsent: Unsent) => Promise<boolean>;

export function createSender({ line, store, greeter, againMs, later }: SenderParts): Sender {
  const attempts = new Map<string, number>();

  function fail(clientId: string): true {
    attempts.delete(clientId);
    store.apply({ type: 'failed', clientId });
    return true;
  }

  async function rest(clientId: string): Promise<true> {
    const attempt = (attempts.get(clientId) ?? 0) + 1;
    if (attempt >= ATTEMPTS) return fail(clientId);
    attempts.set(clientId, attempt);
    await new Promise<void>((resolve) => later(againMs * attempt, resolve));
    return true;
  }

  return async ({ clientId, text }) => {
    const answer = await line.say({ clientId, text });
    if (answer.ok) {
      attempts.delete(clientId);
      store.apply({ type: 'acked', clientId, ...answer.value });
      return true;
    }
    switch (answer.code) {
      // A new line is on its way, and being greeted on it sends again what waits.
      case 'no-answer':
        return false;
      case 'hello-first':
        greeter.greet();
        return false;
      case 'unavailable':
        return rest(clientId);
      // Holds nothing up: what comes next may be an emergency, and one is never refused for being too fast.
      case 'too-fast':
      case 'invalid':
        return fail(clientId);
    }
  };
}
