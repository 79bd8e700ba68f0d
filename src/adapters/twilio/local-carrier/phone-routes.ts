import express, { type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import type { PhoneNumber } from '../../../domain/ids.ts';
import { isPhoneNumber } from '../../../domain/phone.ts';
import { SECOND, type Instant } from '../../../domain/time.ts';
import type { Engine } from './engine.ts';
import { jsonOnly, loopbackOnly } from './loopback.ts';
import type { Reception } from './reception.ts';
import { phoneOf, type StoredMessage } from './stored-message.ts';

/** Keeps idle streams open through whatever is in between. */
const HEARTBEAT_MS = 25 * SECOND;

/** A message on the screen of a phone. */
export interface PhoneMessage {
  /** Place among everything phones have shown; to ask for what came after. */
  readonly seq: number;
  readonly sid: string;
  readonly phone: PhoneNumber;
  readonly clinic: PhoneNumber;
  readonly direction: 'from-phone' | 'to-phone';
  readonly body: string;
  readonly mediaCount: number;
  readonly at: Instant;
}

export function phoneMessage(message: StoredMessage): PhoneMessage {
  const inbound = message.direction === 'inbound';
  return {
    seq: message.shown ?? 0,
    sid: message.sid,
    phone: phoneOf(message),
    clinic: inbound ? message.to : (message.from ?? message.to),
    direction: inbound ? 'from-phone' : 'to-phone',
    body: message.body,
    mediaCount: message.mediaCount,
    at: message.createdAt,
  };
}

const textSchema = z.object({
  from: z.string().refine(isPhoneNumber),
  to: z.string().refine(isPhoneNumber).optional(),
  body: z.string().max(1600),
  mediaCount: z.number().int().min(0).max(10).optional(),
});

/**
 * The phones in a browser on this machine: `GET numbers`, `GET messages?after=`, `POST messages`, `GET events` (server-
 * sent). Numbers never stand in an address; one phone alone is asked for with the header `phone-number`.
 */
export function phoneRoutes(engine: Engine, reception: Reception): Router {
  const { options, ledger } = engine;
  const router = express.Router();
  router.use(loopbackOnly, jsonOnly);
  router.get('/numbers', (_request, response) => {
    response.json({ numbers: options.numbers });
  });
  router.get('/messages', (request, response) => {
    const phone = request.get('phone-number');
    const shown = ledger.shownAfter(placeIn(request.query['after'])).map(phoneMessage);
    response.json({
      messages: phone === undefined ? shown : shown.filter((message) => message.phone === phone),
    });
  });
  router.post('/messages', express.json({ limit: '16kb' }), async (request, response) => {
    const text = textSchema.safeParse(request.body);
    if (!text.success) return void response.status(400).json({ message: 'not a text message' });
    const { from, to, body, mediaCount } = text.data;
    const { sid } = await reception.receive({
      from,
      body,
      ...(to !== undefined && { to }),
      ...(mediaCount !== undefined && { mediaCount }),
    });
    response.status(201).json({ sid });
  });
  router.get('/events', follow(engine));
  return router;
}

const placeIn = (after: unknown): number => z.coerce.number().int().min(0).catch(0).parse(after);

/** What phones show, as it happens; takes up where a lost connection ended. */
function follow({ ledger, signal }: Engine): RequestHandler {
  return (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const resumed = request.get('last-event-id') ?? request.query['after'];
    for (const message of ledger.shownAfter(placeIn(resumed))) sendEvent(response, message);
    const unfollow = ledger.follow((message) => sendEvent(response, message));
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
    const end = (): void => void response.end();
    signal.addEventListener('abort', end, { once: true });
    response.on('close', () => {
      unfollow();
      clearInterval(heartbeat);
      signal.removeEventListener('abort', end);
    });
  };
}

function sendEvent(response: Response, message: StoredMessage): void {
  const shown = phoneMessage(message);
  response.write(`id: ${shown.seq}\ndata: ${JSON.stringify(shown)}\n\n`);
}
