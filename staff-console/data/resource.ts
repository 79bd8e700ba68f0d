import { faultOf, type ApiFault } from './api-error.ts';
import { cell, type Readable } from './cell.ts';

/** Something read from the server. What was read before stays to be seen while a newer reading fails. */
export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly fault: ApiFault }
  | { readonly status: 'ready'; readonly data: T; readonly fault?: ApiFault };

export interface Resource<T> {
  readonly state: Readable<Loaded<T>>;
  /** Reads it anew; calls while a reading is under way cause one more reading after it, however many they are. */
  refresh(): Promise<void>;
  /** What an action answered is newer than any reading under way. */
  put(data: T): void;
  /** Forgets what was read, and what a reading under way will answer. */
  forget(): void;
}

export function createResource<T>(read: () => Promise<T>): Resource<T> {
  const state = cell<Loaded<T>>({ status: 'loading' });
  const run: { current?: Promise<void>; again: boolean } = { again: false };
  let generation = 0;

  const once = async (): Promise<void> => {
    const started = generation;
    try {
      const data = await read();
      if (started === generation) state.set({ status: 'ready', data });
    } catch (error) {
      if (started !== generation) return;
      const fault = faultOf(error);
      state.change((before) =>
        before.status === 'ready' ? { ...before, fault } : { status: 'failed', fault },
      );
    }
  };
  const untilQuiet = async (): Promise<void> => {
    await once();
    if (run.again) {
      run.again = false;
      await untilQuiet();
    } else delete run.current;
  };
  return {
    state,
    refresh() {
      if (run.current) run.again = true;
      else run.current = untilQuiet();
      return run.current;
    },
    put(data) {
      generation += 1;
      if (run.current) run.again = true;
      state.set({ status: 'ready', data });
    },
    forget() {
      generation += 1;
      state.set({ status: 'loading' });
    },
  };
}

/** Of many things that could be read, the one that is looked at. */
export interface Shown<T> {
  readonly current: Readable<{ readonly key: string; readonly resource: Resource<T> } | undefined>;
  show(key: string | undefined): void;
  refresh(): Promise<void>;
  put(key: string, data: T): void;
}

export function createShown<T>(read: (key: string) => Promise<T>): Shown<T> {
  const current = cell<{ readonly key: string; readonly resource: Resource<T> } | undefined>(undefined);
  return {
    current,
    show(key) {
      const before = current.get();
      if (before?.key === key) return;
      before?.resource.forget();
      const resource = key === undefined ? undefined : createResource(() => read(key));
      current.set(key === undefined || !resource ? undefined : { key, resource });
      void resource?.refresh();
    },
    refresh: () => current.get()?.resource.refresh() ?? Promise.resolve(),
    put(key, data) {
      const now = current.get();
      if (now?.key === key) now.resource.put(data);
    },
  };
}
