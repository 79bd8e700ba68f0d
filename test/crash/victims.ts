import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Invitation } from '../../src/app/staff/welcome-staff.ts';
import type { Calls } from './boundary.ts';
import type { FromVictim, HouseOrder, ToVictim, Wish } from './orders.ts';

const ENTRY = fileURLToPath(new URL('victim.ts', import.meta.url));
const TYPESCRIPT = new URL('../support/typescript.js', import.meta.url).href;

/** A process that runs houses until it is killed. */
export interface Victim {
  /** Undefined when it reached its boundary before it was open. */
  open(house: number, order: HouseOrder): Promise<readonly Invitation[] | undefined>;
  /** Undefined when the house stands still, or the process is gone, before the wish was granted. */
  wish(house: number, wish: Wish): Promise<Calls | undefined>;
  /** Whether this house stands still at its boundary. */
  hasReached(house: number): boolean;
  /** As a power cut: nothing is finished, closed or said. */
  kill(): Promise<void>;
}

export function startVictim(): Victim {
  const child = fork(ENTRY, [], {
    execArgv: ['--import', TYPESCRIPT],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const reached = new Map<number, PromiseWithResolvers<undefined>>();
  const still = new Set<number>();
  const waiting = new Map<string, PromiseWithResolvers<FromVictim>>();
  const reaching = (house: number): PromiseWithResolvers<undefined> => {
    const known = reached.get(house) ?? withResolvers<undefined>();
    reached.set(house, known);
    return known;
  };
  const faulty = new Map<number, Error>();
  child.on('message', (message) => {
    const said = message as FromVictim;
    if (said.type === 'reached') {
      still.add(said.house);
      reaching(said.house).resolve(undefined);
    } else if (said.type === 'fault') {
      faulty.set(said.house, new Error(`in the victim: ${said.message}`));
      for (const [name, { reject }] of waiting) {
        if (name.startsWith(`${String(said.house)}:`)) reject(faulty.get(said.house));
      }
    } else {
      const name =
        said.type === 'open' ? `${String(said.house)}:open` : `${String(said.house)}:${String(said.id)}`;
      waiting.get(name)?.resolve(said);
    }
  });
  const gone = exited.then(() => undefined);
  let lastWish = 0;

  const ask = async (house: number, name: string, message: ToVictim): Promise<FromVictim | undefined> => {
    const answer = withResolvers<FromVictim>();
    waiting.set(`${String(house)}:${name}`, answer);
    if (!child.connected) return undefined;
    // It may die before it hears this.
    child.send(message, () => undefined);
    return Promise.race([answer.promise, reaching(house).promise, gone]);
  };

  return {
    async open(house, order) {
      const answer = await ask(house, 'open', { type: 'open', house, order });
      return answer?.type === 'open' ? answer.invitations : undefined;
    },
    async wish(house, wish) {
      const id = ++lastWish;
      const answer = await ask(house, String(id), { type: 'wish', house, id, wish });
      return answer?.type === 'granted' ? answer.calls : undefined;
    },
    hasReached: (house) => still.has(house),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
