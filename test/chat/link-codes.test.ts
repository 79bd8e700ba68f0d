import { afterEach, beforeEach, expect, it } from 'vitest';
import { sendLinkCode } from '../../src/app/effects/send-link-code.ts';
import type { Order } from '../../src/app/effects/outcome.ts';
import { newConversation } from '../../src/domain/conversation/state.ts';
import type { ContactId, ConversationId, EffectKey, PhoneNumber, SendId } from '../../src/domain/ids.ts';
import { HOUR, plus } from '../../src/domain/time.ts';
import { openChat, type ChatClient } from '../support/chat-client.ts';
import { openClinic, type TestClinic } from '../support/frontdesk.ts';
import { CLINIC, phoneNumber } from '../support/local-carrier.ts';

let clinic: TestClinic;
const chats: ChatClient[] = [];
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(async () => {
  for (const chat of chats.splice(0)) chat.close();
  await clinic.stop();
});

const UNUSABLE = /could not text that number/;
const NO_MORE = /cannot send another code/;

/** A new visitor who has been asked for the number. */
async function asked(): Promise<ChatClient> {
  const chat = await openChat(clinic.url);
  chats.push(chat);
  await chat.ask('I need to see a doctor about my knee thursday');
  return chat;
}

const codesAt = (number: PhoneNumber): number =>
  clinic.carrier.shown(number).filter(({ direction }) => direction === 'to-phone').length;

it.each([
  ['abroad', '+447700900123'],
  ['abroad, though it looks domestic', '+18765551234'],
  ['toll-free', '800-555-1234'],
  ['on call', '202-555-0180'],
  ['the clinic', CLINIC],
])('no code goes to a number that is %s, and it is no contact', async (_, number) => {
  const chat = await asked();
  expect(await chat.ask(number)).toMatch(UNUSABLE);
  await clinic.settled();
  const full = (number.startsWith('+') ? number : `+1${number.replaceAll('-', '')}`) as PhoneNumber;
  expect(codesAt(full)).toBe(0);
  expect(await clinic.frontdesk.house.contacts.findNumber(full)).toBeUndefined();
});

it('a number gets three codes an hour, whoever asks', async () => {
  const number = phoneNumber(1);
  for (let i = 0; i < 3; i += 1) expect(await (await asked()).ask(number)).toMatch(/code/);
  expect(await (await asked()).ask(number)).toMatch(NO_MORE);
  await clinic.settled();
  expect(codesAt(number)).toBe(3);
  await clinic.pass(HOUR + 1_000);
  await (await asked()).ask(number);
  await clinic.settled();
  expect(codesAt(number)).toBe(4);
});

it('the whole house sends so many a day', async () => {
  const { sends, ids, clock } = clinic.frontdesk.house;
  const at = plus(clock.now(), -20 * HOUR);
  for (let i = 0; i < 500; i += 1) {
    const id = ids.next() as SendId;
    const kind = {
      purpose: 'link-code',
      channel: 'sms',
      status: 'delivered',
      replies: [],
      attempts: 1,
    } as const;
    await sends.insertOnce({ id, key: id, ...kind, body: '', createdAt: at, notBefore: at });
  }
  expect(await (await asked()).ask(phoneNumber(2))).toMatch(NO_MORE);
  expect(codesAt(phoneNumber(2))).toBe(0);
  await clinic.pass(4 * HOUR + 1_000);
  expect(await (await asked()).ask(phoneNumber(2))).not.toMatch(NO_MORE);
});

/** A visitor whose conversation asks for codes, effect by effect. */
async function asking(token: string) {
  const { house } = clinic.frontdesk;
  const make = { id: house.ids.next() as ContactId, at: house.clock.now() };
  const { id: contactId } = await house.contacts.ofVisitor(token, make);
  const id = house.ids.next() as ConversationId;
  const conversation = newConversation({ id, contactId, language: 'en', channel: 'chat' });
  const order = (n: number, phone: PhoneNumber): Order<'send-link-code'> => ({
    conversation,
    key: `${id}:${n}:0` as EffectKey,
    effect: { type: 'send-link-code', phone },
  });
  return { contactId, ask: (n: number, phone: PhoneNumber) => sendLinkCode(house, order(n, phone)) };
}
const SENT = { result: { type: 'code-sent' } };
const TOO_MANY = { result: { type: 'code-refused', reason: 'too-many' } };

it('a visitor gets five codes an hour, to whatever numbers', async () => {
  const { ask } = await asking('one');
  for (let n = 1; n <= 5; n += 1) expect(await ask(n, phoneNumber(10 + n))).toEqual(SENT);
  expect(await ask(6, phoneNumber(16))).toEqual(TOO_MANY);
  expect(await clinic.frontdesk.house.contacts.findNumber(phoneNumber(16))).toBeUndefined();
  expect(await (await asking('another')).ask(1, phoneNumber(16))).toEqual(SENT);
  await clinic.pass(HOUR + 1_000);
  expect(await ask(7, phoneNumber(17))).toEqual(SENT);
});

it('a code that is sent again after a crash is the same code and does not count twice', async () => {
  const { house } = clinic.frontdesk;
  const { contactId, ask } = await asking('one');
  for (const n of [1, 2, 3, 3, 3]) expect(await ask(n, phoneNumber(3))).toEqual(SENT);
  expect(await ask(4, phoneNumber(3))).toEqual(TOO_MANY);
  await clinic.settled();
  const texts = clinic.phone(phoneNumber(3)).inbox();
  expect(texts).toHaveLength(3);
  const code = /\d{6}/.exec(texts.at(-1)!)![0];
  const pair = { chat: contactId, phone: phoneNumber(3) };
  expect(await house.linkCodes.check(pair, code, house.clock.now())).toBe('right');
});
