import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTwilioCarrier } from '../../../../src/adapters/twilio/carrier.ts';
import type { LocalCarrier } from '../../../../src/adapters/twilio/local-carrier/local-carrier.ts';
import type { LocalCarrierOptions } from '../../../../src/adapters/twilio/local-carrier/options.ts';
import { createWebhookGate } from '../../../../src/adapters/twilio/webhook-gate.ts';
import { parseInbound, parseStatus } from '../../../../src/adapters/twilio/webhook-reader.ts';
import type { SendId } from '../../../../src/domain/ids.ts';
import { openClinicEnd, type ClinicEnd } from '../../../support/clinic-end.ts';
import {
  accountAt,
  ACCOUNT_SID,
  AUTH_TOKEN,
  CLINIC,
  openTestCarrier,
  phoneNumber,
  SERVICE_SID,
} from '../../../support/local-carrier.ts';

const PATIENT = phoneNumber(1);
const PUBLIC_URL = 'https://clinic.example';

let clinic: ClinicEnd;
let local: LocalCarrier;
beforeEach(async () => {
  clinic = await openClinicEnd();
});
afterEach(async () => {
  await local.close();
  await clinic.close();
});

async function open(changes: Partial<LocalCarrierOptions> = {}): Promise<void> {
  local = await openTestCarrier({
    webhookUrl: `${PUBLIC_URL}/webhooks/twilio/messages`,
    reroute: { [PUBLIC_URL]: clinic.url },
    ...changes,
  });
}

const verdicts = (): readonly string[] => {
  const gate = createWebhookGate({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, publicUrl: PUBLIC_URL });
  return clinic.received.map((request) => gate.verify(request));
};

const say = async (body: string) => (await local.text({ from: PATIENT, body })).webhook;

describe('telling the clinic of a message', () => {
  it('is a signed form that our own gate and reader understand', async () => {
    await open();
    const { sid, webhook } = await local.text({
      from: PATIENT,
      body: 'Hola, ¿mañana? 🙂\na=b&c',
      mediaCount: 1,
    });
    expect(await webhook).toMatchObject({ status: 204, tries: 1 });
    expect(verdicts()).toEqual(['genuine']);
    expect(parseInbound(clinic.received[0]?.params ?? {})).toEqual({
      ok: true,
      value: { sid, from: PATIENT, to: CLINIC, body: 'Hola, ¿mañana? 🙂\na=b&c', numMedia: 1 },
    });
  });

  it('names the Messaging Service and is genuine with it', async () => {
    await open({ messagingServiceSid: SERVICE_SID });
    await say('hello');
    expect(clinic.received[0]?.params['MessagingServiceSid']).toBe(SERVICE_SID);
    expect(verdicts()).toEqual(['genuine']);
  });

  it.each([
    ['a fault of the server', { status: 503 }],
    ['a broken connection', { cut: true as const }],
  ])('is repeated once, as the same event, after %s', async (_what, trouble) => {
    await open();
    clinic.answerNext(trouble);
    expect(await say('hello')).toMatchObject({ status: 204, tries: 2 });
    const tokens = clinic.received.map(({ headers }) => headers['i-twilio-idempotency-token']);
    expect(tokens).toEqual([tokens[0], tokens[0]]);
    expect(clinic.received[1]?.params).toEqual(clinic.received[0]?.params);
  });

  it('is given up after the second failure; the message stays in the list', async () => {
    await open();
    clinic.answerNext({ status: 500 }, { status: 500 });
    const { sid, webhook } = await local.text({ from: PATIENT, body: 'lost?' });
    expect(await webhook).toMatchObject({ status: 500, tries: 2 });
    await local.settled();
    expect(clinic.received).toHaveLength(2);
    expect(local.messages().map((message) => message.sid)).toEqual([sid]);
  });

  it('is not repeated when the clinic refuses it', async () => {
    await open();
    clinic.answerNext({ status: 403 });
    expect(await say('hello')).toMatchObject({ status: 403, tries: 1 });
  });

  it('never leaves this machine', async () => {
    await open({ webhookUrl: 'http://192.0.2.1/webhooks/twilio/messages' });
    expect(await say('hello')).toEqual({ tries: 0 });
  });

  it('waits for an address, if there is none yet', async () => {
    local = await openTestCarrier();
    expect(await say('early')).toBeUndefined();
    local.pointTo(`${clinic.url}/hook`);
    expect(await say('late')).toMatchObject({ status: 204 });
    expect(clinic.received.map(({ url, params }) => [url, params['Body']])).toEqual([['/hook', 'late']]);
  });

  it('delivers what the answer tells it to', async () => {
    await open();
    clinic.answerNext({
      status: 200,
      type: 'text/xml; charset=utf-8',
      body: `<?xml version="1.0"?><Response><Message>Tom &amp; Ana &#x1F600;</Message>
        <Message to="x"><Body><![CDATA[a < b]]></Body></Message><Message/></Response>`,
    });
    await say('hello');
    await local.settled();
    expect(local.shown(PATIENT).map(({ body }) => body)).toEqual(['hello', 'Tom & Ana 😀', 'a < b']);
  });

  it('happens twice or not at all as planted', async () => {
    await open();
    local.faults.plant({ kind: 'webhooks', how: 'twice' });
    local.faults.plant({ kind: 'webhooks', how: 'never' });
    await say('twice');
    await say('never');
    await say('once');
    expect(clinic.received.map(({ params }) => params['Body'])).toEqual(['twice', 'twice', 'once']);
  });
});

describe('reports about a send', () => {
  const send = (sender: 'number' | 'service' = 'number') =>
    createTwilioCarrier(accountAt(local.url, sender)).send({
      to: PATIENT,
      body: 'See you on Monday.',
      sendId: 'send 1&2' as SendId,
    });
  const reports = () =>
    clinic.received.map(({ url, params }) => {
      const read = parseStatus(url, params);
      return read.ok ? read.value : undefined;
    });

  it('come signed, in order, to the address given with it', async () => {
    await open();
    const taken = await send();
    await local.settled();
    const sid = taken.kind === 'accepted' ? taken.sid : '';
    expect(reports()).toEqual(
      ['queued', 'sent', 'delivered'].map((state) => ({ sid, sendId: 'send 1&2', state })),
    );
    expect(verdicts()).toEqual(['genuine', 'genuine', 'genuine']);
    expect(clinic.received[0]?.url).toBe('/webhooks/twilio/status?send=send%201%262');
  });

  it('name the number that the Messaging Service chose', async () => {
    await open({ messagingServiceSid: SERVICE_SID });
    await send('service');
    await local.settled();
    expect(clinic.received.map(({ params }) => params['From'])).toEqual([CLINIC, CLINIC, CLINIC]);
    expect(verdicts()).toEqual(['genuine', 'genuine', 'genuine']);
  });

  it.each([
    ['twice', ['queued', 'queued', 'sent', 'sent', 'delivered', 'delivered']],
    ['reversed', ['delivered', 'sent', 'queued']],
    ['never', []],
  ] as const)('come %s as planted', async (how, states) => {
    await open();
    local.faults.plant({ kind: 'reports', how });
    await send();
    await local.settled();
    expect(reports().map((report) => report?.state)).toEqual(states);
    expect(local.shown(PATIENT)).toHaveLength(1);
  });

  it.each([
    ['undelivered', ['queued', 'sent', 'undelivered']],
    ['failed', ['queued', 'failed']],
  ] as const)('end with %s and its reason as planted, and the phone shows nothing', async (state, states) => {
    await open();
    local.faults.plant({ kind: 'undelivered', state, code: 30_003 });
    await send();
    await local.settled();
    expect(reports().map((report) => report?.state)).toEqual(states);
    expect(reports().map((report) => report?.errorCode)).toEqual([
      ...states.slice(1).map(() => undefined),
      30_003,
    ]);
    expect(local.shown(PATIENT)).toEqual([]);
  });

  it('are not sent to another machine', async () => {
    await open({ reroute: {} });
    await send();
    await local.settled();
    expect(clinic.received).toEqual([]);
    expect(local.shown(PATIENT)).toHaveLength(1);
  });
});
