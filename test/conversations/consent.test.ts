import { afterEach, describe, expect, it } from 'vitest';
import type { StoredConsent } from '../../src/app/ports/ledgers.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { openClinic, type ClinicOptions, type Phone, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';
import { bookFirst } from '../support/patients.ts';

let clinic: TestClinic;
let ana: Phone;
const open = async (options: ClinicOptions): Promise<void> => {
  clinic = await openClinic(options);
  ana = clinic.phone(phoneNumber(1));
};
afterEach(() => clinic.stop());

const ledger = async (): Promise<readonly StoredConsent[]> => {
  const { contacts, consents } = clinic.frontdesk.house;
  return consents.ofContact((await contacts.findNumber(ana.number))!.id);
};
const saidIn = async ({ said }: StoredConsent): Promise<string | undefined> =>
  said && (await clinic.frontdesk.house.messages.get([said]))[0]?.text;

describe('the ledger of consent', () => {
  it('tells the whole life of a number: what was shown and said, when, where and who handled it', async () => {
    await open({ optOut: 'app' });
    const began = clinic.clock.now();
    const confirmation = await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm', reminders: '1' });
    await clinic.pass(MINUTE);
    await ana.ask('please stop texting me');
    await clinic.pass(MINUTE);
    await ana.ask('START');
    await clinic.pass(MINUTE);
    await ana.ask('STOP');
    await clinic.settled();
    const lines = await ledger();
    expect(lines.map(({ scope, act }) => `${scope} ${act}`)).toEqual([
      'conversation granted',
      'reminders granted',
      'everything revoked',
      'everything granted',
      'everything revoked',
    ]);
    expect(await Promise.all(lines.map(saidIn))).toEqual([
      'I need an appointment on december 14 at 2pm',
      '1',
      'please stop texting me',
      'START',
      'STOP',
    ]);
    expect(lines[0]?.shownText).toMatch(/automated.*not private.*STOP/);
    expect(confirmation).toContain(lines[1]?.shownText);
    expect(lines.every(({ channel, handledBy }) => channel === 'sms' && handledBy === 'app')).toBe(true);
    expect(lines.every(({ packVersion }) => packVersion === clinic.frontdesk.house.pack.version)).toBe(true);
    const times = lines.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(began);

    const nurse = await clinic.staff();
    const { items } = await nurse.search('diaz');
    const { person } = await nurse.conversation(items[0]!.conversationId);
    expect(person).toMatchObject({ optedOut: true, reminders: 'granted' });
    expect(person.consents).toHaveLength(lines.length);
  });

  it('only grows: the same act again adds nothing, and nothing offers to change or remove a line', async () => {
    await open({ optOut: 'app' });
    await ana.ask('STOP');
    await clinic.settled();
    const [line] = await ledger();
    const { consents } = clinic.frontdesk.house;
    await consents.appendOnce({ ...line!, act: 'granted' });
    expect(await ledger()).toEqual([line]);
    expect(Object.keys(consents).sort()).toEqual(['appendOnce', 'ofContact']);
    await clinic.restart();
    expect(await ledger()).toEqual([line]);
  });

  it('says that the carrier has answered, where it has', async () => {
    await open({ optOut: 'carrier' });
    await ana.text('STOP');
    await ana.text('START');
    await clinic.settled();
    expect((await ledger()).map(({ act, handledBy }) => `${act} ${handledBy}`)).toEqual([
      'revoked carrier',
      'granted carrier',
    ]);
  });

  it('keeps the language, and that a stranger’s number gets no reminders', async () => {
    await open({ optOut: 'app' });
    await ana.ask('hola, necesito una cita');
    await ana.ask('número equivocado, no soy yo');
    await clinic.settled();
    expect(await ledger()).toMatchObject([
      { scope: 'conversation', language: 'es' },
      { scope: 'reminders', act: 'revoked', language: 'es' },
    ]);
  });
});

describe.each(['carrier', 'app'] as const)('STOP in the middle of a booking, the %s answering', (optOut) => {
  it('frees a slot that is held and not booked yet', async () => {
    let lost = true;
    // While the queue loses the ring of each booking, a visit stays between its hold and its confirmation.
    const house: NonNullable<ClinicOptions['overrides']>['house'] = (real) => ({
      ...real,
      jobs: {
        ring: (job) => (lost && job.class === 'booking' ? Promise.resolve() : real.jobs.ring(job)),
      },
    });
    await open({ optOut, overrides: { house } });
    await ana.ask('my name is Ana Diaz, born 3/14/1985, I need an appointment on december 10 at 6:30pm');
    await ana.text('1');
    await clinic.settled();
    // On Thursday evenings one clinician is in.
    const ben = clinic.phone(phoneNumber(2));
    const wish = 'my name is Ben Stone, born 7/4/1970, I need an appointment on december 10 at 6:30pm';
    expect(await ben.ask(wish)).not.toContain('1) Thu Dec 10, 6:30 pm');
    await ana.text('STOP');
    await clinic.settled();
    lost = false;
    await clinic.pass(MINUTE);
    expect(await ben.ask('on december 10 at 6:30pm')).toContain('1) Thu Dec 10, 6:30 pm');
    const nurse = await clinic.staff();
    const { days } = await nurse.calendar('2026-12-10', 1);
    expect(days[0]?.columns.flatMap(({ visits }) => visits)).toEqual([]);
    expect((await nurse.queue()).tasks).toEqual([]);
  });

  it('leaves a booked visit as it is, and staff are told', async () => {
    await open({ optOut });
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm', reminders: '' });
    await ana.text('CANCEL');
    await clinic.settled();
    const nurse = await clinic.staff();
    const { days } = await nurse.calendar('2026-12-14', 1);
    expect(days[0]?.columns.flatMap(({ visits }) => visits)).toMatchObject([{ status: 'booked' }]);
    expect((await nurse.queue()).tasks).toMatchObject([{ kind: 'opt-out-with-visit', who: 'Ana Diaz' }]);
    expect(ana.inbox().at(-1)).toMatch(optOut === 'app' ? /booked visit still stands/ : /opted out/);
    // Words of staff do not go where they are not wanted.
    await ana.text('can somebody call me');
    await clinic.settled();
    const path = `/conversations/${(await nurse.queue()).items[0]!.conversationId}`;
    await nurse.post(`${path}/claim`);
    const words = { text: 'We will call you.', clientId: 'after-opt-out', version: 99 };
    expect(await nurse.refused('POST', `${path}/replies`, words)).toMatchObject({ status: 409 });
  });
});
