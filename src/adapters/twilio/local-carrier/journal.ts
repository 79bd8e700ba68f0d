import type { PhoneNumber } from '../../../domain/ids.ts';
import type { MessageChange, StoredMessage } from './stored-message.ts';

export type JournalEntry =
  | { readonly type: 'message'; readonly message: StoredMessage }
  | {
      readonly type: 'change';
      readonly sid: string;
      readonly change: MessageChange;
      readonly shown?: number;
    }
  | { readonly type: 'block'; readonly phone: PhoneNumber; readonly blocked: boolean };

/** What the local carrier remembers, in order. */
export interface Journal {
  /** Durable when it resolves; entries appended at once resolve in order. */
  append(entry: JournalEntry): Promise<void>;
  close(): Promise<void>;
}

/** Forgets at the end of the process. */
export const memoryJournal = (): Journal => ({
  append: () => Promise.resolve(),
  close: () => Promise.resolve(),
});
