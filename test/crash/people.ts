import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import {
  CHAT_NAMESPACE,
  type ChatAck,
  type ChatClientEvents,
  type ChatMessage,
  type ChatServerEvents,
  type ChatWelcome,
} from '../../src/contract/chat.ts';
import { CSRF_HEADER, type ConversationView, type Me, type Queue } from '../../src/contract/console.ts';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import type { World } from './world.ts';

/** Somebody with a phone, who waits for an answer however long the house is down. */
export class Patient {
  readonly number: PhoneNumber;
  readonly #world: World;
  #read = 0;

  constructor(world: World, number: PhoneNumber) {
    this.#world = world;
    this.number = number;
    world.numbers.push(number);
  }

  /** The carrier has it; what becomes of it is not this person's business. */
  async text(body: string): Promise<void> {
    await this.#world.carrier.text({ from: this.number, body });
  }

  /** The next message from the clinic that was not awaited yet; it has to be like this. */
  async hears(like: RegExp): Promise<string> {
    const body = await this.#world.until(`${String(like)} on ${this.number}`, () => {
      const inbox = this.#world.phone(this.number);
      // A safety text may come twice.
      while (
        this.#read > 0 &&
        inbox[this.#read] !== undefined &&
        inbox[this.#read] === inbox[this.#read - 1]
      ) {
        this.#read += 1;
      }
      return inbox[this.#read];
    });
    if (!like.test(body)) throw new Error(`expected ${String(like)}, heard ${JSON.stringify(body)}`);
    this.#read += 1;
    return body;
  }

  async asks(body: string, like: RegExp): Promise<string> {
    await this.text(body);
    return this.hears(like);
  }
}

const PASSWORD = 'a long enough password';

/** A nurse at the console, who tries again when the console does not answer. */
export class Nurse {
  readonly #world: World;
  #cookie = '';
  #csrf = '';

  constructor(world: World) {
    this.#world = world;
  }

  async signsIn(): Promise<void> {
    const invitation = this.#world.invitations.find(({ role }) => role === 'nurse');
    const response = await this.#ask('POST', '/session/link', {
      token: invitation?.token,
      password: PASSWORD,
    });
    if (!response.ok) throw new Error(`signing in was refused: ${await response.text()}`);
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    this.#csrf = ((await response.json()) as Me).csrf;
  }

  async sees(what: string, look: (queue: Queue) => boolean): Promise<Queue> {
    return this.#world.until(what, async () => {
      const response = await this.#ask('GET', '/queue');
      const queue = (await response.json()) as Queue;
      return look(queue) ? queue : undefined;
    });
  }

  /**
   * `done`: the answer to a second try, when the first was carried out and its answer lost. She acts on what is on her screen;
   * when something new comes in meanwhile she looks again.
   */
  async doesSeeing(
    conversation: string,
    act: { readonly path: string; readonly body: object; readonly done?: string },
  ): Promise<void> {
    for (;;) {
      const response = await this.#ask('GET', conversation);
      const { version } = (await response.json()) as ConversationView;
      const refused = await this.#try(conversation + act.path, { ...act.body, version });
      if (refused === undefined || (act.done !== undefined && refused.includes(act.done))) return;
      if (!refused.includes('changed-meanwhile')) throw new Error(`${act.path} was refused: ${refused}`);
    }
  }

  async does(path: string): Promise<void> {
    const refused = await this.#try(path, undefined);
    if (refused !== undefined) throw new Error(`${path} was refused: ${refused}`);
  }

  async #try(path: string, body: unknown): Promise<string | undefined> {
    const response = await this.#ask('POST', path, body);
    return response.ok ? undefined : response.text();
  }

  async #ask(method: string, path: string, body?: unknown): Promise<Response> {
    for (;;) {
      try {
        const response = await fetch(`${this.#world.url}/api${path}`, {
          method,
          headers: { cookie: this.#cookie, 'content-type': 'application/json', [CSRF_HEADER]: this.#csrf },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        if (response.status !== 503) return response;
      } catch {
        // The line broke.
      }
      await wait(20);
      await this.#world.untilUp();
    }
  }
}

type ChatSocket = Socket<ChatServerEvents, ChatClientEvents>;

const ACK_MS = 3_000;

/** Somebody in the chat of the clinic's page, whose widget connects again and says again what was not acknowledged. */
export class Visitor {
  readonly #world: World;
  readonly #token = `visitor-${crypto.randomUUID()}`;
  readonly #shown = new Map<string, ChatMessage>();
  #socket: ChatSocket | undefined;
  #read = 0;
  #said = 0;

  constructor(world: World) {
    this.#world = world;
    world.visitors.push(this.#token);
  }

  /** What the widget shows from the clinic, in order, each once. */
  get heard(): readonly string[] {
    return [...this.#shown.values()].filter(({ from }) => from !== 'patient').map(({ text }) => text);
  }

  async says(text: string): Promise<void> {
    const clientId = `said-${String(++this.#said)}-by-the-widget`;
    for (;;) {
      try {
        const socket = await this.#connected();
        const answer = (await socket
          .timeout(ACK_MS)
          .emitWithAck('chat:say', { clientId, text })) as ChatAck<unknown>;
        if (answer.ok) return;
        if (!answer.retry) throw new Error(`the chat refused: ${answer.code}`);
      } catch {
        await this.#lost();
      }
    }
  }

  async hears(like: RegExp): Promise<string> {
    const text = await this.#world.until(`${String(like)} in the chat`, async () => {
      try {
        await this.#connected();
      } catch {
        await this.#lost();
      }
      return this.heard[this.#read];
    });
    if (!like.test(text)) throw new Error(`expected ${String(like)}, heard ${JSON.stringify(text)}`);
    this.#read += 1;
    return text;
  }

  async asks(text: string, like: RegExp): Promise<string> {
    await this.says(text);
    return this.hears(like);
  }

  leaves(): void {
    this.#socket?.close();
  }

  async #connected(): Promise<ChatSocket> {
    if (this.#socket?.connected) return this.#socket;
    this.#socket?.close();
    const socket: ChatSocket = io(this.#world.url + CHAT_NAMESPACE, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    this.#socket = socket;
    socket.on('chat:message', (message) => this.#show([message]));
    const hello = { token: this.#token, since: 0 };
    const answer = (await socket.timeout(ACK_MS).emitWithAck('chat:hello', hello)) as ChatAck<ChatWelcome>;
    if (!answer.ok) throw new Error(`hello was refused: ${answer.code}`);
    this.#show(answer.value.messages);
    return socket;
  }

  #show(messages: readonly ChatMessage[]): void {
    for (const message of messages) if (!this.#shown.has(message.id)) this.#shown.set(message.id, message);
  }

  async #lost(): Promise<void> {
    this.#socket?.close();
    this.#socket = undefined;
    await this.#world.untilUp();
    await wait(20);
  }
}
