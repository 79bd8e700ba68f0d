import { io, type Socket } from 'socket.io-client';
import {
  STAFF_NAMESPACE,
  type StaffClientEvents,
  type StaffServerEvents,
} from '../../src/contract/console.ts';
import { lineAfter, type Line, type LineEvent } from '../logic/live.ts';
import { cell, type Readable } from './cell.ts';

export interface LiveLine {
  readonly line: Readable<Line>;
  /** Opens it, or opens it anew: what a line may hear is settled when it opens. */
  open(): void;
  close(): void;
}

type Hear = { readonly [Name in keyof StaffServerEvents]: StaffServerEvents[Name] } & {
  /** After each time the line opens: anything may have changed meanwhile. */
  readonly opened: () => void;
  /** The server did not let us in, or not yet. */
  readonly turnedAway: () => void;
};

const RETRY_MS = 3_000;

/** The live line: what changed, by id. Websocket only. */
export function createLiveLine(hear: Hear): LiveLine {
  const line = cell<Line>({ kind: 'reconnecting', since: Date.now() });
  const note = (event: LineEvent): void => line.set(lineAfter(line.get(), event, Date.now()));
  const socket: Socket<StaffServerEvents, StaffClientEvents> = io(STAFF_NAMESPACE, {
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  });
  let wanted = false;

  socket.on('connect', () => {
    note('connected');
    hear.opened();
  });
  socket.on('disconnect', (reason) => {
    note('dropped');
    // The server closed it on purpose; only then the library does not come back by itself.
    if (reason === 'io server disconnect' && wanted) setTimeout(reopen, RETRY_MS);
  });
  socket.on('connect_error', () => {
    note('dropped');
    if (socket.active || !wanted) return;
    hear.turnedAway();
    setTimeout(reopen, RETRY_MS);
  });
  const reopen = (): void => {
    if (wanted && !socket.active) socket.connect();
  };
  socket.on('queue:changed', hear['queue:changed']);
  socket.on('conversation:changed', hear['conversation:changed']);
  socket.on('calendar:changed', hear['calendar:changed']);
  socket.on('tasks:changed', hear['tasks:changed']);
  socket.on('alarm:changed', hear['alarm:changed']);
  socket.on('session:changed', hear['session:changed']);
  window.addEventListener('offline', () => note('network-lost'));
  // A line that outlived the outage would not be heard of again; a new one will.
  window.addEventListener('online', () => {
    if (wanted) socket.disconnect().connect();
  });
  setInterval(() => note('tick'), 1_000);

  return {
    line,
    open() {
      wanted = true;
      socket.disconnect().connect();
    },
    close() {
      wanted = false;
      socket.disconnect();
    },
  };
}
