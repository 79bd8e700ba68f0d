import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalCarrier } from '../../../../src/adapters/twilio/local-carrier/local-carrier.ts';
import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  CLINIC,
  openTestCarrier,
  phoneNumber,
  SERVICE_SID,
} from '../../../support/local-carrier.ts';

interface Listed {
  readonly messages: readonly Readonly<Record<string, unknown>>[];
  readonly next_page_uri: string | null;
}

let local: LocalCarrier;
beforeAll(async () => {
  local = await openTestCarrier({ messagingServiceSid: SERVICE_SID });
});
afterAll(() => local.close());

const credentials = (sid: string, token: string) => ({
  authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`,
});
const MESSAGES = `/2010-04-01/Accounts/${ACCOUNT_SID}/Messages.json`;

async function ask(path: string, form?: Readonly<Record<string, string>>) {
  const response = await fetch(local.url + path, {
    headers: credentials(ACCOUNT_SID, AUTH_TOKEN),
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const list = async (path: string): Promise<Listed> => (await ask(path)).body as unknown as Listed;

describe('the REST side', () => {
  it.each([
    ['no credentials', {}],
    ['another account', credentials(`AC${'1'.repeat(32)}`, AUTH_TOKEN)],
    ['a wrong token', credentials(ACCOUNT_SID, 'guess')],
  ])('lets nobody in with %s', async (_what, headers) => {
    const response = await fetch(local.url + MESSAGES, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 20_003, status: 401 });
  });

  it.each([
    ['no recipient', { From: CLINIC, Body: 'x' }, 21_604],
    ['no sender', { To: phoneNumber(1), Body: 'x' }, 21_603],
    ['a sender that is not ours', { To: phoneNumber(1), From: phoneNumber(2), Body: 'x' }, 21_606],
    ['another service', { To: phoneNumber(1), MessagingServiceSid: 'MG1', Body: 'x' }, 21_705],
    ['no body', { To: phoneNumber(1), From: CLINIC }, 21_602],
  ])('refuses a message with %s', async (_what, form, code) => {
    expect(await ask(MESSAGES, form)).toMatchObject({ status: 400, body: { code, status: 400 } });
  });

  it('shows one message, and no other', async () => {
    const { status, body } = await ask(MESSAGES, { To: phoneNumber(3), From: CLINIC, Body: 'x'.repeat(161) });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'queued',
      num_segments: '2',
      direction: 'outbound-api',
      error_code: null,
    });
    await local.settled();
    expect((await ask(String(body['uri']))).body).toMatchObject({ sid: body['sid'], status: 'delivered' });
    expect((await ask(MESSAGES.replace('.json', '/SM0.json'))).status).toBe(404);
    expect((await ask('/2010-04-01/Nothing.json')).status).toBe(404);
  });

  it('chooses the sender of a Messaging Service later, as Twilio does', async () => {
    const { body } = await ask(MESSAGES, { To: phoneNumber(4), MessagingServiceSid: SERVICE_SID, Body: 'x' });
    expect(body).toMatchObject({ status: 'accepted', from: null, num_segments: '0', date_sent: null });
    await local.settled();
    expect((await ask(String(body['uri']))).body).toMatchObject({ status: 'delivered', from: CLINIC });
  });

  it('lists newest first by pages that new messages do not shift', async () => {
    const to = phoneNumber(5);
    const send = (body: string) => ask(MESSAGES, { To: to, From: CLINIC, Body: body });
    for (const body of ['1', '2', '3', '4', '5']) await send(body);
    const first = await list(`${MESSAGES}?To=${encodeURIComponent(to)}&PageSize=2`);
    await send('6');
    const second = await list(first.next_page_uri ?? '');
    const third = await list(second.next_page_uri ?? '');
    const bodies = [first, second, third].map(({ messages }) => messages.map(({ body }) => body));
    expect(bodies).toEqual([['5', '4'], ['3', '2'], ['1']]);
    expect(third.next_page_uri).toBeNull();
  });

  it('filters by sender and by day or moment of sending', async () => {
    const from = phoneNumber(6);
    await local.text({ from, body: 'inbound' });
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const hour = (offset: number) =>
      new Date(Date.now() + offset * 3_600_000).toISOString().slice(0, 19) + 'Z';
    const count = async (filter: string) =>
      (await list(`${MESSAGES}?From=${encodeURIComponent(from)}&${filter}`)).messages.length;
    expect(await count('')).toBe(1);
    expect(await count(`DateSent=${day(0)}`)).toBe(1);
    expect(await count(`DateSent=${day(-1)}`)).toBe(0);
    expect(await count(`DateSent%3E=${day(0)}`)).toBe(1);
    expect(await count(`DateSent%3E=${hour(-1)}`)).toBe(1);
    expect(await count(`DateSent%3E=${hour(1)}`)).toBe(0);
    expect(await count(`DateSent%3C=${hour(1)}`)).toBe(1);
    expect(await count(`DateSent%3C=${day(-1)}`)).toBe(0);
  });
});
