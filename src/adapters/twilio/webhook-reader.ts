import { z } from 'zod';
import type { InboundText, Parsed, StatusReport, WebhookReader } from '../../app/ports/carrier.ts';
import type { SendId } from '../../domain/ids.ts';
import { isPhoneNumber } from '../../domain/phone.ts';
import { SEND_STATES } from './send-states.ts';

export { isPhoneNumber };

const MESSAGE_SID = /^[SM]M[0-9a-f]{32}$/i;

const inboundSchema = z.object({
  MessageSid: z.string().regex(MESSAGE_SID),
  From: z.string().min(1),
  To: z.string().min(1),
  Body: z.string().default(''),
  NumMedia: z.coerce.number().int().min(0).default(0),
  // A kind of keyword not known here is the carrier's business and no reason to lose the message.
  OptOutType: z.enum(['STOP', 'START', 'HELP']).optional().catch(undefined),
});

const statusSchema = z.object({
  MessageSid: z.string().regex(MESSAGE_SID),
  MessageStatus: z.enum(Object.keys(SEND_STATES) as (keyof typeof SEND_STATES)[]),
  ErrorCode: z.coerce.number().int().positive().optional().catch(undefined),
});

/** The fields of an inbound message. */
export function parseInbound(params: Readonly<Record<string, string>>): Parsed<InboundText> {
  const read = inboundSchema.safeParse(params);
  if (!read.success) return malformed(read.error);
  const { MessageSid, From, To, Body, NumMedia, OptOutType } = read.data;
  if (!isPhoneNumber(From) || !isPhoneNumber(To)) return { ok: false, fault: { kind: 'not-a-phone' } };
  const text = { sid: MessageSid, from: From, to: To, body: Body, numMedia: NumMedia };
  return { ok: true, value: OptOutType === undefined ? text : { ...text, optOutType: OptOutType } };
}

/** The fields of a status report; the send is named by `?send=` of the address we gave the carrier. */
export function parseStatus(url: string, params: Readonly<Record<string, string>>): Parsed<StatusReport> {
  const read = statusSchema.safeParse(params);
  if (!read.success) return malformed(read.error);
  const { MessageSid, MessageStatus, ErrorCode } = read.data;
  const sendId = new URLSearchParams(url.split('?')[1] ?? '').get('send');
  return {
    ok: true,
    value: {
      sid: MessageSid,
      state: SEND_STATES[MessageStatus],
      ...(sendId !== null && sendId !== '' && { sendId: sendId as SendId }),
      ...(ErrorCode !== undefined && { errorCode: ErrorCode }),
    },
  };
}

const malformed = (error: z.ZodError): { ok: false; fault: { kind: 'malformed'; fields: string[] } } => ({
  ok: false,
  fault: { kind: 'malformed', fields: [...new Set(error.issues.map(({ path }) => String(path[0])))] },
});

export const webhookReader: WebhookReader = { inbound: parseInbound, status: parseStatus };
