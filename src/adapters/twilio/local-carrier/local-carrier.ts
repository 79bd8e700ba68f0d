import { setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import type { PhoneNumber } from '../../../domain/ids.ts';
import { SECOND } from '../../../domain/time.ts';
import { createCaller } from './caller.ts';
import { controlRoutes } from './control-routes.ts';
import { createDelivery } from './delivery.ts';
import type { Engine } from './engine.ts';
import { createFaults, type Faults } from './faults.ts';
import { memoryJournal, type Journal, type JournalEntry } from './journal.ts';
import { condense, createLedger, type Ledger } from './ledger.ts';
import { loopbackOnly } from './loopback.ts';
import type { TextFromPhone } from './making.ts';
import type { LocalCarrierOptions } from './options.ts';
import { phoneMessage, phoneRoutes, type PhoneMessage } from './phone-routes.ts';
import { createReception, type TakenText } from './reception.ts';
import { restRoutes } from './rest-routes.ts';
import { openSealedJournal } from './sealed-journal.ts';
import type { StoredMessage } from './stored-message.ts';
import { createTasks } from './tasks.ts';

/** A carrier on this machine that speaks to Frontdesk as Twilio does, and to phones in a browser. */
export interface LocalCarrier {
  /** Its base address, to be used as the address of Twilio's API. */
  readonly url: string;
  /** The browser's phones, to be mounted in another server of this machine too. */
  readonly phone: Router;
  /** A phone writes to the clinic. */
  text(text: TextFromPhone): Promise<TakenText>;
  /** Everything kept, in the order in which it came. */
  messages(): readonly StoredMessage[];
  /** What phones have shown, or one of them, in order. */
  shown(phone?: PhoneNumber): readonly PhoneMessage[];
  /** Calls back for each message a phone shows from now on; returns how to stop. */
  follow(listener: (message: PhoneMessage) => void): () => void;
  isBlocked(phone: PhoneNumber): boolean;
  /** Trouble for tests; nothing is planted unless a test does. */
  readonly faults: Faults;
  pointTo(webhookUrl: string): void;
  /** When no webhook, delivery or report is on its way any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export async function openLocalCarrier(options: LocalCarrierOptions): Promise<LocalCarrier> {
  const closing = new AbortController();
  // Everything on its way listens for the end.
  setMaxListeners(0, closing.signal);
  const { journal, past } = await openJournal(options);
  const engine = createEngine(options, createLedger(journal, past), closing.signal);
  const delivery = createDelivery(engine);
  const reception = createReception(engine, delivery);
  const phone = phoneRoutes(engine, reception);

  const app = express().disable('x-powered-by');
  app.use(loopbackOnly);
  app.use('/phone', phone);
  if (options.control) app.use('/control', controlRoutes(engine, reception));
  app.use(restRoutes(engine, delivery));
  app.use(hideFaults(options));
  const server = await listen(app, options.port ?? 0);
  delivery.resume();

  const { ledger, faults, tasks } = engine;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    phone,
    text: (text) => reception.receive(text),
    messages: () => ledger.all(),
    shown: (number) => shownTo(ledger, number),
    follow: (listener) => ledger.follow((message) => listener(phoneMessage(message))),
    isBlocked: (number) => ledger.isBlocked(number),
    faults,
    pointTo: (url) => reception.pointTo(url),
    settled: () => tasks.settled(),
    async close() {
      closing.abort();
      await stop(server);
      await tasks.settled();
      await journal.close();
    },
  };
}

function createEngine(options: LocalCarrierOptions, ledger: Ledger, signal: AbortSignal): Engine {
  const { authToken, retryMs = SECOND, reroute = {}, onFault = () => undefined } = options;
  return {
    options,
    ledger,
    signal,
    call: createCaller({ authToken, retryMs, reroute, signal }),
    faults: createFaults(),
    tasks: createTasks(signal, onFault),
  };
}

function shownTo(ledger: Ledger, number: PhoneNumber | undefined): readonly PhoneMessage[] {
  const shown = ledger.shownAfter(0).map(phoneMessage);
  return number === undefined ? shown : shown.filter(({ phone }) => phone === number);
}

async function openJournal({
  store,
  random,
}: LocalCarrierOptions): Promise<{ journal: Journal; past: readonly JournalEntry[] }> {
  if (store === undefined) return { journal: memoryJournal(), past: [] };
  const { journal, entries, rewrite } = await openSealedJournal(store.path, { key: store.key, random });
  const past = condense(entries);
  // Every message leaves about four entries behind; one of them says it all.
  if (entries.length > 2 * past.length + 100) await rewrite(past);
  return { journal, past };
}

/** Answers in Twilio's shape and says nothing of what stood in the request. */
const hideFaults =
  ({ onFault }: LocalCarrierOptions): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = (error as { status?: unknown }).status;
    const answer = typeof status === 'number' && status < 500 ? status : 500;
    if (answer === 500) onFault?.(error);
    response.status(answer).json({ code: 20_500, message: 'this went wrong', status: answer });
  };

/** Keeps connections longer than clients do, so that none is closed in the moment it is used again. */
const KEEP_ALIVE_MS = 65 * SECOND;

function listen(app: Express, port: number): Promise<Server> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app);
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
  });
}

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
