import type { PatientId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import type { Order, Outcome } from './outcome.ts';

/** Only patients of this very contact are looked at: one number never learns who else is known to the clinic. */
export async function identify(
  house: Pick<House, 'patients' | 'clock'>,
  { conversation, key, effect }: Order<'identify'>,
): Promise<Outcome> {
  const { birthDate, name } = effect;
  const { contactId } = conversation;
  const patients = await house.patients.ofContact(contactId);
  // With the id that this effect would register a repeated run finds its own work.
  const own = key as string as PatientId;
  const known = patients.find((patient) => patient.birthDate === birthDate && patient.id !== own);
  if (known) return { result: { type: 'identified', outcome: { kind: 'known', patientId: known.id } } };
  if (name === undefined) return { result: { type: 'identified', outcome: { kind: 'unknown' } } };
  await house.patients.registerOnce({ id: own, name, birthDate, createdAt: house.clock.now() }, contactId);
  return { result: { type: 'identified', outcome: { kind: 'registered', patientId: own } } };
}
