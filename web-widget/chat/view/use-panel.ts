import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageLink } from '../page-link.ts';

interface Panel {
  /** On screen; a chat that is a page of its own always is. */
  readonly shown: boolean;
  readonly picture: string | undefined;
  readonly close: (() => void) | undefined;
}

/** The chat as a panel of the page around it: the page shows and hides it, the chat asks to be closed. */
export function usePanel(page: PageLink | undefined, field: RefObject<HTMLTextAreaElement | null>): Panel {
  const [shown, setShown] = useState(page === undefined);
  const [picture, setPicture] = useState<string>();

  useEffect(() => {
    if (!page) return;
    page.listen((message) => {
      switch (message.frontdesk) {
        case 'shown':
          setShown(true);
          // On a phone the keyboard would cover what there is to read.
          if (message.focus && !matchMedia('(pointer: coarse)').matches) field.current?.focus();
          break;
        case 'hidden':
          setShown(false);
          break;
        case 'picture':
          setPicture(message.picture);
          break;
      }
    });
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      event.preventDefault();
      page.tell({ frontdesk: 'close' });
    });
    page.tell({ frontdesk: 'ready' });
  }, []);

  return { shown, picture, close: page && (() => page.tell({ frontdesk: 'close' })) };
}
