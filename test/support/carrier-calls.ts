import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { ACCOUNT_SID, AUTH_TOKEN, CLINIC } from './local-carrier.ts';

type Params = Readonly<Record<string, string>>;

/** What the carrier would tell of a text, with anything in it changed. */
export const textParams = (changes: Params = {}): Params => ({
  MessageSid: `SM${'ab'.repeat(16)}`,
  AccountSid: ACCOUNT_SID,
  From: '+12025560001',
  To: CLINIC,
  Body: 'what are your hours',
  NumMedia: '0',
  ...changes,
});

export const signed = (url: string, params: Params): string =>
  getExpectedTwilioSignature(AUTH_TOKEN, url, params);

/** Calls a webhook as the carrier does: signed over its address, unless another signature is given. */
export async function callWebhook(
  url: string,
  params: Params,
  signature: string | undefined = signed(url, params),
): Promise<number> {
  const { status } = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(signature !== '' && { 'x-twilio-signature': signature }),
    },
    body: new URLSearchParams(params).toString(),
  });
  return status;
}
