import type { Twilio } from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { withoutTrailingSlash, type TwilioAccount } from './account.ts';

/**
 * The official client. Its library takes a tenth of a second and 20 MB to load, so it is loaded when first needed;
 * every request, whichever Twilio host it is meant for, goes to `apiBaseUrl` when there is one. Each request has a
 * connection of its own: on a kept one that the other side has just closed, nobody could say whether a message
 * was taken, and that certainty is worth more than the handshake.
 */
export async function openClient(account: TwilioAccount, timeoutMs: number): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const { accountSid, authToken, apiBaseUrl } = account;
  const HttpClient =
    apiBaseUrl === undefined ? twilio.RequestClient : rebased(twilio.RequestClient, apiBaseUrl);
  const httpClient = new HttpClient({ timeout: timeoutMs, keepAlive: false });
  return twilio(accountSid, authToken, { httpClient });
}

const rebased = (Base: typeof RequestClient, base: string): typeof RequestClient =>
  class extends Base {
    override request<T>(options: RequestClient.RequestOptions<T>) {
      return super.request({ ...options, uri: rebase(options.uri, base) });
    }
  };

/** The same path and query at another base, which may have a path of its own. */
export function rebase(uri: string, base: string): string {
  const { pathname, search } = new URL(uri);
  return withoutTrailingSlash(base) + pathname + search;
}
