import { afterEach, expect, it } from 'vitest';
import type { Clinic } from '../../src/domain/clinic.ts';
import type { LocalTime } from '../../src/domain/time.ts';
import { openClinic, type Phone, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';

let clinic: TestClinic;
afterEach(() => clinic.stop());

const RACERS = 200;
const SLOTS = 20;
const time = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const OPENING = 10 * 60;
/** Twenty visits of twenty minutes one after the other. */
const STARTS = Array.from({ length: SLOTS }, (_, n) => time(OPENING + 20 * n));

/** One clinician, on Thursdays from ten for just so many visits; there are more Thursdays, and Fridays. */
function smallClinic(clinic: Clinic): Clinic {
  const [one] = clinic.clinicians;
  const span = { from: STARTS[0] as LocalTime, until: time(OPENING + 20 * SLOTS) as LocalTime };
  const hours = [{ siteId: one!.hours[0]!.siteId, week: { 4: [span], 5: [span] } }];
  return {
    ...clinic,
    clinicians: [{ ...one!, hours }],
    booking: { ...clinic.booking, gridMinutes: 20 },
  };
}

it(
  '200 patients race for 20 slots: 20 are booked, 180 get alternatives, nobody is left without a reply',
  { timeout: 120_000 },
  async () => {
    clinic = await openClinic({
      overrides: {
        house: (house) => ({ ...house, pack: { ...house.pack, clinic: smallClinic(house.pack.clinic) } }),
      },
    });
    const racers = Array.from({ length: RACERS }, (_, n) => clinic.phone(phoneNumber(n)));
    /** These text at once; the answers, one for each. */
    const all = async (phones: readonly Phone[], said: (n: number) => string): Promise<readonly string[]> => {
      const before = phones.map((phone) => phone.inbox().length);
      await Promise.all(phones.map((phone, n) => phone.text(said(n))));
      await clinic.settled();
      return phones.map((phone, n) => {
        const answers = phone.inbox().slice(before[n]);
        expect(answers).toHaveLength(1);
        return answers[0]!;
      });
    };

    const offers = await all(
      racers,
      (n) => `my name is Ana Diaz, born 3/14/1985, I need an appointment on thursday at ${STARTS[n % SLOTS]}`,
    );
    for (const offer of offers) expect(offer).toMatch(/1\) Thu Dec 3/);

    const answers = await all(racers, () => '1');
    const booked = answers.filter((answer) => answer.startsWith('Booked: Thu Dec 3'));
    expect(booked).toHaveLength(SLOTS);
    const others = answers.filter((answer) => answer.startsWith('Sorry, that time was just taken.'));
    expect(others).toHaveLength(RACERS - SLOTS);
    for (const answer of others) expect(answer).toMatch(/1\) /);

    // Some who lost take the first alternative, and most of them lose again.
    const losers = racers.filter((_, n) => answers[n]?.startsWith('Sorry')).slice(0, 60);
    const again = await all(losers, () => '1');
    expect(again.filter((answer) => /^(Booked: (?!Thu Dec 3)|Sorry)/.test(answer))).toHaveLength(60);
    await expectNoOverlap(racers);
  },
);

async function expectNoOverlap(racers: readonly Phone[]): Promise<void> {
  const { days } = await (await clinic.staff()).calendar('2026-11-30', 14);
  const visits = days.map(({ columns }) => columns.flatMap((column) => column.visits));
  expect(visits[3]).toHaveLength(SLOTS);
  for (const day of visits) {
    const inOrder = [...day].sort((a, b) => a.start - b.start);
    inOrder.slice(1).forEach((visit, n) => expect(visit.start).toBeGreaterThanOrEqual(inOrder[n]!.end));
  }
  const confirmed = racers.filter((phone) => phone.inbox().some((text) => text.startsWith('Booked')));
  expect(visits.flat()).toHaveLength(confirmed.length);
}
