import { afterEach, beforeEach, expect, it } from 'vitest';
import { openChat, type ChatClient } from '../support/chat-client.ts';
import { openClinic, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';

let clinic: TestClinic;
const chats: ChatClient[] = [];
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(async () => {
  for (const chat of chats.splice(0)) chat.close();
  await clinic.stop();
});

const chatOf = async (token?: string): Promise<ChatClient> => {
  const chat = await openChat(clinic.url, token === undefined ? {} : { token });
  chats.push(chat);
  return chat;
};

/** A new chat that has proved the number by its code. */
async function linkedTo(n: number): Promise<ChatClient> {
  const chat = await chatOf();
  const phone = clinic.phone(phoneNumber(n));
  await chat.ask('I need to see Dr Morales about my knee thursday afternoon');
  await chat.ask(phone.number);
  await clinic.settled();
  await chat.ask(/\d{6}/.exec(phone.inbox().at(-1)!)![0]);
  await clinic.settled();
  return chat;
}

/** The first chat, with a visit booked for Ana. */
async function withVisit(n: number): Promise<ChatClient> {
  const chat = await linkedTo(n);
  await chat.ask('Ana Diaz');
  await chat.ask('3/14/1985');
  await chat.say('1');
  await clinic.settled();
  await chat.say('2');
  await clinic.settled();
  expect(chat.answers().join('\n')).toContain('Dr. Ana Morales');
  return chat;
}

it('a second chat of a number sees nothing of the first, live or after a reload', async () => {
  const first = await withVisit(1);
  const second = await linkedTo(1);
  const again = await chatOf(second.welcome.token);
  for (const chat of [second, again]) {
    expect(chat.received.filter(({ text }) => text.includes('Ana Diaz'))).toEqual([]);
    expect(chat.answers().join('\n')).not.toMatch(/Booked|Dr\. Ana Morales/);
  }
  const told = second.received.length;
  await first.say('what do I have booked');
  await clinic.settled();
  expect(first.answers().at(-1)).toMatch(/date of birth/);
  await first.ask('3/14/1985');
  expect(first.answers().at(-1)).toContain('Dr. Ana Morales');
  expect(second.received.length).toBe(told);
});

it('a second chat has to prove the birth date itself, within the half hour of the first', async () => {
  await withVisit(2);
  const second = await linkedTo(2);
  expect(await second.ask('what do I have booked')).toMatch(/date of birth/);
  expect(await second.ask('3/14/1985')).toContain('Dr. Ana Morales');
});

it('the first chat keeps its own history, from before it was linked too', async () => {
  const first = await withVisit(3);
  await linkedTo(3);
  const again = await chatOf(first.welcome.token);
  const texts = again.received.map(({ text }) => text);
  expect(texts).toEqual(first.received.map(({ text }) => text));
  expect(texts).toContain('Ana Diaz');
  expect(texts[0]).toContain('knee');
});

it('staff answer in the chat that wrote last, and nobody else reads it', async () => {
  const first = await withVisit(4);
  const second = await linkedTo(4);
  await first.ask('I want to talk to a person');
  const nurse = await clinic.staff();
  const [item] = (await nurse.queue()).items;
  await nurse.post(`/conversations/${item!.conversationId}/claim`);
  const { version } = await nurse.conversation(item!.conversationId);
  const reply = { text: 'Your test is fine.', clientId: 'aaaaaaaaaa', version };
  await nurse.post(`/conversations/${item!.conversationId}/replies`, reply);
  await clinic.settled();
  expect(first.received.at(-1)).toMatchObject({ from: 'staff', text: 'Your test is fine.' });
  const again = await chatOf(second.welcome.token);
  for (const chat of [second, again]) expect(chat.answers()).not.toContain('Your test is fine.');
});
