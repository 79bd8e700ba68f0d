import { render } from 'preact';
import { io } from 'socket.io-client';
import { CHAT_NAMESPACE } from '../../src/contract/chat-limits.ts';
import { chooseLanguage } from '../shared/language.ts';
import { fromFragment } from '../shared/protocol.ts';
import './chat.css';
import { linkToPage } from './page-link.ts';
import type { ChatState } from './session/chat-store.ts';
import type { ChatSocket } from './session/line.ts';
import { startSession, type Session } from './session/session.ts';
import { createShelf, isToken, isUnsent, safeStore } from './shelf.ts';
import { applyColor } from './theme.ts';
import { Chat } from './view/chat.tsx';

/** How often a chat on screen looks whether it missed anything. */
const CHECK_MS = 60_000;

const settings = fromFragment(location.hash);
const language = chooseLanguage(settings.language, navigator.languages);
const page = linkToPage(settings.origin);
const shelf = createShelf(safeStore(() => localStorage));
const drafts = safeStore(() => sessionStorage);
const draft = {
  read: () => drafts.getItem('frontdesk.draft') ?? '',
  keep: (text: string) => drafts.setItem('frontdesk.draft', text),
};

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function start(): Session {
  const socket: ChatSocket = io(CHAT_NAMESPACE, {
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  });
  return startSession({ socket, shelf, language, now: Date.now, newId, onChange: show });
}

function show(state: ChatState): void {
  const root = document.getElementById('chat');
  if (!root) return;
  render(
    <Chat
      state={state}
      session={{ say: (text) => session.say(text), tryAgain: (key) => session.tryAgain(key) }}
      shelf={shelf}
      draft={draft}
      page={page}
      language={language}
      name={settings.name}
      visit={visit}
      onForget={forget}
    />,
    root,
  );
}

function forget(): void {
  session.stop();
  shelf.clear();
  draft.keep('');
  visit += 1;
  session = start();
  show(session.state());
}

let visit = 0;

applyColor(settings.color, document.documentElement.style);
let session = start();
show(session.state());

window.addEventListener('storage', ({ key }) => {
  if (isToken(key) || isUnsent(key)) session.shelfChanged();
});
for (const event of ['online', 'pageshow']) window.addEventListener(event, () => session.check());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) session.check();
});
setInterval(() => {
  if (!document.hidden) session.check();
}, CHECK_MS);
