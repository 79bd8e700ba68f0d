import { afterEach, expect, it, vi } from 'vitest';
import { MINUTE } from '../../src/domain/time.ts';
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

it('fifty times HELP is answered once', async () => {
  await open({ optOut: 'app' });
  const phone = clinic.phone(phoneNumber(3));
  for (let i = 0; i < 50; i += 1) await phone.text('HELP');
  await clinic.settled();
  expect(phone.inbox()).toHaveLength(1);
  await clinic.pass(5 * MINUTE);
  await phone.ask('HELP');
});

it('a STOP from long ago holds, but is not confirmed any more', async () => {
  await open({ optOut: 'app' });
  const phone = clinic.phone(phoneNumber(4));
  clinic.carrier.faults.plant({ kind: 'webhooks', how: 'never', to: phone.number });
  await phone.text('STOP');
  await clinic.pass(6 * MINUTE);
  await clinic.pass(MINUTE);
  expect((await contactOf(4)).optedOut).toBe(true);
  expect(phone.inbox()).toEqual([]);
});

it('a START that is written down late does not undo the STOP after it', async () => {
  let hold = false;
  let write = (): void => undefined;
  const late = new Promise<void>((resolve) => (write = resolve));
  await open({
    optOut: 'app',
    overrides: {
      house: (house) => ({
        ...house,
        consents: {
          ...house.consents,
          async appendOnce(line) {
            if (hold && line.act === 'granted') await late;
            return house.consents.appendOnce(line);
          },
        },
      }),
    },
  });
  const phone = clinic.phone(phoneNumber(5));
  await phone.ask('STOP');
  await clinic.settled();
  hold = true;
  await phone.ask('START');
  await phone.text('STOP');
  await vi.waitFor(async () => {
    const lines = await clinic.frontdesk.house.consents.ofContact((await contactOf(5)).id);
    expect(lines.map(({ act }) => act)).toEqual(['revoked', 'revoked']);
  });
  write();
  await clinic.settled();
  const lines = await clinic.frontdesk.house.consents.ofContact((await contactOf(5)).id);
  expect(lines.map(({ act }) => act)).toEqual(['revoked', 'revoked', 'granted']);
  const newest = lines.toSorted((a, b) => a.order - b.order).at(-1)!;
  expect(newest).toMatchObject({ act: 'revoked', order: lines[1]!.order });
  expect((await contactOf(5)).optedOut).toBe(true);
});
