import type { ChatMessage } from '../../../src/contract/chat.ts';
import { newestOf } from '../conversation.ts';
import type { ChatStore } from './chat-store.ts';
import type { ChatLine } from './line.ts';

export interface Reader {
  /** Reads again from the newest message known. */
  readOn(): Promise<readonly ChatMessage[]>;
  /** Reads until nothing is missing: a long absence may take several answers. */
  catchUp(first: readonly ChatMessage[]): Promise<void>;
}

/** An answer this long may have been cut short. */
const FULL_PAGE = 100;

export function createReader(line: ChatLine, store: ChatStore): Reader {
  const known = (): number => store.state().conversation.told.size;

  async function readOn(): Promise<readonly ChatMessage[]> {
    const answer = await line.since(newestOf(store.state().conversation) ?? 0);
    if (!answer.ok) return [];
    store.apply({ type: 'heard', messages: answer.value });
    return answer.value;
  }

  return {
    readOn,
    async catchUp(first) {
      let page = first;
      for (let before = -1; page.length >= FULL_PAGE && known() > before;) {
        before = known();
        page = await readOn();
      }
    },
  };
}
