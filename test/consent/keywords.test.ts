import { afterEach, expect, it } from 'vitest';
import { openClinic, type ClinicOptions, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';

let clinic: TestClinic;
const open = async (options: ClinicOptions = {}): Promise<void> => {
  clinic = await openClinic(options);
};
afterEach(() => clinic.stop());

const contactOf = async (n: number) => (await clinic.frontdesk.house.contacts.findNumber(phoneNumber(n)))!;

it.each(['I wish it would all end', 'ojala se acabe todo'])(
  '"%s" is answered as a crisis with no job running',
  async (words) => {
    await open({ overrides: { worker: false } });
    expect(await clinic.phone(phoneNumber(1)).ask(words)).toContain('988');
    const { items } = await (await clinic.staff()).queue();
    expect(items).toMatchObject([{ level: 'emergency', mode: 'waiting' }]);
  },
);

it('a yes from before a STOP does not opt in again behind it', async () => {
  await open({ optOut: 'app', quietGapMs: 300 });
  const phone = clinic.phone(phoneNumber(2));
  await phone.ask('hello');
  await phone.text('YES');
  expect(await phone.ask('STOP')).toMatch(/no more texts|opted out|unsubscribed/i);
  await new Promise((resolve) => setTimeout(resolve, 400));
  await clinic.settled();
  expect((await contactOf(2)).optedOut).toBe(true);
  await phone.ask('YES');
  expect((await contactOf(2)).optedOut).toBe(false);
});
