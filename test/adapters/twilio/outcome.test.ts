import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createTwilioCarrier } from '../../../src/adapters/twilio/carrier.ts';
import { outcomeOf } from '../../../src/adapters/twilio/outcome.ts';
import { TwilioFault } from '../../../src/adapters/twilio/twilio-fault.ts';
import type { SendId } from '../../../src/domain/ids.ts';
import { instant } from '../../../src/domain/time.ts';
import { accountAt, phoneNumber } from '../../support/local-carrier.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = (listener: RequestListener): Promise<string> => serve(createHttpServer(listener));

const send = (url: string) =>
  createTwilioCarrier(accountAt(url), { timeoutMs: 150 }).send({
    to: phoneNumber(1),
    body: 'private words',
    sendId: 'send-1' as SendId,
  });

const answer = (status: number, body: unknown): Promise<string> =>
  answering((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });

describe('what became of a send', () => {
  it.each([
    ['opted out', 400, 21_610, { kind: 'refused', code: 21_610, permanent: true, blocked: true }],
    ['no such number', 400, 21_211, { kind: 'refused', code: 21_211, permanent: true, blocked: false }],
    ['landline', 400, 21_614, { kind: 'refused', code: 21_614, permanent: true, blocked: false }],
    ['wrong token', 401, 20_003, { kind: 'refused', code: 20_003, permanent: false, blocked: false }],
    ['account suspended', 403, 20_005, { kind: 'refused', code: 20_005, permanent: false, blocked: false }],
    ['too fast', 429, 20_429, { kind: 'not-sent' }],
    ['queue of the sender full', 400, 21_611, { kind: 'not-sent' }],
    ['fault at Twilio', 500, 20_500, { kind: 'unknown' }],
    ['overload at Twilio', 503, 20_503, { kind: 'unknown' }],
  ])('%s', async (_what, status, code, outcome) => {
    expect(await send(await answer(status, { code, status, message: 'no to +12025560001' }))).toEqual(
      outcome,
    );
  });

  it('is refused by the HTTP status where a proxy answers without a code', async () => {
    const url = await answering((_request, response) => response.writeHead(403).end('<html>no</html>'));
    expect(await send(url)).toEqual({ kind: 'refused', code: 403, permanent: false, blocked: false });
  });

  it('is refused, and the message not carried elsewhere, by a redirection', async () => {
    const target = await answer(201, { sid: `SM${'0'.repeat(32)}` });
    const url = await answering((_request, response) => response.writeHead(307, { location: target }).end());
    expect(await send(url)).toEqual({ kind: 'refused', code: 307, permanent: false, blocked: false });
  });

  it('is unknown when the answer makes no sense', async () => {
    expect(await send(await answer(201, { hello: 'there' }))).toEqual({ kind: 'unknown' });
    const url = await answering((_request, response) => response.writeHead(200).end('<html>'));
    expect(await send(url)).toEqual({ kind: 'unknown' });
  });

  it('is unknown when no answer comes in time', async () => {
    expect(await send(await answering(() => undefined))).toEqual({ kind: 'unknown' });
  });

  it('is unknown when the connection breaks under the request', async () => {
    const url = await answering((request) => request.socket.destroy());
    expect(await send(url)).toEqual({ kind: 'unknown' });
  });

  it('is unknown when the connection breaks under the answer', async () => {
    const url = await answering((request, response) => {
      response.writeHead(201, { 'content-length': '500' }).write('{"sid":');
      setTimeout(() => request.socket.destroy(), 10);
    });
    expect(await send(url)).toEqual({ kind: 'unknown' });
  });

  it('is unknown when something else listens there', async () => {
    const url = await serve(createTcpServer((socket) => socket.end('SSH-2.0-hello\r\n')));
    expect(await send(url)).toEqual({ kind: 'unknown' });
  });

  it('is certainly not sent when nobody listens or the name leads nowhere', async () => {
    expect(await send('http://127.0.0.1:1')).toEqual({ kind: 'not-sent' });
    expect(await send('http://carrier.invalid')).toEqual({ kind: 'not-sent' });
  });

  it.each(['DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'CERT_HAS_EXPIRED', 'EAI_AGAIN'])(
    'is certainly not sent after %s, which comes before the request',
    (code) => {
      expect(outcomeOf({ isAxiosError: true, code })).toEqual({ kind: 'not-sent' });
    },
  );

  it('tells a time-out of the connection from one of the answer', () => {
    expect(outcomeOf({ isAxiosError: true, code: 'ETIMEDOUT', syscall: 'connect' })).toEqual({
      kind: 'not-sent',
    });
    expect(outcomeOf({ isAxiosError: true, code: 'ETIMEDOUT', syscall: 'read' })).toEqual({
      kind: 'unknown',
    });
  });

  it('is unknown after anything unforeseen', () => {
    for (const error of [new TypeError('x'), 'text', undefined, null, {}]) {
      expect(outcomeOf(error)).toEqual({ kind: 'unknown' });
    }
  });

  it('names the segments only once they are counted', async () => {
    const sid = `SM${'0'.repeat(32)}`;
    expect(await send(await answer(201, { sid, num_segments: '2' }))).toEqual({
      kind: 'accepted',
      sid,
      segments: 2,
    });
    expect(await send(await answer(201, { sid, num_segments: '0' }))).toEqual({ kind: 'accepted', sid });
  });
});

describe('what is handed over', () => {
  const recorded = async (base: (url: string) => string, sender: 'number' | 'service') => {
    const seen: { path: string; authorization: string; form: URLSearchParams }[] = [];
    const url = await answering((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        const { url: path = '', headers } = request;
        seen.push({ path, authorization: headers.authorization ?? '', form: new URLSearchParams(body) });
        response.writeHead(201, { 'content-type': 'application/json' }).end(`{"sid":"SM${'0'.repeat(32)}"}`);
      });
    });
    const account = { ...accountAt(base(url), sender), publicUrl: 'https://clinic.example/front/' };
    await createTwilioCarrier(account).send({ to: phoneNumber(1), body: 'hi', sendId: 'a b&c' as SendId });
    return { seen: seen[0], account };
  };

  it('goes to the configured base with our credentials and the address for its reports', async () => {
    const { seen, account } = await recorded((url) => url, 'number');
    expect(seen?.path).toBe(`/2010-04-01/Accounts/${account.accountSid}/Messages.json`);
    const credentials = Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64');
    expect(seen?.authorization).toBe(`Basic ${credentials}`);
    expect(Object.fromEntries(seen?.form ?? [])).toEqual({
      To: phoneNumber(1),
      From: account.from,
      Body: 'hi',
      StatusCallback: 'https://clinic.example/front/webhooks/twilio/status?send=a%20b%26c',
    });
  });

  it('names the Messaging Service, and keeps a path of the base', async () => {
    const { seen, account } = await recorded((url) => `${url}/twilio/`, 'service');
    expect(seen?.path).toBe(`/twilio/2010-04-01/Accounts/${account.accountSid}/Messages.json`);
    expect(seen?.form.get('MessagingServiceSid')).toBe(account.messagingServiceSid);
    expect(seen?.form.has('From')).toBe(false);
  });
});

describe('a list that cannot be had', () => {
  it('is told without anything of the request or the answer', async () => {
    const url = await answer(500, { message: 'trouble with +12025560001', code: 20_500 });
    const fault = await createTwilioCarrier(accountAt(url))
      .outboundTo(phoneNumber(1), instant(0))
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(TwilioFault);
    expect((fault as TwilioFault).status).toBe(500);
    expect((fault as TwilioFault).cause).toBeUndefined();
    expect(String(fault)).not.toContain('2025560001');
  });
});
