import { afterEach, beforeEach, expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/time.ts';
import { openClinic, type Phone, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.stop());

const patientsOf = async ({ number }: Phone) => {
  const { contacts, patients } = clinic.frontdesk.house;
  const { id } = (await contacts.findNumber(number))!;
  return patients.ofContact(id);
};
const taskKinds = async () => (await (await clinic.staff()).queue()).tasks.map(({ kind }) => kind);

/** Texts one after the other, each answered; the last answer. */
async function talk(phone: Phone, ...texts: readonly string[]): Promise<string> {
  let answer = '';
  for (const text of texts) {
    answer = await phone.ask(text);
    await clinic.settled();
  }
  return answer;
}

const BOOK = 'I need to see Dr Morales about my knee thursday afternoon';
const FOR_KID = 'I need an appointment for my kid thursday';

async function booked(n: number, name: string, born: string): Promise<Phone> {
  const phone = clinic.phone(phoneNumber(n));
  await talk(phone, BOOK, name, born, '1');
  await talk(phone, '2');
  await clinic.pass(31 * MINUTE);
  return phone;
}

it('guesses at a birth date behind a name register nobody, and end with a person', async () => {
  const phone = await booked(1, 'Mia Diaz', '3/14/1985');
  await talk(phone, 'I need an appointment for my mother', 'Mia Diaz 3/10/1985', '1', 'Mia Diaz 3/11/1985');
  expect(await talk(phone, '1', 'Mia Diaz 3/12/1985')).toMatch(/could not match that date of birth/);
  expect(await patientsOf(phone)).toHaveLength(1);
  expect(await taskKinds()).toContain('identity');
});

it('a right guess between does not make room for more', async () => {
  const phone = await booked(2, 'Mia Diaz', '3/14/1985');
  await talk(phone, 'what do I have booked', '3/10/1985', '3/11/1985');
  expect(await talk(phone, '3/14/1985')).toContain('Dr. Ana Morales');
  await clinic.pass(31 * MINUTE);
  expect(await talk(phone, 'what do I have booked', '3/12/1985')).toMatch(/could not match/);
});

it('one twin is not taken for the other', async () => {
  const phone = await booked(3, 'Mia Diaz', '3/14/2015');
  await talk(phone, FOR_KID, 'Leo Diaz 3/14/2015', '2', '1');
  await clinic.settled();
  expect((await patientsOf(phone)).map(({ name }) => name)).toEqual(['Mia Diaz', 'Leo Diaz']);
  await clinic.pass(31 * MINUTE);
  expect(await talk(phone, 'what do I have booked', '3/14/2015')).toMatch(/first and last name/);
  const shown = await talk(phone, 'Leo Diaz');
  expect(shown).toContain('Dr. Samuel Okafor');
  expect(shown).not.toContain('Dr. Ana Morales');
});

it('a number brings four new people a day, the next is a person to ask', async () => {
  const phone = await booked(4, 'Mia Diaz', '3/14/1985');
  for (const [index, name] of ['Ben Diaz', 'Leo Diaz', 'Zoe Diaz'].entries()) {
    await talk(phone, FOR_KID, `${index + 1}/2/2015`, '2', name);
    const nurse = await clinic.staff();
    const [item] = (await nurse.queue()).items;
    expect(item).toBeUndefined();
    const { contacts, conversations } = clinic.frontdesk.house;
    const { id } = (await contacts.findNumber(phone.number))!;
    const conversation = (await conversations.ofContact(id))!;
    await nurse.post(`/conversations/${conversation.id}/claim`);
    const { version } = await nurse.conversation(conversation.id);
    await nurse.post(`/conversations/${conversation.id}/resolve`, { reason: 'knows them all', version });
    await clinic.pass(31 * MINUTE);
  }
  expect(await patientsOf(phone)).toHaveLength(4);
  await talk(phone, FOR_KID, '4/2/2015', '2');
  expect(await talk(phone, 'Eva Diaz')).toMatch(/could not match/);
  expect(await patientsOf(phone)).toHaveLength(4);
  expect(await taskKinds()).toContain('identity');
});
