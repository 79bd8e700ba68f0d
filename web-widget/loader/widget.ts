import { formatColor, parseColor, textOn, type Color } from '../shared/color.ts';
import type { ToPage } from '../shared/protocol.ts';
import { keepFrame } from './frame-keeper.ts';
import { createLauncher } from './launcher.ts';
import { createMemory } from './memory.ts';
import { createPanel, type Panel } from './panel.ts';
import type { WidgetSettings } from './settings.ts';
import style from './style.css?inline';
import { LOADER_WORDS } from './words.ts';

/** The name of the element that holds the widget; its presence says that the page has one. */
export const HOLDER = 'frontdesk-chat';

const OWN_COLOR: Color = [11, 110, 99];

/** Puts the chat into the page: a button at once, the frame when somebody opens it or has a conversation there. */
export function putWidget(settings: WidgetSettings): void {
  const words = LOADER_WORDS[settings.language];
  const memory = createMemory();
  const launcher = createLauncher(words);
  const keeper = keepFrame({ settings, words, hear, panel: () => panel });
  const panel: Panel = createPanel({ settings, words, onClose: close, onTryAgain: keeper.loadAgain });

  function hear(message: ToPage): void {
    if (message.frontdesk === 'close') close();
    else if (message.frontdesk === 'unread') launcher.showUnread(message.count);
    else if (message.frontdesk === 'conversation') memory.keepExists(message.exists);
  }

  /** A page that was only turned did not ask for the focus. */
  function open(focus: boolean): void {
    const { tell, element } = keeper.load();
    panel.open(focus);
    launcher.showOpen(true);
    memory.keepOpen(true);
    tell({ frontdesk: 'shown', focus });
    if (focus) element.focus();
  }

  function close(): void {
    if (!panel.isOpen()) return;
    panel.close();
    launcher.showOpen(false);
    memory.keepOpen(false);
    keeper.tell({ frontdesk: 'hidden' });
    launcher.button.focus();
  }

  launcher.button.addEventListener('click', () => (panel.isOpen() ? close() : open(true)));
  const holder = hold(settings.color, [launcher.button, panel.element, launcher.spoken]);
  holder.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  document.body.append(holder);
  if (memory.wasOpen() && !panel.isSheet()) open(false);
  else if (memory.exists()) keeper.load();
}

/** Neither the page's styles nor its scripts' selectors reach what is inside, and none of ours reach out. */
function hold(colorText: string | undefined, parts: readonly HTMLElement[]): HTMLElement {
  const holder = document.createElement(HOLDER);
  const root = holder.attachShadow({ mode: 'open' });
  const color = parseColor(colorText ?? '') ?? OWN_COLOR;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  for (const part of parts) {
    part.style.setProperty('--fill', formatColor(color));
    part.style.setProperty('--on-fill', formatColor(textOn(color)));
  }
  root.append(...parts);
  return holder;
}
