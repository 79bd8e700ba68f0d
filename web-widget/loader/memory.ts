/** What this page keeps of the chat: that there is one, and whether it stood open. Never anything said in it. */
export interface Memory {
  readonly exists: () => boolean;
  keepExists(exists: boolean): void;
  readonly wasOpen: () => boolean;
  keepOpen(open: boolean): void;
}

const KEY = 'frontdesk-chat';

export function createMemory(): Memory {
  const flag = (open: () => Storage) => ({
    read: () => attempt(() => open().getItem(KEY)) === '1',
    keep(on: boolean) {
      attempt(() => (on ? open().setItem(KEY, '1') : open().removeItem(KEY)));
    },
  });
  const exists = flag(() => localStorage);
  const open = flag(() => sessionStorage);
  return { exists: exists.read, keepExists: exists.keep, wasOpen: open.read, keepOpen: open.keep };
}

/** Pages may be forbidden to keep anything. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
