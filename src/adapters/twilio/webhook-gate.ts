import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { WebhookGate, WebhookRequest } from '../../app/ports/carrier.ts';
import { withoutTrailingSlash, type TwilioAccount } from './account.ts';

/** Base64 of the 20 bytes of an HMAC-SHA1. Anything else is refused without computing one. */
const SIGNATURE = /^[A-Za-z0-9+/]{27}=$/;

/**
 * Checks that a webhook was signed with our auth token, over the public address from the configuration: behind a
 * proxy neither Host nor the scheme of the request are what the carrier called and signed. Only the webhook part of
 * the library is loaded.
 */
export function createWebhookGate(
  account: Pick<TwilioAccount, 'accountSid' | 'authToken' | 'publicUrl'>,
): WebhookGate {
  const { accountSid, authToken, publicUrl } = account;
  if (authToken === '') throw new Error('webhooks cannot be checked without an auth token');
  const base = new URL(withoutTrailingSlash(publicUrl));
  return {
    verify({ url, headers, params }) {
      const signature = headerOf(headers, 'x-twilio-signature');
      if (signature === undefined || signature === '') return 'unsigned';
      // Another account signs with another token, so this must be told apart before the signature is looked at.
      if (params['AccountSid'] !== accountSid) return 'wrong-account';
      if (!SIGNATURE.test(signature) || !url.startsWith('/')) return 'forged';
      return validateRequest(authToken, signature, publicAddress(base, url), params) ? 'genuine' : 'forged';
    },
  };
}

/** The address the carrier called, whether or not a proxy has taken the public path's prefix off. */
function publicAddress(base: URL, url: string): string {
  const prefix = withoutTrailingSlash(base.pathname);
  return base.origin + (url.startsWith(`${prefix}/`) ? '' : prefix) + url;
}

function headerOf(headers: WebhookRequest['headers'], name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
