import { afterEach, beforeEach, expect, it } from 'vitest';
import { io } from 'socket.io-client';
import { CHAT_NAMESPACE, type ChatAck, type ChatWelcome } from '../../src/contract/chat.ts';
import type { ContactId, MessageId, SendId } from '../../src/domain/ids.ts';
import { plus, SECOND } from '../../src/domain/time.ts';
import { openChat } from '../support/chat-client.ts';
import { openClinic, type TestClinic } from '../support/frontdesk.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openClinic({ env: { TRUSTED_PROXIES: 'loopback' } });
});
afterEach(() => clinic.stop());

/** A visitor with a long history: many messages in a short time, few answers over a long one. */
async function withHistory(messages: number, apartMs: number): Promise<string> {
  const { house } = clinic.frontdesk;
  const { welcome, close } = await openChat(clinic.url);
  close();
  const { id: visitor } = (await house.contacts.findVisitor(welcome.token))!;
  const began = plus(house.clock.now(), -86_400 * SECOND);
  const wrote = (i: number) => {
    const id = house.ids.next() as MessageId;
    const [at, key] = [plus(began, i * apartMs), `chat:${visitor}:${id}`];
    const [verdict, consent] = [house.pack.judge({ text: 'x' }), { kind: 'none', bare: false } as const];
    const who = { contactId: visitor, chatContactId: visitor, channel: 'chat' } as const;
    const read = { lane: 'turn', mediaCount: 0, verdict, consent, handledAt: at } as const;
    return house.messages.storeOnce({ id, key, ...who, ...read, receivedAt: at, text: `m${i}` });
  };
  const told = (i: number, who: ContactId) => {
    const at = plus(began, i * 3_600 * SECOND);
    const id = house.ids.next() as SendId;
    const kind = {
      purpose: 'reply',
      channel: 'chat',
      status: 'delivered',
      replies: [],
      attempts: 0,
    } as const;
    const times = { createdAt: at, notBefore: at, endedAt: at };
    const text = { key: id, body: `a${i}`, contactId: who, chatContactId: who };
    return house.sends.insertOnce({ id, ...kind, ...times, ...text });
  };
  for (let i = 0; i < messages; i += 1) await wrote(i);
  for (let i = 0; i < 20; i += 1) await told(i, visitor);
  return welcome.token;
}

it.each([
  ['spread over hours', 40 * SECOND],
  ['all within a few seconds', 10],
  ['all at once', 0],
])('%s, a history of 700 messages comes whole and in order', async (_, apartMs) => {
  const token = await withHistory(700, apartMs);
  const { received, close } = await openChat(clinic.url, { token });
  close();
  expect(new Set(received.map(({ id }) => id)).size).toBe(received.length);
  expect(received.filter(({ from }) => from === 'patient')).toHaveLength(700);
  expect(received.filter(({ from }) => from === 'assistant')).toHaveLength(20);
  expect(received.map(({ at }) => at)).toEqual(received.map(({ at }) => at).sort((a, b) => a - b));
});

async function hello(address: string): Promise<ChatAck<ChatWelcome>> {
  const socket = io(clinic.url + CHAT_NAMESPACE, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { 'x-forwarded-for': address },
  });
  const answer = (await socket.timeout(8_000).emitWithAck('chat:hello', {})) as ChatAck<ChatWelcome>;
  socket.close();
  return answer;
}

it('behind a proxy one visitor uses up its own limit, not that of everybody', async () => {
  const codes = new Set<string>();
  for (let i = 0; i < 62; i += 1) {
    const answer = await hello('1.2.3.4, 203.0.113.7');
    if (!answer.ok) codes.add(answer.code);
  }
  expect([...codes]).toEqual(['too-fast']);
  expect((await hello('1.2.3.4, 203.0.113.8')).ok).toBe(true);
  // What a client writes in front of what the proxy saw changes nothing.
  expect((await hello('9.9.9.9, 203.0.113.7')).ok).toBe(false);
});

it('reading the history over and over is limited', async () => {
  const { welcome, close } = await openChat(clinic.url);
  close();
  const socket = io(clinic.url + CHAT_NAMESPACE, { transports: ['websocket'], forceNew: true });
  await socket.timeout(8_000).emitWithAck('chat:hello', { token: welcome.token });
  const ask = () => socket.timeout(8_000).emitWithAck('chat:since', { since: 0 });
  const answers = (await Promise.all(Array.from({ length: 60 }, ask))) as ChatAck<unknown>[];
  socket.close();
  expect(answers.filter(({ ok }) => ok).length).toBe(40);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'too-fast', retry: true });
});
