import { formatColor, parseColor, textOn, type Color } from '../shared/color.ts';
import type { ToPage } from '../shared/protocol.ts';
import { createFrame, type Frame } from './frame.ts';
import { createLauncher } from './launcher.ts';
import { createMemory } from './memory.ts';
import { createPanel } from './panel.ts';
import { readPicture } from './picture.ts';
import type { WidgetSettings } from './settings.ts';
import style from './style.css?inline';
import { LOADER_WORDS } from './words.ts';

/** The name of the element that holds the widget; its presence says that the page has one. */
export const HOLDER = 'frontdesk-chat';

const OWN_COLOR: Color = [11, 110, 99];

/** A frame that has not reported by then is taken to be stuck. */
const PATIENCE_MS = 12_000;

/** Puts the chat into the page: a button at once, the frame when somebody opens it or has a conversation there. */
export function putWidget(settings: WidgetSettings): void {
  const words = LOADER_WORDS[settings.language];
  const memory = createMemory();
  const launcher = createLauncher(words);
  const panel = createPanel({ settings, words, onClose: close, onTryAgain: tryAgain });
  let frame: Frame | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  function hear(message: ToPage): void {
    switch (message.frontdesk) {
      case 'ready':
        clearTimeout(patience);
        panel.ready();
        break;
      case 'close':
        close();
        break;
      case 'unread':
        launcher.showUnread(message.count);
        break;
      case 'conversation':
        memory.keepExists(message.exists);
        break;
    }
  }

  function wait(): void {
    panel.cover(false);
    clearTimeout(patience);
    patience = setTimeout(() => panel.cover(true), PATIENCE_MS);
  }

  function load(): Frame {
    if (frame) return frame;
    frame = createFrame(settings, words, hear);
    wait();
    panel.element.append(frame.element);
    void carryPicture(settings, frame);
    return frame;
  }

  function tryAgain(): void {
    wait();
    frame?.reload();
  }

  function open(focus: boolean): void {
    const { tell, element } = load();
    const before = document.activeElement;
    panel.open();
    launcher.showOpen(true);
    memory.keepOpen(true);
    tell({ frontdesk: 'shown', focus });
    // Opening a dialog takes the focus, which a page that was only turned did not ask for.
    if (focus) element.focus();
    else if (before instanceof HTMLElement) before.focus();
  }

  function close(): void {
    if (!panel.isOpen()) return;
    panel.close();
    launcher.showOpen(false);
    memory.keepOpen(false);
    frame?.tell({ frontdesk: 'hidden' });
    launcher.button.focus();
  }

  launcher.button.addEventListener('click', () => (panel.isOpen() ? close() : open(true)));
  const holder = hold(settings.color, [launcher.button, panel.element, launcher.spoken]);
  holder.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  document.body.append(holder);
  if (memory.wasOpen() && !panel.isSheet()) open(false);
  else if (memory.exists()) load();
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

async function carryPicture({ picture }: WidgetSettings, frame: Frame): Promise<void> {
  const carried = picture === undefined ? undefined : await readPicture(picture);
  if (carried !== undefined) frame.tell({ frontdesk: 'picture', picture: carried });
}
