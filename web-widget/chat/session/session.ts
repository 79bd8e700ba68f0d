import type { Language } from '../../shared/language.ts';
import type { Unsent } from '../conversation.ts';
import type { Shelf } from '../shelf.ts';
import { createChatStore, type ChatState, type ChatStore } from './chat-store.ts';
import { createGreeter } from './greeter.ts';
import { chatLine, type ChatSocket } from './line.ts';
import { createPump } from './pump.ts';
import { createTimers } from './timers.ts';

/** One visitor's chat in one tab. */
export interface Session {
  state(): ChatState;
  say(text: string): void;
  tryAgain(clientId: string): void;
  /** Reads again what may have been missed, and so notices a line that died in silence. */
  check(): void;
  /** Another tab has written something, or become another visitor. */
  shelfChanged(): void;
  stop(): void;
}

export interface SessionParts {
  /** Not yet connected. */
  readonly socket: ChatSocket;
  readonly shelf: Shelf;
  readonly language: Language;
  readonly now: () => number;
  /** Of 8 to 64 characters, without a colon. */
  readonly newId: () => string;
  readonly onChange: (state: ChatState) => void;
  readonly pace?: Partial<Pace>;
}

/** Milliseconds. */
export interface Pace {
  /** Without an answer for so long, a line is taken to be dead. */
  readonly answer: number;
  /** Before a refused question is asked again, times the number of attempts. */
  readonly again: number;
  /** Without a line for so long, the visitor is told. */
  readonly lost: number;
  /** The tab that wrote a message has so long to send it before another one does. */
  readonly foreign: number;
}

const PACE: Pace = { answer: 8_000, again: 2_000, lost: 3_000, foreign: 6_000 };

/** What lay unsent for longer is not sent unasked: it may no longer be what the visitor wants to say. */
export const STALE_MS = 60 * 60 * 1_000;

export function startSession(parts: SessionParts): Session {
  const { socket, shelf, language, now } = parts;
  const pace = { ...PACE, ...parts.pace };
  const timers = createTimers();
  const { later } = timers;
  const store = createChatStore(shelf, parts.onChange);
  const line = chatLine(socket, pace.answer);
  const greeter = createGreeter({
    line,
    store,
    shelf,
    language,
    againMs: pace.again,
    later,
    onOpen: () => pump.run(),
  });
  const pump = createPump({ line, store, greeter, againMs: pace.again, later });

  store.adopt((unsent) => (now() - unsent.at > STALE_MS ? { ...unsent, state: 'failed' } : unsent));
  watchLine(socket, { store, greeter, pace, later });
  socket.connect();

  /** Later than everything that waits, whatever the clock of this device does. */
  const afterAll = (): number =>
    Math.max(now(), ...store.state().conversation.unsent.map(({ at }) => at + 1));

  return {
    state: store.state,
    say(text) {
      const unsent: Unsent = { clientId: parts.newId(), text, at: afterAll(), state: 'waiting' };
      store.apply({ type: 'wrote', unsent });
      pump.run();
    },
    tryAgain(clientId) {
      store.apply({ type: 'tried-again', clientId, at: afterAll() });
      pump.run();
    },
    check: greeter.check,
    shelfChanged() {
      store.adopt((unsent) => {
        pump.leaveFor(unsent.clientId, pace.foreign);
        return unsent;
      });
      greeter.followToken();
    },
    stop() {
      greeter.drop();
      timers.clear();
      socket.off().disconnect();
    },
  };
}

function watchLine(
  socket: ChatSocket,
  parts: {
    readonly store: ChatStore;
    readonly greeter: ReturnType<typeof createGreeter>;
    readonly pace: Pace;
    readonly later: (ms: number, act: () => void) => void;
  },
): void {
  const { store, greeter, pace, later } = parts;
  const tellWhenLost = (): void =>
    later(pace.lost, () => {
      if (!greeter.isOpen()) store.set({ line: 'lost' });
    });
  tellWhenLost();
  socket.on('connect', greeter.greet);
  socket.on('chat:message', (message) => store.apply({ type: 'heard', messages: [message] }));
  socket.on('disconnect', (reason) => {
    greeter.drop();
    if (store.state().line === 'open') store.set({ line: 'connecting' });
    tellWhenLost();
    // When the server hangs up on purpose, the library does not dial again by itself.
    if (reason === 'io server disconnect') later(pace.again, () => socket.connect());
  });
}
