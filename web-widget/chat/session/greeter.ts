import type { Language } from '../../shared/language.ts';
import { newestOf, NOTHING_SAID } from '../conversation.ts';
import type { Shelf } from '../shelf.ts';
import type { ChatStore } from './chat-store.ts';
import type { ChatLine } from './line.ts';
import { createReader } from './reader.ts';

export interface Greeter {
  /** Says who we are and hears what we missed. */
  greet(): void;
  /** The line is gone; what was asked on it no longer counts. */
  drop(): void;
  /** True once the clinic knows who we are on this line. */
  isOpen(): boolean;
  /** Reads again what may have been missed. */
  check(): void;
  /** Another tab has become another visitor: so do we. */
  followToken(): void;
}

interface GreeterParts {
  readonly line: ChatLine;
  readonly store: ChatStore;
  readonly shelf: Shelf;
  readonly language: Language;
  readonly againMs: number;
  readonly later: (ms: number, act: () => void) => void;
  readonly onOpen: () => void;
}

export function createGreeter(parts: GreeterParts): Greeter {
  const { line, store, shelf, language } = parts;
  const reader = createReader(line, store);
  let visitor: string | undefined;
  let round = 0;

  async function greet(): Promise<void> {
    const mine = (round += 1);
    visitor = undefined;
    const token = shelf.token();
    const since = newestOf(store.state().conversation);
    const answer = await line.hello({
      language,
      ...(token !== undefined && { token }),
      ...(since !== undefined && { since }),
    });
    if (round !== mine) return;
    if (!answer.ok) {
      parts.later(parts.againMs, () => void (round === mine && greet()));
      return;
    }
    // Two tabs of a new visitor may say hello at once; the first to note its token is who both of them are.
    if (shelf.token() !== token) return greet();
    const { token: given, clinic, messages } = answer.value;
    visitor = given;
    shelf.keepToken(given);
    store.apply({ type: 'heard', messages });
    store.set({ clinic, line: 'open' });
    parts.onOpen();
    await reader.catchUp(messages);
  }

  return {
    greet: () => void greet(),
    drop() {
      round += 1;
      visitor = undefined;
    },
    isOpen: () => visitor !== undefined,
    check: () => void (visitor !== undefined && reader.readOn()),
    followToken() {
      if (visitor === undefined || shelf.token() === visitor) return;
      store.set({ conversation: { ...NOTHING_SAID, unsent: store.state().conversation.unsent } });
      void greet();
    },
  };
}
