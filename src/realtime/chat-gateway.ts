import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import type { House } from '../app/house.ts';
import { mayBeDanger, receiveMessage } from '../app/receive-message.ts';
import type { Contact } from '../app/ports/contacts.ts';
import { readChat, type ChatEntry } from '../app/views/read-chat.ts';
import {
  chatHello,
  chatSay,
  type ChatAck,
  type ChatClientEvents,
  type ChatServerEvents,
  type ChatWelcome,
} from '../contract/chat.ts';
import type { ContactId } from '../domain/ids.ts';
import { formatPhone } from '../domain/phone.ts';
import { clientAddress, type TrustsProxy } from './client-address.ts';
import type { Limits } from './limits.ts';

interface SocketData {
  token?: string;
  contactId?: ContactId;
  /** Newest moment this socket has been told of, and what it was told lately. */
  since?: number;
  told?: Set<string>;
}

export type ChatNamespace = Namespace<ChatClientEvents, ChatServerEvents, Record<string, never>, SocketData>;
type ChatSocket = Socket<ChatClientEvents, ChatServerEvents, Record<string, never>, SocketData>;

type Needs = { readonly house: House; readonly limits: Limits; readonly trustsProxy: TrustsProxy };

/** Patients' chats: hello, say, and what comes back. The database is the truth; a socket only looks at it. Returns how to stop telling. */
export function serveChats(namespace: ChatNamespace, needs: Needs): () => void {
  const { house } = needs;
  namespace.on('connection', (socket) => {
    socket.on(
      'chat:hello',
      answering(house, chatHello, (hello) => welcome(socket, needs, hello)),
    );
    socket.on(
      'chat:say',
      answering(house, chatSay, (say) => hear(socket, needs, say)),
    );
    socket.on(
      'chat:since',
      answering(house, sinceQuery, (query) => readAgain(socket, needs, query.since)),
    );
  });
  return house.live.subscribe((notice) => {
    if (notice.type !== 'chat') return;
    for (const socket of namespace.sockets.values()) {
      if (!socket.rooms.has(notice.contactId)) continue;
      house.background.run('chat-tell', () => tellNews(socket, house));
    }
  });
}

const sinceQuery = z.object({ since: z.number().nonnegative() });

class Unwilling extends Error {
  readonly code: 'too-fast' | 'hello-first';

  constructor(code: 'too-fast' | 'hello-first', message: string) {
    super(message);
    this.code = code;
  }
}

async function welcome(
  socket: ChatSocket,
  { house, limits, trustsProxy }: Needs,
  hello: z.infer<typeof chatHello>,
): Promise<ChatWelcome> {
  if (!(await limits.mayConnect(clientAddress(socket.handshake, trustsProxy)))) {
    throw new Unwilling('too-fast', 'Too many visitors from this address. Please wait a minute.');
  }
  const token = hello.token ?? house.ids.token();
  const make = { id: house.ids.next() as ContactId, at: house.clock.now() };
  const visitor = await house.contacts.ofVisitor(token, make);
  if (hello.language && visitor.id === make.id) await house.contacts.setLanguage(visitor.id, hello.language);
  socket.data.token = token;
  socket.data.contactId = visitor.id;
  await enter(socket, visitor);
  const messages = await replay(socket, house, hello.since ?? 0);
  const { name, phone, emergencyNumber, crisisLine } = house.pack.clinic;
  return {
    token,
    messages: [...messages],
    clinic: { name, phone: formatPhone(phone), emergencyNumber, crisisLine },
  };
}

async function enter(socket: ChatSocket, visitor: Contact): Promise<void> {
  await socket.join(visitor.id);
  if (visitor.linkedTo) await socket.join(visitor.linkedTo);
}

/** Stored before it is acknowledged. Too many are refused, but never one that may be an emergency. */
async function hear(
  socket: ChatSocket,
  { house, limits }: Needs,
  { clientId, text }: z.infer<typeof chatSay>,
): Promise<{ readonly id: string; readonly at: number }> {
  const visitor = await visitorOf(socket, house);
  if (!(await limits.maySay(visitor.id)) && !mayBeDanger(house, text)) {
    house.observer.note({ type: 'message-refused', channel: 'chat', reason: 'too-many' });
    throw new Unwilling('too-fast', 'That was a lot at once. Please wait a moment and try again.');
  }
  const at = house.clock.now();
  const key = `chat:${visitor.id}:${clientId}`;
  const { id } = await receiveMessage(house, {
    key,
    from: visitor,
    channel: 'chat',
    text,
    mediaCount: 0,
    at,
  });
  const [stored] = await house.messages.get([id]);
  return { id, at: stored?.receivedAt ?? at };
}

async function readAgain(
  socket: ChatSocket,
  { house, limits }: Needs,
  since: number,
): Promise<readonly ChatEntry[]> {
  const visitor = await visitorOf(socket, house);
  if (!(await limits.mayRead(visitor.id))) {
    throw new Unwilling('too-fast', 'That was a lot at once. Please wait a moment and try again.');
  }
  return replay(socket, house, since);
}

async function replay(socket: ChatSocket, house: House, since: number): Promise<readonly ChatEntry[]> {
  const visitor = await visitorOf(socket, house);
  const entries = await readChat(house, visitor.id, since);
  remember(socket, entries);
  return entries;
}

/** Tells a socket what it was not told yet. */
async function tellNews(socket: ChatSocket, house: House): Promise<void> {
  if (!socket.data.contactId) return;
  const visitor = await visitorOf(socket, house);
  await enter(socket, visitor);
  const entries = await readChat(house, visitor.id, socket.data.since ?? 0);
  const fresh = entries.filter(({ id }) => !socket.data.told?.has(id));
  remember(socket, fresh);
  for (const entry of fresh) socket.emit('chat:message', entry);
}

const TOLD_KEPT = 500;

function remember(socket: ChatSocket, entries: readonly ChatEntry[]): void {
  const told = (socket.data.told ??= new Set());
  for (const { id, at } of entries) {
    told.add(id);
    socket.data.since = Math.max(socket.data.since ?? 0, at);
  }
  for (const id of told) {
    if (told.size <= TOLD_KEPT) break;
    told.delete(id);
  }
}

async function visitorOf(socket: ChatSocket, house: House): Promise<Contact> {
  const visitor = socket.data.contactId && (await house.contacts.get(socket.data.contactId));
  if (!visitor) throw new Unwilling('hello-first', 'Say hello first.');
  return visitor;
}

/** Checks what came, answers by acknowledgement, and lets no error out but as a code. */
function answering<Input, Output>(
  house: House,
  schema: z.ZodType<Input>,
  handle: (input: Input) => Promise<Output>,
): (input: unknown, ack: unknown) => void {
  return (input, ack) => {
    if (typeof ack !== 'function') return;
    const answer = ack as (answer: ChatAck<Output>) => void;
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      answer({ ok: false, code: 'invalid', detail: 'The message is not as it should be.', retry: false });
      return;
    }
    handle(parsed.data).then(
      (value) => answer({ ok: true, value }),
      (error: unknown) => answer(refusal(house, error)),
    );
  };
}

function refusal(house: House, error: unknown): ChatAck<never> {
  if (error instanceof Unwilling) return { ok: false, code: error.code, detail: error.message, retry: true };
  house.observer.note({ type: 'fault', where: 'chat', cause: error });
  return { ok: false, code: 'unavailable', detail: 'Please try again in a moment.', retry: true };
}
