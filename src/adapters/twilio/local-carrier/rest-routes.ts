import { setTimeout as wait } from 'node:timers/promises';
import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import { isPhoneNumber } from '../../../domain/phone.ts';
import type { Delivery } from './delivery.ts';
import type { Engine } from './engine.ts';
import type { TextToPhone } from './making.ts';
import type { LocalCarrierOptions } from './options.ts';
import { blocks } from './reception.ts';
import { messageResource, pageOf, type ListQuery } from './resources.ts';
import { answerError, REST_ERRORS, type RestError } from './rest-errors.ts';

/** Longest body Twilio takes. */
const MAX_BODY = 1600;

/** The part of Twilio's REST API that Frontdesk calls. */
export function restRoutes(engine: Engine, delivery: Delivery): Router {
  const { options } = engine;
  const router = express.Router();
  const account = `/2010-04-01/Accounts/${options.accountSid}`;
  router.use(authenticate(options));
  router.post(
    `${account}/Messages.json`,
    express.urlencoded({ extended: false, limit: '64kb' }),
    sendMessage(engine, delivery),
  );
  router.get(`${account}/Messages.json`, listMessages(engine));
  router.get(`${account}/Messages/:sid.json`, (request, response) => {
    const message = engine.ledger.get(String(request.params['sid']));
    if (message) response.json(messageResource(options.accountSid, message));
    else answerError(response, REST_ERRORS.notFound);
  });
  router.get('/v1/Services/:service/PhoneNumbers', listPool(options));
  router.use((_request, response) => answerError(response, REST_ERRORS.notFound));
  return router;
}

function authenticate({ accountSid, authToken }: LocalCarrierOptions): RequestHandler {
  const expected = digest(`Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`);
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) next();
    else answerError(response, REST_ERRORS.unauthorised);
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const formSchema = z.object({
  To: z.string().default(''),
  From: z.string().default(''),
  MessagingServiceSid: z.string().default(''),
  Body: z.string().default(''),
  StatusCallback: z.string().optional(),
});

function sendMessage(engine: Engine, delivery: Delivery): RequestHandler {
  const { faults, options } = engine;
  return async (request, response) => {
    const form = formSchema.parse(request.body ?? {});
    const breakAt = faults.take('cut', form.To)?.moment;
    if (breakAt === 'before') return void request.socket.destroy();
    const delay = faults.take('delay', form.To);
    const refusal = faults.take('refuse', form.To);
    if (refusal && !refusal.stored) return answerError(response, refusal);
    const text = textOf(engine, form);
    if ('code' in text) return answerError(response, text);
    const message = await delivery.accept(text, 'outbound-api');
    if (breakAt === 'after') return void request.socket.destroy();
    if (delay) await wait(delay.ms);
    if (refusal) return answerError(response, refusal);
    response.status(201).json(messageResource(options.accountSid, message));
  };
}

/** What a form asks to send, or why it is refused, in Twilio's order of asking. */
function textOf(engine: Engine, form: z.output<typeof formSchema>): TextToPhone | RestError {
  const { numbers, messagingServiceSid } = engine.options;
  const { To: to, From: from, MessagingServiceSid: service, Body: body, StatusCallback } = form;
  if (to === '') return REST_ERRORS.noRecipient;
  if (!isPhoneNumber(to)) return REST_ERRORS.badRecipient;
  if (from === '' && service === '') return REST_ERRORS.noSender;
  if (service !== '' && service !== messagingServiceSid) return REST_ERRORS.notOurService;
  const sender = numbers.find((number) => number === from);
  if (from !== '' && sender === undefined) return REST_ERRORS.notOurNumber;
  if (body === '') return REST_ERRORS.noBody;
  if (body.length > MAX_BODY) return REST_ERRORS.tooLong;
  if (blocks(engine, to)) return REST_ERRORS.optedOut;
  return {
    to,
    body,
    ...(sender !== undefined && { from: sender }),
    ...(service !== '' && { messagingServiceSid: service }),
    ...(StatusCallback !== undefined && { statusCallback: StatusCallback }),
  };
}

const querySchema = z
  .object({
    To: z.string().optional(),
    From: z.string().optional(),
    DateSent: z.string().optional(),
    'DateSent<': z.string().optional(),
    'DateSent>': z.string().optional(),
    PageSize: z.coerce.number().int().min(1).max(1000).catch(50),
    Page: z.coerce.number().int().min(0).catch(0),
    PageToken: z.string().optional(),
  })
  .transform((query): ListQuery => {
    const asked = {
      to: query.To,
      from: query.From,
      sentOn: query.DateSent,
      sentBefore: query['DateSent<'],
      sentAfter: query['DateSent>'],
      pageToken: query.PageToken,
    };
    const given = Object.entries(asked).filter(([, value]) => value !== undefined);
    return { ...Object.fromEntries(given), pageSize: query.PageSize, page: query.Page };
  });

function listMessages({ options, ledger }: Engine): RequestHandler {
  return (request: Request, response: Response) => {
    const query = querySchema.parse(request.query);
    const { items, nextToken } = pageOf(ledger.all(), query);
    const uri = (changes: Readonly<Record<string, string>>): string => {
      const parameters = new URLSearchParams(request.originalUrl.split('?')[1] ?? '');
      for (const [name, value] of Object.entries(changes)) parameters.set(name, value);
      return `${request.path}?${parameters.toString()}`;
    };
    response.json({
      messages: items.map((message) => messageResource(options.accountSid, message)),
      page: query.page,
      page_size: query.pageSize,
      start: query.page * query.pageSize,
      end: query.page * query.pageSize + Math.max(items.length - 1, 0),
      uri: uri({}),
      first_page_uri: uri({ Page: '0', PageToken: '' }),
      previous_page_uri: null,
      next_page_uri:
        nextToken === undefined ? null : uri({ Page: String(query.page + 1), PageToken: nextToken }),
    });
  };
}

function listPool({ accountSid, numbers, messagingServiceSid }: LocalCarrierOptions): RequestHandler {
  return (request, response) => {
    const { service } = request.params;
    if (messagingServiceSid === undefined || service !== messagingServiceSid) {
      return answerError(response, REST_ERRORS.notFound);
    }
    const resources = numbers.map((number, index) => ({
      sid: `PN${String(index).padStart(32, '0')}`,
      account_sid: accountSid,
      service_sid: service,
      phone_number: number,
      country_code: 'US',
      capabilities: ['SMS'],
    }));
    response.json({
      phone_numbers: resources,
      meta: { page: 0, page_size: resources.length, next_page_url: null, key: 'phone_numbers' },
    });
  };
}
