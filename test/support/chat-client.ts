import { io, type Socket } from 'socket.io-client';
import {
  CHAT_NAMESPACE,
  type ChatAck,
  type ChatClientEvents,
  type ChatMessage,
  type ChatServerEvents,
  type ChatWelcome,
} from '../../src/contract/chat.ts';

/** A chat visitor at the socket's door. */
export interface ChatClient {
  readonly welcome: ChatWelcome;
  /** Everything received, in the order it came; welcomes included. */
  readonly received: readonly ChatMessage[];
  /** What the clinic said, in order. */
  answers(): readonly string[];
  say(text: string, clientId?: string): Promise<ChatAck<{ readonly id: string; readonly at: number }>>;
  /** Says, then waits for the next answer. */
  ask(text: string): Promise<string>;
  next(withinMs?: number): Promise<string>;
  close(): void;
}

type ChatSocket = Socket<ChatServerEvents, ChatClientEvents>;

export async function openChat(
  url: string,
  hello: { readonly token?: string; readonly since?: number; readonly language?: 'en' | 'es' } = {},
): Promise<ChatClient> {
  const socket: ChatSocket = io(url + CHAT_NAMESPACE, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  const received: ChatMessage[] = [];
  socket.on('chat:message', (message) => received.push(message));
  // The library's types lose the acknowledgement behind a time-out.
  const answer = (await socket.timeout(8_000).emitWithAck('chat:hello', hello)) as ChatAck<ChatWelcome>;
  if (!answer.ok) throw new Error(`hello was refused: ${answer.code}`);
  received.unshift(...answer.value.messages);
  let read = 0;
  const answers = (): readonly string[] =>
    received.filter(({ from }) => from !== 'patient').map(({ text }) => text);
  const say: ChatClient['say'] = async (text, clientId = crypto.randomUUID()) => {
    const said: unknown = await socket.timeout(8_000).emitWithAck('chat:say', { clientId, text });
    return said as ChatAck<{ readonly id: string; readonly at: number }>;
  };
  const next = async (withinMs = 8_000): Promise<string> => {
    const until = Date.now() + withinMs;
    while (answers().length <= read) {
      if (Date.now() > until) throw new Error(`no answer came; so far: ${JSON.stringify(answers())}`);
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    read += 1;
    return answers()[read - 1]!;
  };
  return {
    welcome: answer.value,
    received,
    answers,
    say,
    next,
    async ask(text) {
      read = answers().length;
      const said = await say(text);
      if (!said.ok) throw new Error(`the message was refused: ${said.code}`);
      return next();
    },
    close: () => void socket.close(),
  };
}
