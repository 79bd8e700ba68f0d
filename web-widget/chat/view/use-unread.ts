import { useEffect, useState } from 'preact/hooks';
import type { Line } from '../conversation.ts';
import type { PageLink } from '../page-link.ts';
import type { Shelf } from '../shelf.ts';

interface UnreadParts {
  readonly lines: readonly Line[];
  readonly shown: boolean;
  readonly shelf: Shelf;
  readonly page: PageLink | undefined;
}

/** Keeps what was seen, and tells the page how much was not, and whether there is a conversation at all. */
export function useUnread({ lines, shown, shelf, page }: UnreadParts): void {
  const awake = useAwake();
  useEffect(() => {
    const told = lines.filter(({ from, state }) => from !== 'patient' && state === 'told');
    const newest = told.at(-1)?.at ?? 0;
    if (shown && awake && newest > shelf.seen()) shelf.keepSeen(newest);
    const seen = shelf.seen();
    page?.tell({ frontdesk: 'unread', count: told.filter(({ at }) => at > seen).length });
  }, [lines, shown, awake]);
  useEffect(() => page?.tell({ frontdesk: 'conversation', exists: lines.length > 0 }), [lines.length > 0]);
}

function useAwake(): boolean {
  const [awake, setAwake] = useState(!document.hidden);
  useEffect(() => {
    const look = (): void => setAwake(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return awake;
}
