import { afterEach, describe, expect, it } from 'vitest';
import type { House } from '../../src/app/house.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { openClinic, type ClinicOptions, type Phone, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';

const CHEST_PAIN = 'crushing chest pain and my left arm is numb';

let clinic: TestClinic;
const open = async (house?: (house: House) => House, options: ClinicOptions = {}): Promise<void> => {
  clinic = await openClinic({ ...options, overrides: { ...options.overrides, ...(house && { house }) } });
};
afterEach(() => clinic.stop());

/** Up to the choice of a time. */
async function offered(phone: Phone): Promise<string> {
  await phone.ask('I need to see a doctor about my knee');
  await phone.ask('Ana Diaz');
  return phone.ask('3/14/1985');
}

describe('a carrier that is ill', () => {
  it('keeps an emergency from nobody: a person is asked to call', async () => {
    await open();
    const phone = clinic.phone(phoneNumber(1));
    clinic.carrier.faults.plant({ kind: 'refuse', status: 503, code: 20503, times: 100 });
    await phone.text(CHEST_PAIN);
    await clinic.settled();
    for (let minute = 0; minute < 5; minute += 1) await clinic.pass(MINUTE);
    const { tasks } = await (await clinic.staff()).queue();
    expect(tasks.map(({ kind }) => kind)).toEqual(['call-now']);
  });

  it('does not turn two answers round', async () => {
    await open();
    const phone = clinic.phone(phoneNumber(1));
    clinic.carrier.faults.plant({ kind: 'refuse', status: 429, code: 20429, times: 1 });
    await phone.text('what are your hours?');
    await clinic.settled();
    await phone.text('and where are you?');
    await clinic.settled();
    expect(phone.inbox()).toEqual([]);
    await clinic.pass(10 * SECOND);
    await clinic.pass(10 * SECOND);
    expect(phone.inbox()).toHaveLength(2);
    expect(phone.inbox()[0]).toMatch(/Mon.*Fri|8:00/s);
  });
});

describe('a part of the house that fails', () => {
  it('gives up after some tries and hands over, and the patient hears so', async () => {
    await open((house) => ({
      ...house,
      patients: { ...house.patients, registerOnce: () => Promise.reject(new Error('broken')) },
    }));
    const phone = clinic.phone(phoneNumber(1));
    await phone.ask('I need to see a doctor about my knee');
    await phone.ask('Ana Diaz');
    await phone.text('3/14/1985');
    for (let tries = 0; tries < 12 && phone.inbox().length < 3; tries += 1) await clinic.pass(30 * SECOND);
    expect(phone.inbox()).toHaveLength(3);
    const { items } = await (await clinic.staff()).queue();
    expect(items).toMatchObject([{ mode: 'waiting' }]);
  });

  it('does not keep an emergency waiting for its own records', async () => {
    await open((house) => ({
      ...house,
      decisions: { ...house.decisions, keep: () => Promise.reject(new Error('broken')) },
    }));
    const began = performance.now();
    expect(await clinic.phone(phoneNumber(1)).ask(CHEST_PAIN)).toMatch(/^Call 911/);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('tells of an end that nobody was told of, once it works again', async () => {
    let broken = true;
    await open((house) => ({
      ...house,
      tasks: {
        ...house.tasks,
        openOnce: (task) => (broken ? Promise.reject(new Error('broken')) : house.tasks.openOnce(task)),
      },
    }));
    const phone = clinic.phone(phoneNumber(1));
    clinic.carrier.faults.plant({ kind: 'undelivered', code: 30003, to: phone.number });
    await phone.text(CHEST_PAIN);
    await clinic.settled();
    broken = false;
    await clinic.pass(30 * SECOND);
    expect((await (await clinic.staff()).queue()).tasks).toMatchObject([{ kind: 'call-now' }]);
  });
});

describe('STOP while a booking job is under way', () => {
  it('leaves no visit without its time and no time without its visit', async () => {
    let reached: () => void;
    let go: () => void;
    const inTheMiddle = new Promise<void>((resolve) => (reached = resolve));
    const released = new Promise<void>((resolve) => (go = resolve));
    await open(
      (house) => ({
        ...house,
        appointments: {
          ...house.appointments,
          async insertOnce(appointment) {
            reached();
            await released;
            return house.appointments.insertOnce(appointment);
          },
        },
      }),
      { optOut: 'app' },
    );
    const phone = clinic.phone(phoneNumber(1));
    await offered(phone);
    await phone.text('1');
    await inTheMiddle;
    expect(await phone.ask('STOP')).toMatch(/no more texts/);
    go!();
    await clinic.settled();
    const { house } = clinic.frontdesk;
    const contact = await house.contacts.findNumber(phone.number);
    const [visit] = await house.appointments.upcomingOfContact(contact!.id, house.clock.now());
    const sheet = await house.daySheets.read(
      visit!.clinicianId,
      new Date(visit!.start).toISOString().slice(0, 10) as never,
    );
    expect(sheet.intervals).toMatchObject([{ kind: 'booked', bookingId: visit!.bookingId }]);
    const { tasks } = await (await clinic.staff()).queue();
    expect(tasks.map(({ kind }) => kind)).toContain('opt-out-with-visit');
  });
});
