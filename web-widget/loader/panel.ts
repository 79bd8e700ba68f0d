import type { WidgetSettings } from './settings.ts';
import type { LoaderWords } from './words.ts';

/** Screens so small that the chat takes all of them; large print (zoom) makes a screen small. */
const SMALL = '(max-width: 480px), (max-height: 420px)';

/** The place where the chat appears: a panel beside the button, or a sheet over a small screen. */
export interface Panel {
  readonly element: HTMLDialogElement;
  isOpen(): boolean;
  isSheet(): boolean;
  open(focus: boolean): void;
  close(): void;
  /** Uncovers the frame. */
  ready(): void;
  /** Covers it, with the way out that a frame which is not there cannot offer. */
  cover(stuck: boolean): void;
}

interface PanelParts {
  readonly settings: WidgetSettings;
  readonly words: LoaderWords;
  readonly onClose: () => void;
  readonly onTryAgain: () => void;
}

export function createPanel({ settings, words, onClose, onTryAgain }: PanelParts): Panel {
  const element = document.createElement('dialog');
  element.className = 'panel';
  element.setAttribute('aria-label', words.title(settings.name));
  const text = document.createElement('p');
  const again = button(words.tryAgain, onTryAgain);
  const cover = document.createElement('div');
  cover.className = 'cover';
  cover.append(text, again, button(words.close, onClose));
  element.append(cover);

  // Escape and the back button of phones, where the dialog has the focus; the frame reports its own.
  element.addEventListener('cancel', (event) => {
    event.preventDefault();
    onClose();
  });
  const small = matchMedia(SMALL);
  const fit = (): void => {
    const view = window.visualViewport;
    if (!view || !element.classList.contains('sheet')) return;
    element.style.setProperty('--top', `${String(view.offsetTop)}px`);
    element.style.setProperty('--height', `${String(view.height)}px`);
  };
  const show = (focus: boolean): void => {
    element.classList.toggle('sheet', small.matches);
    fit();
    // Over a small screen nothing else can be used; beside the page everything can. Both take the focus.
    if (small.matches) element.showModal();
    else if (focus) element.show();
    else element.setAttribute('open', '');
  };
  small.addEventListener('change', () => {
    if (!element.open) return;
    element.close();
    show(false);
  });
  for (const change of ['resize', 'scroll']) window.visualViewport?.addEventListener(change, fit);

  return {
    element,
    isOpen: () => element.open,
    isSheet: () => small.matches,
    open: show,
    close: () => element.close(),
    ready: () => element.classList.add('ready'),
    cover(stuck) {
      element.classList.remove('ready');
      text.textContent = stuck ? words.stuck : words.opening;
      again.hidden = !stuck;
    },
  };
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}
