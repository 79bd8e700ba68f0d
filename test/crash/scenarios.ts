import { MINUTE, SECOND } from '../../src/domain/time.ts';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { phoneNumber } from '../support/local-carrier.ts';
import { Nurse, Patient } from './people.ts';
import { scenario, type Scenario } from './scenario.ts';
import type { World } from './world.ts';

const CHEST_PAIN = 'crushing chest pain and my left arm is numb';
const ON_CALL = ['+12025550180', '+12025550181', '+12025550182'] as unknown as readonly PhoneNumber[];

const ana = async (world: World): Promise<Patient> => new Patient(world, phoneNumber(1));

export const SCENARIOS: readonly Scenario[] = [
  scenario({
    name: 'emergency',
    setting: ana,
    async play(world, patient) {
      await patient.asks(CHEST_PAIN, /^Call 911 now\./);
      const nurse = new Patient(world, ON_CALL[0]!);
      await world.pass(61 * SECOND);
      const code = /\b\d{4}\b/.exec(await nurse.hears(/not yet claimed/))![0];
      await nurse.asks(code, /yours/);
      await world.pass(6 * MINUTE);
      await world.pass(61 * SECOND);
      await nurse.hears(/not yet claimed/);
    },
  }),
];
export { Nurse };
