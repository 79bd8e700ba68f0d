import { setTimeout as wait } from 'node:timers/promises';
import { CSRF_HEADER, type Me, type Queue } from '../../src/contract/console.ts';
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

  /** `done`: the answer of a second try after the first one was carried out and its answer lost. */
  async does(path: string, body?: unknown, done?: string): Promise<void> {
    const response = await this.#ask('POST', path, body);
    if (response.ok) return;
    const problem = await response.text();
    if (done !== undefined && problem.includes(done)) return;
    throw new Error(`${path} was refused: ${problem}`);
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
