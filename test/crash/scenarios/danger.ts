import type { PhoneNumber } from '../../../src/domain/ids.ts';
import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import { phoneNumber } from '../../support/local-carrier.ts';
import { Nurse, Patient } from '../people.ts';
import { scenario, type Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

const CHEST_PAIN = 'crushing chest pain and my left arm is numb';
const FIRST_ON_CALL = '+12025550180' as PhoneNumber;

async function patientAndNurse(world: World): Promise<{ readonly patient: Patient; readonly nurse: Nurse }> {
  const nurse = new Nurse(world);
  await nurse.signsIn();
  return { patient: new Patient(world, phoneNumber(1)), nurse };
}

export const DANGER: readonly Scenario[] = [
  scenario({
    name: 'an emergency climbs the ladder',
    byTheClock: true,
    setting: patientAndNurse,
    async play(world, { patient, nurse }) {
      await patient.asks(CHEST_PAIN, /^Call 911 now\./);
      const onCall = new Patient(world, FIRST_ON_CALL);
      await world.pass(61 * SECOND);
      const code = /\b\d{4}\b/.exec(await onCall.hears(/not yet claimed/))![0];
      await onCall.asks(code, /yours/);
      await world.pass(6 * MINUTE);
      await nurse.sees('the alarm back in the queue', ({ items }) => items[0]?.mode === 'waiting');
      await world.pass(61 * SECOND);
      await onCall.hears(/not yet claimed/);
    },
  }),

  scenario({
    name: 'a crisis',
    byTheClock: true,
    setting: patientAndNurse,
    async play(_world, { patient, nurse }) {
      await patient.asks("I don't want to be here anymore", /988.*911/s);
      await nurse.sees('the crisis', ({ items }) => items[0]?.path === 'crisis');
    },
  }),

  scenario({
    name: 'a safety text does not arrive',
    byTheClock: true,
    setting: patientAndNurse,
    async play(world, { patient, nurse }) {
      world.carrier.faults.plant({ kind: 'undelivered', code: 30_003, to: patient.number });
      await patient.text(CHEST_PAIN);
      await nurse.sees('a call to make', ({ tasks }) => tasks.some(({ kind }) => kind === 'call-now'));
    },
  }),

  scenario({
    name: 'a person answers',
    byTheClock: true,
    setting: patientAndNurse,
    async play(_world, { patient, nurse }) {
      await patient.asks('can I talk to a person please', /person from our team/);
      const { items } = await nurse.sees('the patient', (queue) => queue.items.length === 1);
      const path = `/conversations/${items[0]!.conversationId}`;
      await nurse.does(`${path}/claim`);
      const hello = { text: 'Hello, how can I help?', clientId: 'first-reply-of-the-nurse' };
      await nurse.doesSeeing(path, { path: '/replies', body: hello });
      await patient.hears(/how can I help/);
      await nurse.doesSeeing(path, {
        path: '/resolve',
        body: { reason: 'answered' },
        done: 'not-claimed-by-you',
      });
      await patient.asks('what are your hours?', /\d/);
    },
  }),
];
