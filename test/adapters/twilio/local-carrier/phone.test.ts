import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalCarrier } from '../../../../src/adapters/twilio/local-carrier/local-carrier.ts';
import type { PhoneMessage } from '../../../../src/adapters/twilio/local-carrier/phone-routes.ts';
import { CLINIC, openTestCarrier, phoneNumber } from '../../../support/local-carrier.ts';

const PATIENT = phoneNumber(1);

let local: LocalCarrier;
beforeEach(async () => {
  local = await openTestCarrier();
});
afterEach(() => local.close());

const post = (
  body: unknown,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
) => fetch(`${local.url}/phone/messages`, { method: 'POST', headers, body: JSON.stringify(body) });

const get = async (
  query = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly PhoneMessage[]> => {
  const response = await fetch(`${local.url}/phone/messages${query}`, { headers });
  return ((await response.json()) as { messages: PhoneMessage[] }).messages;
};

/** Reads server-sent events until so many have come. */
async function events(
  count: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly PhoneMessage[]> {
  const stop = new AbortController();
  const response = await fetch(`${local.url}/phone/events`, { headers, signal: stop.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  for await (const part of response.body ?? []) {
    text += Buffer.from(part as Uint8Array).toString('utf8');
    if (text.split('\n\n').length > count) break;
  }
  stop.abort();
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as PhoneMessage);
}

describe('a phone in the browser', () => {
  it('writes, and shows what it wrote and what came back', async () => {
    const written = await post({ from: PATIENT, body: 'HELP' });
    expect(written.status).toBe(201);
    const { sid } = (await written.json()) as { sid: string };
    await local.settled();
    const shown = await get();
    expect(shown.map(({ seq, phone, clinic, direction }) => ({ seq, phone, clinic, direction }))).toEqual([
      { seq: 1, phone: PATIENT, clinic: CLINIC, direction: 'from-phone' },
      { seq: 2, phone: PATIENT, clinic: CLINIC, direction: 'to-phone' },
    ]);
    expect(shown[0]).toMatchObject({ sid, body: 'HELP', mediaCount: 0 });
  });

  it('is asked for alone, and for what came later', async () => {
    await local.text({ from: PATIENT, body: 'a' });
    await local.text({ from: phoneNumber(2), body: 'b' });
    await local.text({ from: PATIENT, body: 'c' });
    expect((await get('', { 'phone-number': PATIENT })).map(({ body }) => body)).toEqual(['a', 'c']);
    expect((await get('?after=1')).map(({ body }) => body)).toEqual(['b', 'c']);
    expect(await get('?after=3')).toEqual([]);
  });

  it('follows as it happens, and takes up where it was cut off', async () => {
    await local.text({ from: PATIENT, body: 'first' });
    const following = events(3);
    await local.text({ from: PATIENT, body: 'second' });
    await local.text({ from: PATIENT, body: 'third' });
    expect((await following).map(({ body }) => body)).toEqual(['first', 'second', 'third']);
    expect((await events(1, { 'last-event-id': '2' })).map(({ body }) => body)).toEqual(['third']);
  });

  it('knows the clinic’s numbers', async () => {
    const response = await fetch(`${local.url}/phone/numbers`);
    expect(await response.json()).toEqual({ numbers: [CLINIC] });
  });

  it.each([
    ['no sender', { body: 'x' }],
    ['a sender that is no number', { from: '12345', body: 'x' }],
    ['too long a text', { from: PATIENT, body: 'x'.repeat(1601) }],
    ['no text', { from: PATIENT }],
  ])('cannot write with %s', async (_what, body) => {
    expect((await post(body)).status).toBe(400);
    expect(local.messages()).toEqual([]);
  });

  it('cannot be used by a page of another site: neither by a form nor by a name that resolves to here', async () => {
    expect((await post({ from: PATIENT, body: 'x' }, { 'content-type': 'text/plain' })).status).toBe(415);
    const { port } = new URL(local.url);
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/phone/messages', headers: { host: `evil.example:${port}` } })
        .on('response', (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
    expect(local.messages()).toEqual([]);
  });

  it('says no more than that something is wrong', async () => {
    const response = await fetch(`${local.url}/phone/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"from": "+12025560001", "body": "my chest',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('chest');
  });

  it('has no way to plant trouble', async () => {
    const response = await fetch(`${local.url}/control/faults`, { method: 'DELETE' });
    expect(response.status).toBe(401);
  });
});
