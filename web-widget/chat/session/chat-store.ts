import type { ChatWelcome } from '../../../src/contract/chat.ts';
import {
  advance,
  NOTHING_SAID,
  type Conversation,
  type ConversationEvent,
  type Unsent,
} from '../conversation.ts';
import type { Shelf } from '../shelf.ts';

export interface ChatState {
  readonly conversation: Conversation;
  /** `lost`: there has been no line for a while. */
  readonly line: 'connecting' | 'open' | 'lost';
  /** Known once the clinic has answered for the first time. */
  readonly clinic: ChatWelcome['clinic'] | undefined;
}

/** The state of a chat in one tab; what is unsent is on the shelf before anybody is told of it. */
export interface ChatStore {
  state(): ChatState;
  apply(event: ConversationEvent): void;
  set(change: Partial<ChatState>): void;
  /** Takes over what lies on the shelf and is not known here. */
  adopt(prepare: (unsent: Unsent) => Unsent): void;
}

export function createChatStore(shelf: Shelf, onChange: (state: ChatState) => void): ChatStore {
  let state: ChatState = { conversation: NOTHING_SAID, line: 'connecting', clinic: undefined };
  const set = (change: Partial<ChatState>): void => {
    state = { ...state, ...change };
    onChange(state);
  };
  const apply = (event: ConversationEvent): void => {
    const before = state.conversation;
    const conversation = advance(before, event);
    if (conversation === before) return;
    keepUnsent(shelf, before.unsent, conversation.unsent);
    set({ conversation });
  };
  return {
    state: () => state,
    apply,
    set,
    adopt(prepare) {
      const known = new Set(state.conversation.unsent.map(({ clientId }) => clientId));
      for (const unsent of shelf.unsent()) {
        if (!known.has(unsent.clientId)) apply({ type: 'wrote', unsent: prepare(unsent) });
      }
    },
  };
}

function keepUnsent(shelf: Shelf, before: readonly Unsent[], after: readonly Unsent[]): void {
  for (const unsent of after) if (!before.includes(unsent)) shelf.keepUnsent(unsent);
  const left = new Set(after.map(({ clientId }) => clientId));
  for (const { clientId } of before) if (!left.has(clientId)) shelf.dropUnsent(clientId);
}
