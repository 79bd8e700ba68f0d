import { afterEach, expect, it } from 'vitest';
import { watchDeadlines } from '../../src/app/watch-deadlines.ts';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { openClinic, type ClinicOptions, type Phone, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';

const CHEST_PAIN = 'crushing chest pain and my left arm is numb';

let clinic: TestClinic;
let onCall: Phone;
const open = async (options: ClinicOptions = {}): Promise<void> => {
  clinic = await openClinic(options);
  onCall = clinic.phone('+12025550180' as PhoneNumber);
};
afterEach(() => clinic.stop());

/** Made-up codes in place of random ones, the last again and again. */
const codes = (...given: readonly string[]): ClinicOptions => {
  const left = [...given];
  return {
    overrides: {
      house: (house) => ({
        ...house,
        ids: {
          ...house.ids,
          digits: (length) =>
            length === 4 ? (left.length > 1 ? left.shift()! : left[0]!) : house.ids.digits(length),
        },
      }),
    },
  };
};

const emergency = async (n: number): Promise<void> => {
  await clinic.phone(phoneNumber(n)).ask(CHEST_PAIN);
  await clinic.settled();
};
const codeOf = async (n: number): Promise<string> => (await conversationOf(n)).alarm!.code;
const conversationOf = async (n: number) => {
  const { contacts, conversations } = clinic.frontdesk.house;
  return (await conversations.ofContact((await contacts.findNumber(phoneNumber(n)))!.id))!;
};

it('a claim by text counts once: what went back to the queue is not claimed by it again', async () => {
  await open();
  await emergency(1);
  expect(await onCall.ask(await codeOf(1))).toMatch(/yours/);
  await clinic.settled();
  expect((await conversationOf(1)).mode).toBe('staffed');
  await clinic.pass(6 * MINUTE);
  const pages = onCall.inbox().length;
  for (let i = 0; i < 10; i += 1) {
    await clinic.pass(MINUTE);
    expect((await conversationOf(1)).mode).toBe('waiting');
  }
  expect(onCall.inbox().length).toBeGreaterThan(pages);
  expect(await onCall.ask(await codeOf(1))).toMatch(/yours/);
});

it('a claim whose answer was lost in a crash is not made anew after the take-back', async () => {
  let lost = true;
  await open({
    overrides: {
      house: (house) => ({
        ...house,
        sends: {
          ...house.sends,
          insertOnce: (send) =>
            lost && send.key.startsWith('on-call-answer')
              ? Promise.reject(new Error('power cut'))
              : house.sends.insertOnce(send),
        },
      }),
    },
  });
  await emergency(1);
  await onCall.text(await codeOf(1));
  await clinic.settled();
  expect((await conversationOf(1)).mode).toBe('staffed');
  clinic.clock.shift(6 * MINUTE);
  await watchDeadlines(clinic.frontdesk.house);
  expect((await conversationOf(1)).mode).toBe('waiting');
  lost = false;
  await clinic.pass(MINUTE);
  expect((await conversationOf(1)).mode).toBe('waiting');
  expect(onCall.inbox().at(-1)).not.toMatch(/yours/);
});

it('guesses stop after five, also when they come all at once, and with one warning', async () => {
  await open();
  await emergency(1);
  const code = await codeOf(1);
  const guesses = Array.from({ length: 40 }, (_, i) =>
    String((Number(code) + 1 + i) % 10_000).padStart(4, '0'),
  );
  await Promise.all(guesses.slice(0, 20).map((guess) => onCall.text(guess)));
  for (const guess of guesses.slice(20)) await onCall.text(guess);
  await onCall.text(code);
  await clinic.settled();
  expect((await conversationOf(1)).mode).toBe('waiting');
  const answers = onCall.inbox();
  expect(answers.filter((text) => /no longer waiting/.test(text))).toHaveLength(5);
  expect(answers.filter((text) => /too many wrong codes/.test(text))).toHaveLength(1);
  expect(answers).toHaveLength(6);
  // What was ignored stays so, however often the carrier lists it.
  await clinic.pass(11 * MINUTE);
  expect((await conversationOf(1)).mode).toBe('waiting');
  expect(await onCall.ask(code)).toMatch(/yours/);
});

it('another phone is not locked out by it', async () => {
  await open();
  await emergency(1);
  const code = await codeOf(1);
  for (let i = 1; i <= 7; i += 1) await onCall.text(String((Number(code) + i) % 10_000).padStart(4, '0'));
  expect(await clinic.phone('+12025550181' as PhoneNumber).ask(code)).toMatch(/yours/);
});

it('a text without a code is told so a few times, and locks nobody out', async () => {
  await open();
  await emergency(1);
  for (let i = 0; i < 8; i += 1) await onCall.text('on my way');
  await clinic.settled();
  expect(onCall.inbox()).toHaveLength(5);
  expect(onCall.inbox()[0]).toMatch(/4 digits/);
  expect(await onCall.ask(`claiming ${await codeOf(1)} now`)).toMatch(/yours/);
});

it('a new alarm gets a code that no live one carries', async () => {
  await open(codes('1111', '1111', '1111', '2222', '3333'));
  await emergency(1);
  await emergency(2);
  expect([await codeOf(1), await codeOf(2)]).toEqual(['1111', '2222']);
  await clinic.pass(61 * SECOND);
  await onCall.ask('1111');
  await clinic.settled();
  expect([(await conversationOf(1)).mode, (await conversationOf(2)).mode]).toEqual(['staffed', 'waiting']);
});

it('two that share one after all are claimed one by one, the last first', async () => {
  await open(codes('1111'));
  await emergency(1);
  clinic.clock.shift(SECOND);
  await emergency(2);
  for (const staffed of [2, 1]) {
    expect(await onCall.ask('1111')).toMatch(/yours/);
    await clinic.settled();
    expect((await conversationOf(staffed)).mode).toBe('staffed');
  }
});
