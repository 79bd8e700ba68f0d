import type { Socket } from 'socket.io-client';
import type {
  ChatAck,
  ChatClientEvents,
  ChatHello,
  ChatMessage,
  ChatSay,
  ChatServerEvents,
  ChatWelcome,
} from '../../../src/contract/chat.ts';

export type ChatSocket = Socket<ChatServerEvents, ChatClientEvents>;

/** `no-answer`: whether the clinic has it is not known; asking again does no harm. */
export type Answer<T> = ChatAck<T> | { readonly ok: false; readonly code: 'no-answer'; readonly retry: true };

/** The three things a chat asks of the clinic. Nothing is left in a buffer: what has no line gets no answer. */
export interface ChatLine {
  hello(hello: ChatHello): Promise<Answer<ChatWelcome>>;
  say(say: ChatSay): Promise<Answer<{ readonly id: string; readonly at: number }>>;
  since(since: number): Promise<Answer<readonly ChatMessage[]>>;
}

const NO_ANSWER = { ok: false, code: 'no-answer', retry: true } as const;

/** A line that swallows a question may be dead without knowing it, so it is hung up and dialled again. */
export function chatLine(socket: ChatSocket, answerMs: number): ChatLine {
  const asking = async <T>(question: () => Promise<ChatAck<T>>): Promise<Answer<T>> => {
    if (!socket.connected) return NO_ANSWER;
    const { id } = socket;
    try {
      return await question();
    } catch {
      if (socket.id === id) socket.io.engine.close();
      return NO_ANSWER;
    }
  };
  return {
    hello: (hello) => asking(() => socket.timeout(answerMs).emitWithAck('chat:hello', hello)),
    say: (say) => asking(() => socket.timeout(answerMs).emitWithAck('chat:say', say)),
    since: (since) => asking(() => socket.timeout(answerMs).emitWithAck('chat:since', { since })),
  };
}
