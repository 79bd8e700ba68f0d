import { Router, urlencoded, type Request, type RequestHandler, type Response } from 'express';
import type { Parsed, WebhookFault } from '../../../app/ports/carrier.ts';
import { noteStatus } from '../../../app/note-status.ts';
import { receiveText } from '../../../app/receive-text.ts';
import { take } from '../../middleware/limiters.ts';
import type { WebParts } from '../../web-parts.ts';

/** Twilio's own webhooks have some twenty fields; ten segments of text are far below this. */
const LARGEST_BODY = '32kb';

/** Nothing to say in the answer itself: every reply goes out through the ledger of sends. */
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

const MEANING = { STOP: 'stop', START: 'start', HELP: 'help' } as const;

/** The carrier's doors: closed to whatever is not signed by it. */
export function webhookRoutes(parts: WebParts): Router {
  const router = Router();
  router.use(urlencoded({ extended: false, limit: LARGEST_BODY }), onlyGenuine(parts));
  router.post('/messages', inboundMessage(parts));
  router.post('/status', statusReport(parts));
  return router;
}

/**
 * What is signed always passes, whoever else forges from the same address: behind a proxy, or at a carrier, many share
 * one. An address that goes on forging is told so and counted apart.
 */
function onlyGenuine({ gate, limiters, house }: WebParts): RequestHandler {
  return async (request, response, next) => {
    const { originalUrl: url, headers } = request;
    const proof = gate.verify({ url, headers, params: paramsOf(request) });
    if (proof === 'genuine') {
      next();
      return;
    }
    const patient = await take(limiters.forgeries, addressOf(request));
    house.observer.note({ type: 'webhook-refused', reason: patient ? proof : 'too-many' });
    response.status(patient ? 403 : 429).end();
  };
}

function inboundMessage({ house, reader }: WebParts): RequestHandler {
  return async (request, response) => {
    const at = house.clock.now();
    const text = valueOf(reader.inbound(paramsOf(request)), { house, response });
    if (!text) return;
    const { sid, from, body, numMedia: mediaCount, optOutType } = text;
    const meaning = optOutType && { carrierMeaning: MEANING[optOutType] };
    await receiveText(house, { sid, from, text: body, mediaCount, at, ...meaning });
    response.type('text/xml').send(EMPTY_TWIML);
  };
}

function statusReport({ house, reader }: WebParts): RequestHandler {
  return async (request, response) => {
    const report = valueOf(reader.status(request.originalUrl, paramsOf(request)), { house, response });
    if (!report) return;
    const { sendId, sid, state, errorCode } = report;
    if (sendId) {
      await noteStatus(house, { sendId, sid, state, ...(errorCode !== undefined && { errorCode }) });
    }
    response.status(204).end();
  };
}

/** A genuine webhook that cannot be read is refused and counted; repeating it would not help, so nobody asks for that. */
function valueOf<T>(
  parsed: Parsed<T>,
  { house, response }: Pick<WebParts, 'house'> & { readonly response: Response },
): T | undefined {
  if (parsed.ok) return parsed.value;
  house.observer.note({ type: 'webhook-refused', reason: parsed.fault.kind });
  response.status(statusOf(parsed.fault)).type('text/xml').send(EMPTY_TWIML);
  return undefined;
}

const statusOf = (fault: WebhookFault): number => (fault.kind === 'not-a-phone' ? 200 : 400);

const addressOf = (request: Request): string => request.ip ?? 'unknown';

function paramsOf(request: Request): Readonly<Record<string, string>> {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : String(value)]),
  );
}
