import { readToFrame, type ToFrame, type ToPage } from '../shared/protocol.ts';

/** The way to the page around the frame. */
export interface PageLink {
  tell(message: ToPage): void;
  listen(hear: (message: ToFrame) => void): void;
}

/** Undefined when the chat is a page of its own. The page's origin was named by whoever made the frame; a false name
 * only means that nothing is heard. */
export function linkToPage(origin: string | undefined): PageLink | undefined {
  const page = window.parent;
  if (page === window || origin === undefined || !URL.canParse(origin)) return undefined;
  return {
    tell: (message) => page.postMessage(message, origin),
    listen: (hear) =>
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (event.source !== page || event.origin !== origin) return;
        const message = readToFrame(event.data);
        if (message) hear(message);
      }),
  };
}
