import type { PatientId } from '../../domain/ids.ts';
import { DAY, plus } from '../../domain/time.ts';
import { whichPatient } from '../../domain/which-patient.ts';
import type { House } from '../house.ts';
import type { Order, Outcome } from './outcome.ts';

/** As many as a family brings at once; more than that on one number is somebody trying names. */
const NEW_PATIENTS_A_DAY = 4;

/** Only patients of this very contact are looked at: one number never learns who else is known to the clinic. */
export async function identify(
  house: Pick<House, 'patients' | 'clock'>,
  { conversation, key, effect }: Order<'identify'>,
): Promise<Outcome> {
  const { birthDate, name, register } = effect;
  const { contactId } = conversation;
  const now = house.clock.now();
  // With the id that this effect would register a repeated run finds its own work.
  const own = key as string as PatientId;
  const patients = (await house.patients.ofContact(contactId)).filter(({ id }) => id !== own);
  const found = whichPatient(patients, { birthDate, ...(name !== undefined && { name }) });
  if (found.kind !== 'unknown' || !register || name === undefined) {
    return { result: { type: 'identified', outcome: found } };
  }
  const lately = patients.filter(({ createdAt }) => createdAt > plus(now, -DAY));
  if (lately.length >= NEW_PATIENTS_A_DAY) {
    return { result: { type: 'identified', outcome: { kind: 'too-many' } } };
  }
  await house.patients.registerOnce({ id: own, name, birthDate, createdAt: now }, contactId);
  return { result: { type: 'identified', outcome: { kind: 'registered', patientId: own } } };
}
