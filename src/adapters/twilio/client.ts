import type { Twilio } from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { withoutTrailingSlash, type TwilioAccount } from './account.ts';

/**
 * The official client. Its library takes a tenth of a second and 20 MB to load, so it is loaded when first needed;
 * every request, whichever Twilio host it is meant for, goes to `apiBaseUrl` when there is one.
 */
export async function openClient(account: TwilioAccount, timeoutMs: number): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const { apiBaseUrl } = account;
  if (apiBaseUrl === undefined) {
    return twilio(account.accountSid, account.authToken, { timeout: timeoutMs });
  }
  class RebasedClient extends twilio.RequestClient {
    override request<T>(options: RequestClient.RequestOptions<T>) {
      return super.request({ ...options, uri: rebase(options.uri, apiBaseUrl ?? '') });
    }
  }
  const httpClient = new RebasedClient({ timeout: timeoutMs });
  return twilio(account.accountSid, account.authToken, { httpClient });
}

/** The same path and query at another base, which may have a path of its own. */
export function rebase(uri: string, base: string): string {
  const { pathname, search } = new URL(uri);
  return withoutTrailingSlash(base) + pathname + search;
}
