import { readToPage, toFragment, type ToFrame, type ToPage } from '../shared/protocol.ts';
import type { WidgetSettings } from './settings.ts';
import type { LoaderWords } from './words.ts';

/** The chat in a frame of Frontdesk's own origin, and the talk with it. */
export interface Frame {
  readonly element: HTMLIFrameElement;
  /** Kept until the frame can hear. */
  tell(message: ToFrame): void;
  reload(): void;
}

export function createFrame(
  settings: WidgetSettings,
  words: LoaderWords,
  hear: (message: ToPage) => void,
): Frame {
  const { home, name, color, language } = settings;
  const element = document.createElement('iframe');
  element.title = words.title(name);
  const fragment = toFragment({
    origin: location.origin,
    language,
    ...(name !== undefined && { name }),
    ...(color !== undefined && { color }),
  });
  element.src = `${home}/widget/frame${fragment}`;

  let ready = false;
  const waiting: ToFrame[] = [];
  const post = (message: ToFrame): void => element.contentWindow?.postMessage(message, home);
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== home || event.source !== element.contentWindow) return;
    const message = readToPage(event.data);
    if (!message) return;
    if (message.frontdesk === 'ready') {
      ready = true;
      waiting.splice(0).forEach(post);
    }
    hear(message);
  });
  return {
    element,
    tell(message) {
      if (ready) post(message);
      else waiting.push(message);
    },
    reload() {
      ready = false;
      // A frame that is put in anew loads anew.
      element.parentElement?.append(element);
    },
  };
}
