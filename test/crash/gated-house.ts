import { AsyncLocalStorage } from 'node:async_hooks';
import { EmbeddedCollection } from '../../src/adapters/embedded/collection.ts';
import type { House } from '../../src/app/house.ts';
import type { Gate } from './boundary.ts';

/** Whose document store is being opened. */
const opening = new AsyncLocalStorage<Gate>();
const gateOf = new WeakMap<object, Gate>();

/** Every way in which anything on the disk changes. */
const WRITES = [
  'insertOne',
  'insertMany',
  'bulkWrite',
  'updateOne',
  'updateMany',
  'replaceOne',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
  'deleteOne',
  'deleteMany',
  'createIndex',
] as const;

type Method = (this: EmbeddedCollection, ...args: unknown[]) => Promise<unknown>;

/** From now on every write of a house that is opened by `openedBehind` goes through its gate. */
export function gateWrites(): void {
  const methods = EmbeddedCollection.prototype as unknown as Record<(typeof WRITES)[number], Method>;
  for (const name of WRITES) {
    const write = methods[name];
    methods[name] = function (...args) {
      const gate = gateOf.get(this.conn) ?? opening.getStore();
      if (!gate) return write.apply(this, args);
      gateOf.set(this.conn, gate);
      return gate.pass(`disk ${this.name}.${name}`, () => write.apply(this, args), foundNothing);
    };
  }
}

/** What claims work looks for it far more often than it finds any. */
const foundNothing = (answer: unknown): boolean => answer === null;

export const openedBehind = <T>(gate: Gate, open: () => Promise<T>): Promise<T> => opening.run(gate, open);

/** Ports whose calls leave the process or read what is stored; all of them answer by promises. */
const PORTS = [
  'conversations',
  'messages',
  'sends',
  'contacts',
  'linkCodes',
  'patients',
  'daySheets',
  'appointments',
  'reminders',
  'consents',
  'decisions',
  'audit',
  'tasks',
  'leases',
  'staff',
  'sessions',
  'signInLinks',
  'jobs',
  'carrier',
  'understanding',
] as const satisfies readonly (keyof House)[];

/** The same house, each call of each of its ports through the gate. */
export function behindGate(house: House, gate: Gate): House {
  const gated = PORTS.map((name) => [name, gatedPort(name, house[name], gate)] as const);
  return { ...house, ...(Object.fromEntries(gated) as Pick<House, (typeof PORTS)[number]>) };
}

const gatedPort = <Port extends object>(name: string, port: Port, gate: Gate): Port =>
  new Proxy(port, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) =>
        gate.pass(`${name}.${String(key)}`, () => value.apply(target, args) as Promise<unknown>);
    },
  });
