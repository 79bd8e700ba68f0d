import { z } from 'zod';
import type { SendOutcome } from '../../app/ports/carrier.ts';

/** Twilio: the recipient has opted out. */
const OPTED_OUT = 21_610;
/** Too many requests, too many queued for one sender, Messaging Service over its rate: the message was not taken. */
const SLOW_DOWN: ReadonlySet<number> = new Set([20_429, 21_611, 14_107]);
/** About our account or address, not about this message. */
const OUR_FAULT: ReadonlySet<number> = new Set([401, 402, 403, 404, 405]);

/** Failures from before a connection stood, so that no byte of a request can have been read. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const answerSchema = z.object({
  status: z.number().int(),
  code: z.number().int().optional().catch(undefined),
});
const networkSchema = z.object({
  isAxiosError: z.literal(true),
  code: z.string().optional().catch(undefined),
  syscall: z.string().optional().catch(undefined),
});

/** An answer Twilio gave instead of what was asked for. `code` is Twilio's own, or the HTTP status where it gave none. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
}

/** The HTTP answer inside what the library threw; undefined when there was none. */
export function refusalIn(error: unknown): Refusal | undefined {
  if (networkSchema.safeParse(error).success) return undefined;
  const answer = answerSchema.safeParse(error);
  if (!answer.success) return undefined;
  const { status, code } = answer.data;
  return { status, code: code ?? status };
}

/** What became of a message whose hand-over threw. Whatever is not certain is `unknown`. */
export function outcomeOf(error: unknown): SendOutcome {
  const refusal = refusalIn(error);
  if (refusal) return outcomeOfRefusal(refusal);
  const network = networkSchema.safeParse(error);
  if (!network.success) return { kind: 'unknown' };
  const { code, syscall } = network.data;
  const neverConnected = syscall === 'connect' || syscall === 'getaddrinfo';
  return { kind: neverConnected || NEVER_CONNECTED.has(code ?? '') ? 'not-sent' : 'unknown' };
}

function outcomeOfRefusal({ status, code }: Refusal): SendOutcome {
  // 408 and 429 say that the request was not taken in at all.
  if (status === 408 || status === 429 || SLOW_DOWN.has(code)) return { kind: 'not-sent' };
  if (status < 300 || status >= 500) return { kind: 'unknown' };
  const permanent = status >= 400 && !OUR_FAULT.has(status);
  return { kind: 'refused', code, permanent, blocked: code === OPTED_OUT };
}
