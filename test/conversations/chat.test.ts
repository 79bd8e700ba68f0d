import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHAT_NAMESPACE } from '../../src/contract/chat.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { openChat, type ChatClient } from '../support/chat-client.ts';
import { openClinic, type Phone, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';
import { bookFirst } from '../support/patients.ts';

let clinic: TestClinic;
let ana: Phone;
const chats: ChatClient[] = [];
const chat = async (hello: Parameters<typeof openChat>[1] = {}): Promise<ChatClient> => {
  const opened = await openChat(clinic.url, hello);
  chats.push(opened);
  return opened;
};
beforeEach(async () => {
  clinic = await openClinic({ optOut: 'app' });
  ana = clinic.phone(phoneNumber(1));
});
afterEach(async () => {
  for (const open of chats.splice(0)) open.close();
  await clinic.stop();
});

const CHEST_PAIN = 'crushing chest pain and my left arm is numb';
const codeIn = (text: string | undefined): string => /\b\d{6}\b/.exec(text ?? '')?.[0] ?? 'no code';
const latestCode = async (): Promise<string> => {
  await clinic.settled();
  return codeIn(ana.inbox().at(-1));
};

/** Asks for a visit, names the phone and proves it. The answer is the first after that. */
async function link(visitor: ChatClient, ask = 'I need an appointment thursday at 2pm'): Promise<string> {
  expect(await visitor.ask(ask)).toMatch(/cell phone number/);
  expect(await visitor.ask('202-556-0001')).toMatch(/texted you a code/);
  expect(await visitor.ask(await latestCode())).toMatch(/now belongs to your number/);
  return visitor.next();
}

describe('booking by chat', () => {
  it('goes from a question to a visit, the number proved by a code on the way', async () => {
    const visitor = await chat();
    const hello = await visitor.ask('hi, what are your hours?');
    expect(hello).toMatch(
      /automated assistant of Riverside Family Practice.*not private.*HELP.*Sat 9:00 am/s,
    );
    expect(await link(visitor)).toMatch(/first and last name/);
    expect(await visitor.ask('Ana Diaz')).toMatch(/date of birth/);
    expect(await visitor.ask('3/14/1985')).toMatch(/1\) Thu Dec 3, 2:00 pm/);
    expect(await visitor.ask('1')).toMatch(/^Booked: Thu Dec 3, 2:00 pm.*May we text you reminders/s);
    expect(await visitor.ask('1')).toMatch(/We will text you/);
    await clinic.settled();
    // Only the code went by text.
    expect(ana.inbox()).toHaveLength(1);
    const nurse = await clinic.staff();
    const { days } = await nurse.calendar('2026-12-03', 1);
    expect(days[0]?.columns.flatMap(({ visits }) => visits)).toMatchObject([{ patient: 'Ana Diaz' }]);
    // The code is nobody's business but its reader's.
    const { items } = await nurse.search('diaz');
    const { thread } = await nurse.conversation(items[0]!.conversationId);
    expect(thread.map(({ text }) => text).join()).not.toContain(codeIn(ana.inbox()[0]));
  });

  it('asks again for a wrong code, and hands over after three', async () => {
    const visitor = await chat();
    await visitor.ask('I need an appointment');
    await visitor.ask('2025560001');
    const wrong = (await latestCode()) === '111111' ? '222222' : '111111';
    expect(await visitor.ask(wrong)).toMatch(/not the code/);
    expect(await visitor.ask(wrong)).toMatch(/not the code/);
    expect(await visitor.ask(wrong)).toMatch(/cannot send another code.*person/s);
    await clinic.settled();
    expect((await (await clinic.staff()).queue()).items).toMatchObject([{ who: 'Chat visitor' }]);
  });

  it('sends a new code for one that has expired', async () => {
    const visitor = await chat();
    await visitor.ask('I need an appointment');
    await visitor.ask('2025560001');
    const old = await latestCode();
    await clinic.pass(11 * MINUTE);
    expect(await visitor.ask(old)).toMatch(/expired.*new one/);
    expect(await visitor.next()).toMatch(/texted you a code/);
    expect(await visitor.ask(await latestCode())).toMatch(/now belongs/);
  });

  it('sends three codes an hour to a number, whoever asks', async () => {
    for (let tries = 0; tries < 3; tries += 1) {
      const visitor = await chat();
      await visitor.ask('I need an appointment');
      expect(await visitor.ask('2025560001')).toMatch(/texted you a code/);
    }
    const fourth = await chat();
    await fourth.ask('I need an appointment');
    expect(await fourth.ask('2025560001')).toMatch(/cannot send another code.*person/s);
    await clinic.settled();
    expect(ana.inbox()).toHaveLength(3);
    await clinic.pass(HOUR + MINUTE);
    const later = await chat();
    await later.ask('I need an appointment');
    expect(await later.ask('2025560001')).toMatch(/texted you a code/);
  });

  it('sends none to a number that opted out, and says what can be done', async () => {
    await ana.ask('STOP');
    const visitor = await chat();
    await visitor.ask('I need an appointment');
    expect(await visitor.ask('2025560001')).toMatch(/asked us not to text.*START.*3 Talk to a person/s);
    await clinic.settled();
    expect(ana.inbox()).toHaveLength(1);
  });

  it('says so when a number cannot be a phone, or the code does not arrive', async () => {
    const visitor = await chat();
    await visitor.ask('I need an appointment');
    expect(await visitor.ask('555-12')).toMatch(/did not understand.*cell phone number/s);
    clinic.carrier.faults.plant({ kind: 'undelivered', code: 30003, to: ana.number });
    expect(await visitor.ask('2025560001')).toMatch(/texted you a code/);
    await clinic.settled();
    expect(await visitor.next()).toMatch(/did not reach your phone/);
  });
});

describe('a chat that is linked', () => {
  it('is one conversation with the phone: what is said in one counts in the other', async () => {
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm' });
    await clinic.pass(45 * MINUTE);
    const visitor = await chat();
    expect(await link(visitor, 'what do I have booked')).toMatch(/date of birth/);
    expect(await visitor.ask('3/14/1985')).toMatch(/Mon Dec 14, 2:00 pm/);
    // Who holds the phone may be somebody else: what the chat has proved does not count there.
    expect(await ana.ask("I can't make it")).toMatch(/date of birth/);
    expect(await ana.ask('3/14/1985')).toMatch(/Mon Dec 14.*2 Call it off/s);
    await clinic.settled();
    const nurse = await clinic.staff();
    await ana.text('crushing chest pain');
    await visitor.say('and my left arm is numb');
    await clinic.settled();
    const { items } = await nurse.queue();
    expect(items).toMatchObject([{ level: 'emergency', who: 'Ana Diaz' }]);
    const { thread, person } = await nurse.conversation(items[0]!.conversationId);
    expect(thread.filter(({ from }) => from === 'patient').map(({ channel }) => channel)).toContain('chat');
    expect(person.findings.length).toBeGreaterThan(1);
  });

  it('brings its emergency to the number’s conversation', async () => {
    const visitor = await chat();
    await link(visitor);
    const answer = await visitor.ask(CHEST_PAIN);
    expect(answer).toMatch(/^Call 911 now/);
    // Whose it is, is known.
    expect(answer).not.toMatch(/Where are you/);
    await clinic.settled();
    const { items } = await (await clinic.staff()).queue();
    expect(items).toMatchObject([{ level: 'emergency', who: '(202) 556-0001' }]);
  });

  it('is answered by staff where the patient last wrote', async () => {
    const visitor = await chat();
    await link(visitor);
    await visitor.ask('can I talk to a person');
    const nurse = await clinic.staff();
    const path = `/conversations/${(await nurse.queue()).items[0]!.conversationId}`;
    await nurse.post(`${path}/claim`);
    await nurse.act(`${path}/replies`, { text: 'This is Ana.', clientId: 'to-the-chat' });
    expect(await visitor.next()).toBe('This is Ana.');
    await ana.text('I am on my phone now');
    await clinic.settled();
    await nurse.act(`${path}/replies`, { text: 'Then I write here.', clientId: 'to-the-phone' });
    await clinic.settled();
    expect(ana.inbox().at(-1)).toBe('Then I write here.');
    expect(visitor.answers()).not.toContain('Then I write here.');
  });
});

describe('danger told by a visitor nobody knows', () => {
  it('is answered with 911 and asked for a place and a number', async () => {
    const visitor = await chat();
    expect(await visitor.ask(CHEST_PAIN)).toMatch(
      /^Call 911 now.*Where are you now, and what number can we call/s,
    );
    await visitor.say('42 Oak Street, 202-556-0001');
    await clinic.settled();
    const nurse = await clinic.staff();
    const { items } = await nurse.queue();
    expect(items).toMatchObject([{ level: 'emergency', who: 'Chat visitor', channel: 'chat' }]);
    const { thread } = await nurse.conversation(items[0]!.conversationId);
    expect(thread.at(-1)?.text).toContain('42 Oak Street');
    expect(visitor.answers()).toHaveLength(1);
  });

  it('is heard though the visitor writes too fast', async () => {
    const visitor = await chat();
    const acks = await Promise.all(Array.from({ length: 20 }, (_, n) => visitor.say(`hello ${n}`)));
    expect(acks.filter((ack) => !ack.ok)).toContainEqual(
      expect.objectContaining({ code: 'too-fast', retry: true }),
    );
    expect(await visitor.say(CHEST_PAIN)).toMatchObject({ ok: true });
    await clinic.settled();
    expect(visitor.answers().join()).toContain('Call 911 now');
  });
});

describe('the line of a chat', () => {
  it('goes on after a reload, with everything said so far', async () => {
    const before = await chat();
    await before.ask('I need an appointment');
    before.close();
    const after = await chat({ token: before.welcome.token });
    expect(after.received.map(({ from }) => from)).toEqual(['patient', 'assistant']);
    expect(await after.ask('2025560001')).toMatch(/texted you a code/);
  });

  it('goes on after a restart, and shows what was missed once', async () => {
    const before = await chat();
    await before.ask('can I talk to a person');
    const newest = before.received.at(-1)!.at;
    before.close();
    const nurse = await clinic.staff();
    const path = `/conversations/${(await nurse.queue()).items[0]!.conversationId}`;
    await nurse.post(`${path}/claim`);
    await nurse.act(`${path}/replies`, { text: 'You were away.', clientId: 'missed-words' });
    await clinic.settled();
    await clinic.restart();
    const after = await chat({ token: before.welcome.token, since: newest });
    const known = new Set(before.received.map(({ id }) => id));
    const missed = after.received.filter(({ id }) => !known.has(id));
    expect(missed.map(({ text }) => text)).toEqual(['You were away.']);
    await after.say('thank you');
    await clinic.settled();
    expect(after.received.filter(({ text }) => text === 'You were away.')).toHaveLength(1);
  });

  it('takes the same message once, however often it is said', async () => {
    const visitor = await chat();
    const acks = await Promise.all([1, 2, 3].map(() => visitor.say('what are your hours', 'the-same-id')));
    const ids = acks.map((ack) => (ack.ok ? ack.value.id : ack.code));
    expect(new Set(ids).size).toBe(1);
    await clinic.settled();
    expect(visitor.answers()).toHaveLength(1);
  });

  it('shows a second window of the visitor the same talk', async () => {
    const one = await chat();
    const two = await chat({ token: one.welcome.token });
    await one.ask('what are your hours');
    expect(await two.next()).toContain('Sat 9:00 am');
  });

  it('is refused to pages from elsewhere, and to packets that are too big', async () => {
    const foreign = io(clinic.url + CHAT_NAMESPACE, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: 'https://elsewhere.example' },
    });
    await expect(
      new Promise((resolve, reject) =>
        foreign.on('connect', () => resolve(true)).on('connect_error', reject),
      ),
    ).rejects.toThrow();
    foreign.close();
    const visitor = await chat();
    expect(await visitor.say('a'.repeat(1_601))).toMatchObject({ ok: false, code: 'invalid' });
    expect(await visitor.say('')).toMatchObject({ ok: false, code: 'invalid' });
  });

  it('speaks Spanish to who opened it in Spanish, safety included', async () => {
    const visitor = await chat({ language: 'es' });
    expect(await visitor.ask('hola')).toMatch(/¡Hola!/);
    expect(await visitor.ask('me duele mucho el pecho y no puedo respirar')).toMatch(
      /^Llame al 911 ahora.*¿Dónde se encuentra/s,
    );
  });
});
