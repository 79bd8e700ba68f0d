import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClinic, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.stop());

describe('booking by text', () => {
  it('goes from a first text to a visit on the calendar', async () => {
    const ana = clinic.phone(phoneNumber(1));
    const first = await ana.ask('hi, I need to see someone about my knee, maybe thursday afternoon');
    expect(first).toMatch(/automated.*Riverside Family Practice.*not private.*HELP.*STOP/s);
    expect(first).toMatch(/name/i);
    expect(await ana.ask('Ana Diaz')).toMatch(/birth/i);
    const offers = await ana.ask('3/14/1985');
    expect(offers).toMatch(/1\) Thu Dec 3, .*pm/);
    expect(offers).toMatch(/2\) Thu Dec 3, .*pm/);
    const second = /2\) (.*)/.exec(offers)?.[1] ?? '';
    const booked = await ana.ask('2');
    expect(booked).toContain(second.split(',').slice(0, 2).join(','));
    expect(booked).toMatch(/1.*2/s);
    await clinic.settled();

    const nurse = await clinic.staff('nurse');
    const { days } = await nurse.calendar('2026-12-03', 1);
    const visits = days.flatMap(({ columns }) => columns.flatMap(({ visits: found }) => found));
    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({ patient: 'Ana Diaz', status: 'booked', reason: 'my knee' });

    expect(await ana.ask('1')).toMatch(/text you before your visit/);
  });
});
