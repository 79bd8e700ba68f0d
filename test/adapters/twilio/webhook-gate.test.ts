import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWebhookGate } from '../../../src/adapters/twilio/webhook-gate.ts';
import type { WebhookRequest } from '../../../src/app/ports/carrier.ts';
import { ACCOUNT_SID, AUTH_TOKEN, SERVICE_SID } from '../../support/local-carrier.ts';

const PARAMS = {
  AccountSid: ACCOUNT_SID,
  ApiVersion: '2010-04-01',
  Body: "I can't come 😕",
  From: '+12025560001',
  FromCity: '',
  MessageSid: 'SM00000000000000000000000000000001',
  NumMedia: '0',
  To: '+12025550100',
};

/** Made with openssl over the addresses named, so that neither the library nor our own code vouches for itself. */
const SIGNATURES = {
  plain: '8rQoRhZlQCOSbiCre3UThL2YPSA=', // https://clinic.example/webhooks/twilio/messages
  service: 'zRwtaGk8g2rpuROb44vkcx4jc04=', // the same, with the MessagingServiceSid
  port: '19RuS+RZ5agzhUTp+tOKQGJCCyE=', // https://clinic.example:443/…
  prefix: 'SMMI4SlQADGf+lxmdp4ofPmaLps=', // https://clinic.example/front/…
  http: 'MorEiO6Z/+Q/+MImwRvmm4uypas=', // http://clinic.example/…
  status: 'YbwaR+m4tt7ILm6wpDl46YcRlZg=', // https://clinic.example/webhooks/twilio/status?send=abc%20d'e
};

const gateAt = (publicUrl: string) =>
  createWebhookGate({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, publicUrl });
const gate = gateAt('https://clinic.example');

const request = (signature: string | undefined, changes: Partial<WebhookRequest> = {}): WebhookRequest => ({
  url: '/webhooks/twilio/messages',
  headers: { host: '10.0.0.7:3000', 'x-twilio-signature': signature },
  params: PARAMS,
  ...changes,
});

describe('the webhook gate', () => {
  it('lets a signed message in, whatever Host says behind a proxy', () => {
    expect(gate.verify(request(SIGNATURES.plain))).toBe('genuine');
  });

  it('lets in a message to a number of a Messaging Service', () => {
    const params = { ...PARAMS, MessagingServiceSid: SERVICE_SID };
    expect(gate.verify(request(SIGNATURES.service, { params }))).toBe('genuine');
  });

  it('does not care for the order of the fields', () => {
    const params = Object.fromEntries(Object.entries(PARAMS).toReversed());
    expect(gate.verify(request(SIGNATURES.plain, { params }))).toBe('genuine');
  });

  it('takes the port of the scheme as said or unsaid', () => {
    expect(gate.verify(request(SIGNATURES.port))).toBe('genuine');
    expect(gateAt('https://clinic.example:443').verify(request(SIGNATURES.plain))).toBe('genuine');
  });

  it('includes the query of the address as it stood', () => {
    const params = {
      AccountSid: ACCOUNT_SID,
      MessageSid: 'SM00000000000000000000000000000001',
      MessageStatus: 'delivered',
    };
    const url = "/webhooks/twilio/status?send=abc%20d'e";
    expect(gate.verify(request(SIGNATURES.status, { url, params }))).toBe('genuine');
    expect(gate.verify(request(SIGNATURES.status, { url: `${url}x`, params }))).toBe('forged');
  });

  it('knows the public path, kept or taken off by the proxy', () => {
    const prefixed = gateAt('https://clinic.example/front/');
    expect(prefixed.verify(request(SIGNATURES.prefix))).toBe('genuine');
    expect(prefixed.verify(request(SIGNATURES.prefix, { url: '/front/webhooks/twilio/messages' }))).toBe(
      'genuine',
    );
    expect(prefixed.verify(request(SIGNATURES.plain))).toBe('forged');
  });

  it('is not moved by a Host of the sender’s choosing', () => {
    const headers = { host: 'clinic.example', 'x-twilio-signature': SIGNATURES.http };
    expect(gate.verify(request(undefined, { headers }))).toBe('forged');
  });

  it('refuses what is unsigned', () => {
    expect(gate.verify(request(undefined))).toBe('unsigned');
    expect(gate.verify(request(''))).toBe('unsigned');
    expect(gate.verify(request(undefined, { headers: { 'x-twilio-signature': [] } }))).toBe('unsigned');
  });

  it('tells another account apart', () => {
    const params = { ...PARAMS, AccountSid: `AC${'1'.repeat(32)}` };
    expect(gate.verify(request(SIGNATURES.plain, { params }))).toBe('wrong-account');
    const { AccountSid: _gone, ...rest } = PARAMS;
    expect(gate.verify(request(SIGNATURES.plain, { params: rest }))).toBe('wrong-account');
  });

  it.each(['x', 'A'.repeat(28), `${SIGNATURES.plain}=`, SIGNATURES.plain.toLowerCase(), SIGNATURES.service])(
    'refuses the signature %s',
    (signature) => {
      expect(gate.verify(request(signature))).toBe('forged');
    },
  );

  it('refuses an address that is no path', () => {
    for (const url of ['', 'http://[', '@evil.example/', '*']) {
      expect(gate.verify(request(SIGNATURES.plain, { url }))).toBe('forged');
    }
  });

  it('refuses a message in which anything was added, changed or taken away', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(PARAMS).filter((name) => name !== 'AccountSid')),
        fc.string({ minLength: 1 }),
        fc.constantFrom<'change' | 'add' | 'remove'>('change', 'add', 'remove'),
        (name, text, how) => {
          const others = Object.entries(PARAMS).filter(([other]) => how === 'add' || other !== name);
          const added = { change: [[name, `x${text}`]], add: [[`${name}${text}`, text]], remove: [] }[how];
          const params = Object.fromEntries([...others, ...added]) as Record<string, string>;
          // Signed text is names and values run together: FromCity with no value may become a part of its neighbour.
          fc.pre(concatenated(params) !== concatenated(PARAMS));
          expect(gate.verify(request(SIGNATURES.plain, { params }))).toBe('forged');
        },
      ),
    );
  });

  it('lets in whatever is signed as Twilio describes it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[A-Za-z]\w*$/), fc.string({ unit: 'grapheme' })),
        (fields) => {
          const params = { ...fields, AccountSid: ACCOUNT_SID };
          const text = `https://clinic.example/webhooks/twilio/messages${concatenated(params)}`;
          const signature = createHmac('sha1', AUTH_TOKEN).update(text, 'utf8').digest('base64');
          expect(gate.verify(request(signature, { params }))).toBe('genuine');
        },
      ),
    );
  });

  it('cannot be made without a token', () => {
    expect(() =>
      createWebhookGate({ accountSid: ACCOUNT_SID, authToken: '', publicUrl: 'https://clinic.example' }),
    ).toThrow(/auth token/);
  });
});

const concatenated = (params: Readonly<Record<string, string>>): string =>
  Object.keys(params)
    .sort()
    .map((name) => name + (params[name] ?? ''))
    .join('');
