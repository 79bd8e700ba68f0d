import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { openClinic, type ClinicOptions, type Phone, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';
import { bookFirst, passTo, wallTime } from '../support/patients.ts';

let clinic: TestClinic;
let ana: Phone;
const open = async (options: ClinicOptions = {}): Promise<void> => {
  clinic = await openClinic(options);
  ana = clinic.phone(phoneNumber(1));
};
afterEach(() => clinic.stop());

/** What reached the phone since it was last asked. */
const news = (): (() => readonly string[]) => {
  let read = ana.inbox().length;
  return () => {
    const fresh = ana.inbox().slice(read);
    read = ana.inbox().length;
    return fresh;
  };
};
const tasks = async () => (await (await clinic.staff()).queue()).tasks;
const visits = async (from: string) => {
  const { days } = await (await clinic.staff()).calendar(from, 14);
  return days.flatMap(({ columns }) => columns.flatMap((column) => column.visits));
};

describe('reminders of a visit', () => {
  beforeEach(() => open());

  it('go out 7 days, 2 days and 2 hours before, each in words that are true when it is read', async () => {
    expect(await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm' })).toContain('Mon Dec 14, 2:00 pm');
    const fresh = news();
    await passTo(clinic, '2026-12-07 13:59');
    expect(fresh()).toEqual([]);
    await passTo(clinic, '2026-12-07 14:01');
    expect(fresh()).toEqual([
      expect.stringMatching(/your visit is Mon Dec 14, 2:00 pm, .*C to confirm.*R to move/),
    ]);
    await passTo(clinic, '2026-12-12 14:01');
    expect(fresh()).toEqual([expect.stringMatching(/your visit is Mon Dec 14, 2:00 pm/)]);
    await passTo(clinic, '2026-12-14 12:01');
    expect(fresh()).toEqual([expect.stringMatching(/your visit is today, Mon Dec 14, 2:00 pm/)]);
    await passTo(clinic, '2026-12-15 09:00');
    expect(fresh()).toEqual([]);
  });

  it('move with it', async () => {
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm' });
    await ana.ask('can we move it to december 16 at 10am');
    expect(await ana.ask('1')).toContain('Wed Dec 16, 10:00 am');
    await clinic.settled();
    const fresh = news();
    await passTo(clinic, '2026-12-07 14:01');
    expect(fresh()).toEqual([]);
    await passTo(clinic, '2026-12-09 10:01');
    expect(fresh()).toEqual([expect.stringContaining('Wed Dec 16, 10:00 am')]);
    await passTo(clinic, '2026-12-14 12:01');
    expect(fresh()).toEqual([expect.stringContaining('Wed Dec 16, 10:00 am')]);
  });

  it('are dropped with it', async () => {
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm' });
    await ana.ask("I can't make it");
    expect(await ana.ask('2')).toContain('called off');
    await clinic.settled();
    const fresh = news();
    for (const moment of ['2026-12-07 14:01', '2026-12-12 14:01', '2026-12-14 12:01']) {
      await passTo(clinic, moment);
    }
    expect(fresh()).toEqual([]);
    expect(await tasks()).toEqual([]);
  });

  it('are answered with C, which confirms, or R, which starts a move', async () => {
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm' });
    await passTo(clinic, '2026-12-07 14:01');
    expect(await ana.ask('C')).toMatch(/See you Mon Dec 14, 2:00 pm/);
    await clinic.settled();
    expect(await visits('2026-12-14')).toMatchObject([{ status: 'confirmed' }]);
    await passTo(clinic, '2026-12-12 14:01');
    expect(await ana.ask('R')).toMatch(/date of birth/);
    expect(await ana.ask('3/14/1985')).toMatch(/move your visit of Mon Dec 14, 2:00 pm.*1\) /s);
    expect(await ana.ask('thursday at 3pm')).toContain('1) Thu Dec 17, 3:00 pm');
    expect(await ana.ask('1')).toMatch(/^Moved\. Your visit is now Thu Dec 17, 3:00 pm/);
    await clinic.settled();
    expect(await visits('2026-12-14')).toMatchObject([{ status: 'booked', patient: 'Ana Diaz' }]);
  });

  it('ask which visit is meant when there are several', async () => {
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm' });
    await ana.ask('I also need an appointment for my daughter on december 15 at 9am');
    await ana.ask('5/6/2018');
    await ana.ask('2');
    expect(await ana.ask('Lily Diaz')).toContain('1) Tue Dec 15, 9:00 am');
    expect(await ana.ask('1')).toMatch(/^Booked/);
    await passTo(clinic, '2026-12-07 14:01');
    const which = await ana.ask('C');
    expect(which).toMatch(/Which visit.*1\) Mon Dec 14, 2:00 pm\n2\) Tue Dec 15, 9:00 am/s);
    // Whose visits they are is nothing a shared phone is told without a birth date.
    expect(which).not.toMatch(/Diaz|Dr\.|Downtown|Eastside/);
    expect(await ana.ask('2')).toMatch(/See you Tue Dec 15, 9:00 am/);
    await clinic.settled();
    expect((await visits('2026-12-14')).map(({ status }) => status)).toEqual(['booked', 'confirmed']);
  });
});

describe('a patient who is not texted', () => {
  it.each([
    ['said no', '2', 0],
    ['never said', '', 1],
  ] as const)('%s is on the call list', async (_, reminders, later) => {
    await open();
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm', reminders });
    expect(await tasks()).toHaveLength(1 - later);
    const fresh = news();
    await passTo(clinic, '2026-12-07 14:01');
    await passTo(clinic, '2026-12-12 14:01');
    expect(fresh()).toEqual([]);
    const [call] = await tasks();
    expect(call).toMatchObject({ kind: 'reminder-call', who: 'Ana Diaz', phone: '(202) 556-0001' });
    expect(call?.appointment).toMatchObject({ site: 'Downtown' });
  });

  it('opted out: staff hear of it at once, and remind by phone', async () => {
    await open({ optOut: 'app' });
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm' });
    await ana.ask('STOP');
    await clinic.settled();
    expect(await tasks()).toMatchObject([{ kind: 'opt-out-with-visit', who: 'Ana Diaz' }]);
    const fresh = news();
    await passTo(clinic, '2026-12-07 14:01');
    expect(fresh()).toEqual([]);
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['opt-out-with-visit', 'reminder-call']);
    expect(await visits('2026-12-14')).toMatchObject([{ status: 'booked' }]);
  });
});

describe('reminders at odd times', () => {
  it('keep out of the quiet hours', async () => {
    await open();
    await bookFirst(clinic, ana, { wish: 'on december 14 at 8am' });
    const fresh = news();
    await passTo(clinic, '2026-12-07 08:01');
    await passTo(clinic, '2026-12-12 08:01');
    expect(fresh()).toHaveLength(2);
    // Two hours before is six in the morning, so the evening before.
    await passTo(clinic, '2026-12-13 18:59');
    expect(fresh()).toEqual([]);
    await passTo(clinic, '2026-12-13 19:01');
    expect(fresh()).toEqual([expect.stringContaining('your visit is tomorrow, Mon Dec 14, 8:00 am')]);
    await passTo(clinic, '2026-12-14 07:00');
    expect(fresh()).toEqual([]);
  });

  it('missed while the house was down are made up for, once, with a word about it', async () => {
    await open();
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm' });
    const fresh = news();
    clinic.clock.shift(8 * DAY);
    await clinic.restart();
    await clinic.pass(0);
    expect(fresh()).toEqual([expect.stringMatching(/comes late, sorry.*Mon Dec 14, 2:00 pm/)]);
    clinic.clock.shift(4 * DAY + 13 * HOUR);
    await clinic.restart();
    await clinic.pass(0);
    // It is night: what is made up for waits for the morning.
    expect(fresh()).toEqual([]);
    await passTo(clinic, '2026-12-13 08:01');
    expect(fresh()).toEqual([expect.stringMatching(/tomorrow, Mon Dec 14, 2:00 pm/)]);
    await clinic.pass(MINUTE);
    expect(fresh()).toEqual([]);
  });

  it('too late to help become a call', async () => {
    await open();
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm' });
    const fresh = news();
    clinic.clock.shift(14 * DAY + 4 * HOUR + 45 * MINUTE);
    await clinic.pass(0);
    expect(fresh()).toEqual([]);
    expect(await tasks()).toMatchObject([{ kind: 'reminder-call' }]);
  });

  it.each([
    ['forward', '2027-03-01', 'on march 15 at 9:30am', 'Mon Mar 15, 9:30 am', ['2027-03-08', '2027-03-13']],
    ['back', '2026-10-26', 'on november 2 at 9:30am', 'Mon Nov 2, 9:30 am', ['2026-10-31']],
  ] as const)('keep to the wall clock when it goes %s', async (_, begin, wish, when, days) => {
    await open({ at: wallTime(`${begin} 09:45`) });
    expect(await bookFirst(clinic, ana, { wish })).toContain(when);
    const fresh = news();
    for (const day of days) {
      await passTo(clinic, `${day} 09:29`);
      expect(fresh()).toEqual([]);
      await passTo(clinic, `${day} 09:31`);
      expect(fresh()).toEqual([expect.stringContaining(when)]);
    }
  });
});
