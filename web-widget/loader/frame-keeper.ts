import type { ToFrame, ToPage } from '../shared/protocol.ts';
import { createFrame, type Frame } from './frame.ts';
import type { Panel } from './panel.ts';
import { readPicture } from './picture.ts';
import type { WidgetSettings } from './settings.ts';
import type { LoaderWords } from './words.ts';

/** Loads the frame when it is first needed, and covers the panel while there is nothing to see in it. */
export interface FrameKeeper {
  load(): Frame;
  loadAgain(): void;
  /** Does not load the frame. */
  tell(message: ToFrame): void;
}

interface FrameKeeperParts {
  readonly settings: WidgetSettings;
  readonly words: LoaderWords;
  readonly panel: () => Panel;
  readonly hear: (message: ToPage) => void;
}

/** A frame that has not reported by then is taken to be stuck. */
const PATIENCE_MS = 12_000;

export function keepFrame({ settings, words, panel, hear }: FrameKeeperParts): FrameKeeper {
  let frame: Frame | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const wait = (): void => {
    panel().cover(false);
    clearTimeout(patience);
    patience = setTimeout(() => panel().cover(true), PATIENCE_MS);
  };
  const heard = (message: ToPage): void => {
    if (message.frontdesk === 'ready') {
      clearTimeout(patience);
      panel().ready();
    }
    hear(message);
  };
  return {
    load() {
      if (frame) return frame;
      frame = createFrame(settings, words, heard);
      wait();
      panel().element.append(frame.element);
      void carryPicture(settings, frame);
      return frame;
    },
    loadAgain() {
      wait();
      frame?.reload();
    },
    tell: (message) => frame?.tell(message),
  };
}

async function carryPicture({ picture }: WidgetSettings, frame: Frame): Promise<void> {
  const carried = picture === undefined ? undefined : await readPicture(picture);
  if (carried !== undefined) frame.tell({ frontdesk: 'picture', picture: carried });
}
