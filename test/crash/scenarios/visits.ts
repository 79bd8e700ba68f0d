import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { phoneNumber } from '../../support/local-carrier.ts';
import { Patient } from '../people.ts';
import { scenario, type Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

const KNEE = 'hi, I need to see someone about my knee, maybe thursday afternoon';

const ana = async (world: World): Promise<Patient> => new Patient(world, phoneNumber(1));

async function book(patient: Patient): Promise<void> {
  await patient.asks(KNEE, /first and last name/);
  await patient.asks('Ana Diaz', /date of birth/);
  await patient.asks('3/14/1985', /2\) Thu Dec 3/);
  await patient.asks('2', /Booked: Thu Dec 3/);
  await patient.asks('1', /before your visit/);
}

/** So late that the birth date is asked for again. */
async function withVisit(world: World): Promise<Patient> {
  const patient = await ana(world);
  await book(patient);
  await world.pass(40 * MINUTE);
  return patient;
}

export const VISITS: readonly Scenario[] = [
  scenario({ name: 'a visit is booked', setting: ana, play: (_world, patient) => book(patient) }),

  scenario({
    name: 'a visit is moved',
    setting: withVisit,
    async play(_world, patient) {
      await patient.asks('can we make it friday instead', /date of birth/);
      await patient.asks('3/14/1985', /2\) Fri Dec 4/);
      await patient.asks('1', /Moved.*Fri Dec 4/s);
    },
  }),

  scenario({
    name: 'a visit is called off',
    setting: withVisit,
    async play(_world, patient) {
      await patient.asks("I can't make it", /date of birth/);
      await patient.asks('3/14/1985', /2 Call it off/);
      await patient.asks('2', /called off|cancel/i);
    },
  }),

  scenario({
    name: 'una cita en español',
    setting: ana,
    async play(_world, patient) {
      await patient.asks('necesito una cita para mi hijo', /nombre y apellido/);
      await patient.asks('Luis Diaz', /fecha de nacimiento/);
      await patient.asks('14/3/2015', /Elija una hora/);
      await patient.asks('2', /Cita reservada/);
      await patient.asks('2', /recordatorio|llam/i);
    },
  }),

  scenario({
    name: 'a reminder is sent and answered',
    setting: withVisit,
    async play(world, patient) {
      await world.pass(30 * HOUR);
      await patient.hears(/Thu Dec 3/);
      await patient.asks('C', /See you Thu Dec 3/);
    },
  }),

  scenario({
    name: 'three patients want the same time',
    anyOutcome: true,
    async setting(world) {
      const patients = [2, 3, 4].map((n) => new Patient(world, phoneNumber(n)));
      await Promise.all(
        patients.map(async (patient, index) => {
          await patient.asks(KNEE, /first and last name/);
          await patient.asks(`${['Eva', 'Clara', 'David'][index]!} Diaz`, /date of birth/);
          await patient.asks('3/14/1985', /2\) Thu Dec 3/);
        }),
      );
      return patients;
    },
    async play(_world, patients) {
      await Promise.all(patients.map((patient) => patient.asks('2', /Booked|Choose a time/)));
    },
  }),
];
