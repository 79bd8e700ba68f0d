import fc from 'fast-check';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linesOf, type Line } from '../../web-widget/chat/conversation.ts';
import type { ChatSocket } from '../../web-widget/chat/session/line.ts';
import { STALE_MS, startSession, type Session } from '../../web-widget/chat/session/session.ts';
import { createShelf, safeStore, type Shelf } from '../../web-widget/chat/shelf.ts';
import { browserStorage } from './browser-storage.ts';
import { openChatServer, type ChatServer } from './chat-server.ts';

let server: ChatServer;
let storage: ReturnType<typeof browserStorage>;
const running: { session: Session; socket: ChatSocket }[] = [];
let ids = 0;

const PACE = { answer: 150, again: 20, lost: 100, foreign: 80 };

interface Tab {
  readonly session: Session;
  readonly shelf: Shelf;
  readonly socket: ChatSocket;
  lines(): readonly Line[];
  /** Texts as shown, unsent ones with what is the matter with them. */
  texts(): readonly string[];
}

function openTab(now: () => number = Date.now): Tab {
  const shelf = createShelf(safeStore(() => storage));
  const socket: ChatSocket = io(server.url(), {
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 10,
    reconnectionDelayMax: 30,
  });
  const newId = (): string => `client-${String((ids += 1)).padStart(4, '0')}`;
  const session = startSession({
    socket,
    shelf,
    language: 'en',
    now,
    newId,
    pace: PACE,
    onChange: () => undefined,
  });
  running.push({ session, socket });
  const lines = (): readonly Line[] => linesOf(session.state().conversation);
  return {
    session,
    shelf,
    socket,
    lines,
    texts: () => lines().map(({ text, state }) => (state === 'told' ? text : `${text} (${state})`)),
  };
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 5_000, interval: 5 });
const opened = (tab: Tab): Promise<void> =>
  until(() => {
    expect(tab.session.state().line).toBe('open');
  });
const showing = (tab: Tab, ...texts: string[]): Promise<void> =>
  until(() => {
    expect(tab.texts()).toEqual(texts);
  });
const storedTexts = (): string[] =>
  server.visitors().flatMap((one) => server.stored(one).map(({ text }) => text));

beforeEach(async () => {
  server = await openChatServer();
  storage = browserStorage();
});
afterEach(async () => {
  for (const { session } of running.splice(0)) session.stop();
  await server.stop();
});

describe('a chat', () => {
  it('greets, says and hears', async () => {
    const tab = openTab();
    tab.session.say('hello');
    await showing(tab, 'hello');
    server.write(tab.shelf.token()!, 'How can we help?');
    await showing(tab, 'hello', 'How can we help?');
    expect(tab.session.state().clinic?.emergencyNumber).toBe('911');
    expect(storage.length).toBe(1);
  });

  it('is the same after a reload, with what was missed', async () => {
    const before = openTab();
    before.session.say('hello');
    await showing(before, 'hello');
    before.session.stop();
    server.write(before.shelf.token()!, 'Are you there?');
    const after = openTab();
    await showing(after, 'hello', 'Are you there?');
    expect(server.visitors()).toHaveLength(1);
  });

  it('sends in order, once, what was written while the clinic was away', async () => {
    const tab = openTab();
    tab.session.say('one');
    await showing(tab, 'one');
    await server.stop();
    await until(() => expect(tab.session.state().line).toBe('lost'));
    for (const text of ['two', 'three', 'four']) tab.session.say(text);
    expect(tab.texts()).toEqual(['one', 'two (waiting)', 'three (waiting)', 'four (waiting)']);
    await server.start();
    await showing(tab, 'one', 'two', 'three', 'four');
    expect(storedTexts()).toEqual(['one', 'two', 'three', 'four']);
    expect(tab.session.state().line).toBe('open');
  });

  it('keeps the order of writing when the clock of the device goes back', async () => {
    let clock = 2_000_000;
    const tab = openTab(() => (clock -= 1_000));
    await opened(tab);
    await server.stop();
    for (const text of ['one', 'two', 'three']) tab.session.say(text);
    await server.start();
    await showing(tab, 'one', 'two', 'three');
  });

  it('sends after a reload what never left', async () => {
    const before = openTab();
    await opened(before);
    await server.stop();
    before.session.say('two');
    before.session.say('three');
    before.session.stop();
    await server.start();
    const after = openTab();
    await showing(after, 'two', 'three');
    expect(storedTexts()).toEqual(['two', 'three']);
  });

  it('does not send unasked what lay for long', async () => {
    createShelf(safeStore(() => storage)).keepUnsent({
      clientId: 'old-0001',
      text: 'my chest hurts',
      at: Date.now() - STALE_MS - 1,
      state: 'waiting',
    });
    const tab = openTab();
    await opened(tab);
    tab.session.say('hello');
    await showing(tab, 'hello', 'my chest hurts (failed)');
    tab.session.tryAgain('old-0001');
    await showing(tab, 'hello', 'my chest hurts');
  });

  it('says a message again under the same id when the answer was lost', async () => {
    const tab = openTab();
    await opened(tab);
    server.plan('lose-ack');
    tab.session.say('hello');
    await showing(tab, 'hello');
    await opened(tab);
    expect(storedTexts()).toEqual(['hello']);
  });

  it('dials again when a line swallows what is said on it', async () => {
    const tab = openTab();
    await opened(tab);
    server.plan('silence');
    tab.session.say('hello');
    await showing(tab, 'hello');
    expect(server.heard()).toBe(2);
  });

  it('reads again what nobody told it live', async () => {
    const tab = openTab();
    await opened(tab);
    server.write(tab.shelf.token()!, 'psst', true);
    tab.session.check();
    await showing(tab, 'psst');
  });

  it('reads a long absence page by page', async () => {
    const tab = openTab();
    await opened(tab);
    const token = tab.shelf.token()!;
    for (let count = 0; count < 450; count += 1) {
      server.write(token, `note ${String(count)}`, true);
    }
    const other = openTab();
    await until(() => expect(other.lines()).toHaveLength(450));
    expect(other.texts().at(-1)).toBe('note 449');
  });

  it('greets anew when the clinic has forgotten it', async () => {
    const tab = openTab();
    await opened(tab);
    server.plan('hello-first');
    tab.session.say('hello');
    await showing(tab, 'hello');
  });
});

describe('a refused message', () => {
  it('is failed until it is tried again, and holds nothing up', async () => {
    const tab = openTab();
    await opened(tab);
    server.plan('too-fast');
    tab.session.say('one');
    tab.session.say('crushing chest pain');
    await showing(tab, 'crushing chest pain', 'one (failed)');
    tab.session.tryAgain(tab.lines()[1]!.key);
    await showing(tab, 'crushing chest pain', 'one');
    expect(storage.length).toBe(1);
  });

  it('is tried a few times when the clinic cannot take it just now', async () => {
    const tab = openTab();
    await opened(tab);
    server.plan('unavailable', 'unavailable');
    tab.session.say('one');
    tab.session.say('two');
    await showing(tab, 'one', 'two');
    expect(storedTexts()).toEqual(['one', 'two']);
  });

  it('fails when the clinic cannot take it for long, also after a reload', async () => {
    const tab = openTab();
    await opened(tab);
    server.plan('unavailable', 'unavailable', 'unavailable');
    tab.session.say('one');
    await showing(tab, 'one (failed)');
    tab.session.stop();
    const reloaded = openTab();
    await opened(reloaded);
    expect(reloaded.texts()).toEqual(['one (failed)']);
  });
});

describe('two tabs', () => {
  it('are one visitor and see the same', async () => {
    const one = openTab();
    await opened(one);
    const two = openTab();
    await opened(two);
    one.session.say('hello');
    two.session.say('again');
    await until(() => expect(new Set(one.texts())).toEqual(new Set(['hello', 'again'])));
    await until(() => expect(two.texts()).toEqual(one.texts()));
    expect(server.visitors()).toHaveLength(1);
  });

  it('become one visitor when both are new', async () => {
    const tabs = [openTab(), openTab()];
    await Promise.all(tabs.map(opened));
    const [one, two] = tabs;
    one!.session.say('hello');
    await showing(one!, 'hello');
    await showing(two!, 'hello');
    expect(storedTexts()).toEqual(['hello']);
  });

  it('leave nothing unsent when the one that wrote it was closed', async () => {
    const one = openTab();
    const two = openTab();
    await Promise.all([one, two].map(opened));
    await server.stop();
    one.session.say('hello');
    one.session.stop();
    two.session.shelfChanged();
    expect(two.texts()).toEqual(['hello (waiting)']);
    await server.start();
    await showing(two, 'hello');
    expect(storedTexts()).toEqual(['hello']);
  });

  it('follow each other when one of them begins anew', async () => {
    const one = openTab();
    await opened(one);
    one.session.say('hello');
    await showing(one, 'hello');
    one.shelf.clear();
    one.session.shelfChanged();
    await until(() => expect(server.visitors()).toHaveLength(2));
    await showing(one);
    expect(one.shelf.token()).toBe(server.visitors()[1]);
  });
});

describe('whatever happens on the way', () => {
  const event = fc.constantFrom(
    'say',
    'say',
    'say',
    'clinic writes',
    'clinic writes unheard',
    'answer is lost',
    'line goes dead',
    'clinic forgets',
    'clinic restarts',
    'reload',
    'pause',
  );

  it('every message arrives once and in order, and is shown once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 14 }), async (events) => {
        storage = browserStorage();
        let tab = openTab();
        await opened(tab);
        const token = tab.shelf.token()!;
        const said: string[] = [];
        for (const [place, happens] of events.entries()) {
          if (happens === 'say') {
            said.push(`mine ${String(place)}`);
            tab.session.say(`mine ${String(place)}`);
          } else if (happens === 'clinic writes') server.write(token, `theirs ${String(place)}`);
          else if (happens === 'clinic writes unheard') server.write(token, `theirs ${String(place)}`, true);
          else if (happens === 'answer is lost') server.plan('lose-ack');
          else if (happens === 'line goes dead') server.plan('silence');
          else if (happens === 'clinic forgets') server.plan('hello-first');
          else if (happens === 'pause') await new Promise((resolve) => setTimeout(resolve, 15));
          else if (happens === 'reload') {
            tab.session.stop();
            tab = openTab();
          } else {
            await server.stop();
            await server.start();
          }
        }
        await until(() => {
          expect(tab.session.state().conversation.unsent).toEqual([]);
        });
        await opened(tab);
        tab.session.check();
        const stored = server.stored(token);
        await until(() => {
          expect(tab.texts()).toEqual(stored.map(({ text }) => text));
        });
        expect(stored.filter(({ from }) => from === 'patient').map(({ text }) => text)).toEqual(said);
        tab.session.stop();
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
