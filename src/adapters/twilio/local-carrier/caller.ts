import { setTimeout as wait } from 'node:timers/promises';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { SECOND } from '../../../domain/time.ts';
import { isLoopbackUrl } from './loopback.ts';

/** All tries together may take this long, as at Twilio. */
const PATIENCE_MS = 15 * SECOND;

export interface CallerOptions {
  readonly authToken: string;
  /** Pause before the one repetition. */
  readonly retryMs: number;
  /** Where to really connect for a public origin, as a proxy would; signatures are made over the public address. */
  readonly reroute: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** How a webhook call ended; no status when nobody answered. */
export interface CallResult {
  readonly status?: number;
  readonly contentType?: string;
  readonly body?: string;
  readonly tries: number;
}

export type Caller = (
  url: string,
  params: Readonly<Record<string, string>>,
  token: string,
) => Promise<CallResult>;

/**
 * Calls webhooks as Twilio does: a signed form, and once more when nobody answered or the server failed. Only
 * addresses of this machine are called.
 */
export function createCaller({ authToken, retryMs, reroute, signal }: CallerOptions): Caller {
  return async (url, params, token) => {
    const target = rerouted(url, reroute);
    if (!isLoopbackUrl(target)) return { tries: 0 };
    const request = {
      method: 'POST',
      redirect: 'manual' as const,
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-twilio-signature': getExpectedTwilioSignature(authToken, url, params),
        'i-twilio-idempotency-token': token,
      },
      body: new URLSearchParams(params).toString(),
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    };
    const first = await attempt(target, request);
    if (!failed(first)) return { ...first, tries: 1 };
    await wait(retryMs, undefined, { signal });
    return { ...(await attempt(target, request)), tries: 2 };
  };
}

const failed = ({ status }: Omit<CallResult, 'tries'>): boolean => status === undefined || status >= 500;

async function attempt(target: string, request: RequestInit): Promise<Omit<CallResult, 'tries'>> {
  try {
    const response = await fetch(target, request);
    const body = await response.text();
    return { status: response.status, contentType: response.headers.get('content-type') ?? '', body };
  } catch {
    return {};
  }
}

function rerouted(url: string, reroute: Readonly<Record<string, string>>): string {
  if (!URL.canParse(url)) return url;
  const { origin } = new URL(url);
  const other = reroute[origin];
  return other === undefined ? url : other + url.slice(origin.length);
}
