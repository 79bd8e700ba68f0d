import { afterEach, beforeEach, expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/time.ts';
import { openClinic, type Phone, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';
import { bookFirst } from '../support/patients.ts';

const BLOCKED = 21610;

let clinic: TestClinic;
let ana: Phone;
beforeEach(async () => {
  clinic = await openClinic();
  ana = clinic.phone(phoneNumber(1));
});
afterEach(() => clinic.stop());

const contact = async () => (await clinic.frontdesk.house.contacts.findNumber(ana.number))!;
const lines = async () => clinic.frontdesk.house.consents.ofContact((await contact()).id);
const tasks = async () => (await (await clinic.staff()).queue()).tasks.map(({ kind }) => kind);

it.each([
  ['at once', { kind: 'refuse', status: 400, code: BLOCKED }],
  ['in a report afterwards', { kind: 'undelivered', code: BLOCKED }],
] as const)('a number that the carrier blocks, told %s, is as one that texted STOP', async (_, fault) => {
  await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm', reminders: '1' });
  clinic.carrier.faults.plant({ ...fault, to: ana.number });
  await ana.text('what are your hours');
  await clinic.settled();
  expect(await contact()).toMatchObject({ optedOut: true });
  expect((await lines()).at(-1)).toMatchObject({ scope: 'everything', act: 'revoked', handledBy: 'carrier' });
  expect(await tasks()).toEqual(expect.arrayContaining(['opt-out-with-visit', 'unreachable']));
  const told = ana.inbox().length;
  await ana.text('hello?');
  await clinic.pass(MINUTE);
  expect(ana.inbox()).toHaveLength(told);
  expect((await lines()).filter(({ scope }) => scope === 'everything')).toHaveLength(1);
  expect((await (await clinic.staff()).queue()).items).toHaveLength(1);
  await ana.ask('START');
  await clinic.settled();
  expect((await contact()).optedOut).toBe(false);
});

it('a first reply that somebody overtook is told again with the next one', async () => {
  clinic.carrier.faults.plant({ kind: 'refuse', status: 429, code: 20429, to: ana.number, times: 1 });
  await ana.text('what are your hours?');
  await clinic.settled();
  await ana.ask('crushing chest pain and my left arm is numb');
  await clinic.pass(6_000);
  expect(ana.inbox()).toHaveLength(1);
  const nurse = await clinic.staff();
  const [item] = (await nurse.queue()).items;
  await nurse.post(`/conversations/${item!.conversationId}/claim`);
  const { version } = await nurse.conversation(item!.conversationId);
  await nurse.post(`/conversations/${item!.conversationId}/resolve`, {
    reason: 'with the ambulance',
    version,
  });
  expect(await ana.ask('where are you?')).toMatch(/automated assistant.*not private/);
  expect(await ana.ask('what are your hours?')).not.toMatch(/automated assistant/);
});
