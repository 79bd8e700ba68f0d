import { cell, type Readable } from './cell.ts';

/**
 * What is being written, by conversation. In memory only: it is about patients, so it never rests in the browser's
 * storage and goes when the screen locks.
 */
export interface Drafts {
  readonly all: Readable<Readonly<Record<string, string>>>;
  keep(conversationId: string, text: string): void;
  clear(): void;
}

export function createDrafts(): Drafts {
  const all = cell<Readonly<Record<string, string>>>({});
  return {
    all,
    keep: (conversationId, text) =>
      all.change((drafts) => {
        const { [conversationId]: _old, ...others } = drafts;
        return text === '' ? others : { ...others, [conversationId]: text };
      }),
    clear: () => all.set({}),
  };
}
