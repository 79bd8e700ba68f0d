import { cell, type Readable } from './cell.ts';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'fault';
  readonly undo?: () => void;
}

export interface Notices {
  readonly list: Readable<readonly Notice[]>;
  /** Said once and gone after a while. */
  done(text: string, undo?: () => void): number;
  /** Stays until it is put away. */
  fault(text: string): number;
  dismiss(id: number): void;
  /** Undoes the newest that can be undone. */
  undoLast(): void;
  clear(): void;
}

/** Long enough to read it, find the button and reach it. */
export const DONE_MS = 10_000;
const MOST = 3;

export function createNotices(): Notices {
  const list = cell<readonly Notice[]>([]);
  let lastId = 0;
  const dismiss = (id: number): void => list.change((all) => all.filter((notice) => notice.id !== id));
  const add = (notice: Omit<Notice, 'id'>): number => {
    lastId += 1;
    const id = lastId;
    list.change((all) => [...all.filter(({ text }) => text !== notice.text), { ...notice, id }].slice(-MOST));
    return id;
  };
  return {
    list,
    done(text, undo) {
      const id = add({ text, tone: 'done', ...(undo && { undo }) });
      setTimeout(() => dismiss(id), DONE_MS);
      return id;
    },
    fault: (text) => add({ text, tone: 'fault' }),
    dismiss,
    undoLast() {
      const last = list.get().findLast(({ undo }) => undo !== undefined);
      if (!last) return;
      dismiss(last.id);
      last.undo?.();
    },
    clear: () => list.set([]),
  };
}
