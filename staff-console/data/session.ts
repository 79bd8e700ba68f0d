import { me as meShape, type Me } from '../../src/contract/console.ts';
import type { Api } from './api.ts';
import { isRefusedAs } from './api-error.ts';
import { cell, type Readable } from './cell.ts';

export type Session =
  | { readonly at: 'starting' }
  /** Nobody knows yet whether somebody is signed in. */
  | { readonly at: 'unreachable' }
  | { readonly at: 'signed-out'; readonly notice?: string }
  | { readonly at: 'locked'; readonly me: Me }
  | { readonly at: 'open'; readonly me: Me };

export interface SessionKeeper {
  readonly state: Readable<Session>;
  csrf(): string | undefined;
  /** Asks the server who we are. */
  ask(): Promise<void>;
  signIn(email: string, password: string): Promise<void>;
  join(token: string, password: string): Promise<void>;
  unlock(password: string): Promise<void>;
  /** Locks at once, whether or not the server can be told now; it is told as soon as it can. */
  lock(): void;
  signOut(): Promise<void>;
  /** What an answer of the server told about the session. */
  noticed(change: 'ended' | 'locked'): void;
}

/** Survives a reload, so that reloading is no way round a lock the server does not know of yet. */
const LOCK_MARK = 'frontdesk.locked';
const RETRY_MS = 3_000;

/** `onLockTold`: the server knows that the screen is locked. */
export function createSession(api: () => Api, onLockTold: () => void): SessionKeeper {
  const state = cell<Session>({ at: 'starting' });
  const me = (): Me | undefined => meOf(state.get());
  const lockHere = (): void => {
    const known = me();
    if (known) state.set({ at: 'locked', me: known });
  };
  const tellLocked = (): Promise<void> =>
    untilTold(api, { isStillLocked: () => state.get().at === 'locked', onTold: onLockTold });
  const enter = (next: Me): void => {
    const locked = next.scope === 'alarm' || isMarkedLocked();
    state.set({ at: locked ? 'locked' : 'open', me: next });
    if (next.scope === 'full' && locked) void tellLocked();
  };
  const begin = async (answer: Promise<Me>): Promise<void> => {
    const next = await answer;
    localStorage.removeItem(LOCK_MARK);
    enter(next);
  };
  const leave = (notice?: string): void => {
    localStorage.removeItem(LOCK_MARK);
    state.set({ at: 'signed-out', ...(notice !== undefined && { notice }) });
  };
  return {
    state,
    csrf: () => me()?.csrf,
    async ask() {
      try {
        enter(await api().get('/session', meShape));
      } catch (error) {
        const { at } = state.get();
        if (isRefusedAs(error, 'not-signed-in')) {
          // Whoever was signed in has been told so by `noticed` already.
          if (at !== 'signed-out') leave();
        } else if (at === 'starting') state.set({ at: 'unreachable' });
      }
    },
    signIn: (email, password) => begin(api().post('/session', { email, password }, meShape)),
    join: (token, password) => begin(api().post('/session/link', { token, password }, meShape)),
    unlock: (password) => begin(api().post('/session/unlock', { password }, meShape)),
    lock() {
      if (state.get().at !== 'open') return;
      localStorage.setItem(LOCK_MARK, '1');
      lockHere();
      void tellLocked();
    },
    async signOut() {
      await api().send('DELETE', '/session');
      leave();
    },
    noticed(change) {
      if (change === 'locked') lockHere();
      else if (me()) leave(ENDED);
    },
  };
}

interface Telling {
  readonly isStillLocked: () => boolean;
  readonly onTold: () => void;
}

/** Tells the server that the screen is locked, again and again until it hears it or the lock is over. */
async function untilTold(api: () => Api, { isStillLocked, onTold }: Telling): Promise<void> {
  try {
    await api().send('POST', '/session/lock');
    localStorage.removeItem(LOCK_MARK);
    onTold();
  } catch (error) {
    if (!isStillLocked() || isRefusedAs(error, 'not-signed-in')) return;
    setTimeout(() => void untilTold(api, { isStillLocked, onTold }), RETRY_MS);
  }
}

const ENDED = 'You were signed out. Please sign in again.';

const meOf = (session: Session): Me | undefined =>
  session.at === 'open' || session.at === 'locked' ? session.me : undefined;

const isMarkedLocked = (): boolean => localStorage.getItem(LOCK_MARK) !== null;
