import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import {
  CHAT_NAMESPACE,
  type ChatAck,
  type ChatClientEvents,
  type ChatHello,
  type ChatMessage,
  type ChatServerEvents,
} from '../../src/contract/chat.ts';

type Trouble = 'lose-ack' | 'silence' | Extract<ChatAck<never>, { ok: false }>['code'];

/** A clinic that keeps the chat contract on a real socket, and breaks down on request. */
export interface ChatServer {
  readonly url: () => string;
  /** Messages of a visitor, as stored. */
  stored(token: string): readonly ChatMessage[];
  readonly visitors: () => readonly string[];
  /** What happens to the next messages, one trouble each. */
  plan(...troubles: Trouble[]): void;
  /** The clinic writes; `quietly` nobody is told live. */
  write(token: string, text: string, quietly?: boolean): void;
  /** How often anything was said, repetitions included. */
  readonly heard: () => number;
  stop(): Promise<void>;
  start(): Promise<void>;
}

type ServerSocket = Socket<ChatClientEvents, ChatServerEvents>;

export async function openChatServer(): Promise<ChatServer> {
  const kept = new Map<string, ChatMessage[]>();
  const troubles: Trouble[] = [];
  let port = 0;
  let clock = 1_000;
  let heard = 0;
  let io: Server<ChatClientEvents, ChatServerEvents> | undefined;

  const store = (token: string, message: Omit<ChatMessage, 'id' | 'at'>): ChatMessage => {
    const messages = kept.get(token) ?? [];
    const known = messages.find(({ clientId }) => clientId !== undefined && clientId === message.clientId);
    if (known) return known;
    clock += 1;
    const stored = { ...message, id: `m${String(clock)}`, at: clock };
    kept.set(token, [...messages, stored]);
    return stored;
  };
  const since = (token: string, from: number): ChatMessage[] =>
    (kept.get(token) ?? []).filter(({ at }) => at >= from - 30).slice(0, 200);
  const tell = (token: string, message: ChatMessage): void =>
    void io?.of(CHAT_NAMESPACE).to(token).emit('chat:message', message);

  const serve = (socket: ServerSocket): void => {
    let visitor: string | undefined;
    socket.on('chat:hello', (hello: ChatHello, ack) => {
      visitor = hello.token ?? `token-of-visitor-${String(kept.size)}`;
      kept.set(visitor, kept.get(visitor) ?? []);
      void socket.join(visitor);
      ack({
        ok: true,
        value: {
          token: visitor,
          messages: since(visitor, hello.since ?? 0),
          clinic: { name: 'Riverside', phone: '(202) 555-0100', emergencyNumber: '911', crisisLine: '988' },
        },
      });
    });
    socket.on('chat:say', ({ clientId, text }, ack) => {
      heard += 1;
      const trouble = troubles.shift();
      if (trouble === 'silence') return;
      if (trouble !== undefined && trouble !== 'lose-ack') {
        ack({ ok: false, code: trouble, detail: '', retry: trouble !== 'invalid' });
        return;
      }
      if (visitor === undefined) return;
      const stored = store(visitor, { from: 'patient', text, clientId });
      if (trouble === 'lose-ack') socket.disconnect(true);
      else ack({ ok: true, value: { id: stored.id, at: stored.at } });
      tell(visitor, stored);
    });
    socket.on('chat:since', (query, ack) => {
      ack({ ok: true, value: visitor === undefined ? [] : since(visitor, query.since) });
    });
  };

  const start = async (): Promise<void> => {
    const server = createServer();
    io = new Server(server, { transports: ['websocket'] });
    io.of(CHAT_NAMESPACE).on('connection', serve);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  await start();

  return {
    url: () => `http://127.0.0.1:${String(port)}${CHAT_NAMESPACE}`,
    stored: (token) => kept.get(token) ?? [],
    visitors: () => [...kept.keys()],
    plan: (...next) => void troubles.push(...next),
    write(token, text, quietly = false) {
      const message = store(token, { from: 'assistant', text });
      if (!quietly) tell(token, message);
    },
    heard: () => heard,
    stop: async () => {
      await io?.close();
    },
    start,
  };
}
