import { phoneNumber } from '../../support/local-carrier.ts';
import { Patient } from '../people.ts';
import { scenario, type Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

async function withOffers(world: World): Promise<Patient> {
  const patient = new Patient(world, phoneNumber(1));
  await patient.asks('I need to see a doctor thursday', /first and last name/);
  await patient.asks('Ana Diaz', /date of birth/);
  await patient.asks('3/14/1985', /2\) Thu Dec 3/);
  return patient;
}

export const CONSENT: readonly Scenario[] = [
  scenario({
    name: 'STOP in the middle of a booking, answered by us',
    options: { optOut: 'app' },
    setting: withOffers,
    async play(_world, patient) {
      await patient.asks('STOP', /no more texts/);
      await patient.asks('START', /our texts again/);
      await patient.asks('what are your hours?', /\d/);
    },
  }),

  scenario({
    name: 'STOP in the middle of a booking, answered by the carrier',
    options: { optOut: 'carrier' },
    setting: withOffers,
    async play(_world, patient) {
      await patient.asks('STOP', /unsubscribed|opted out|no more/i);
      await patient.asks('START', /opted in|resubscribed/i);
      await patient.asks('what are your hours?', /\d/);
    },
  }),

  scenario({
    name: 'STOP on the heels of a choice',
    options: { optOut: 'app' },
    anyOutcome: true,
    setting: withOffers,
    async play(world, patient) {
      await patient.text('2');
      await patient.text('STOP');
      await world.until('the confirmation', () =>
        world.phone(patient.number).some((body) => /no more texts/.test(body)) ? true : undefined,
      );
    },
  }),
];
