import type { KeyRing } from '../../../app/ports/keys.ts';
import type { Patient } from '../../../app/ports/patients.ts';
import type { ContactId, PatientId } from '../../../domain/ids.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { openCollection } from '../collection.ts';
import type { StoreContext } from '../context.ts';
import { NAME_WORDS, PATIENT_CONTACTS } from '../documents/patient.ts';
import { nameWords } from '../../../domain/name-words.ts';

/** Everything that leads to a patient: the contacts that speak for them, and keyed hashes. Nothing here is readable. */
export interface PatientWays {
  /** Each row is made once, so doing it again mends what a crash left out. */
  make(patient: Patient, contactId: ContactId): Promise<void>;
  ofContact(contactId: ContactId): Promise<readonly string[]>;
  ofContactBorn(contactId: ContactId, date: LocalDate): Promise<readonly string[]>;
  contactsOf(id: PatientId): Promise<readonly ContactId[]>;
  /** By the first whole word in `text`. */
  byNameWord(text: string, limit: number): Promise<readonly string[]>;
  ensureIndexes(): Promise<void>;
}

const birthHash = (keys: KeyRing, pair: readonly [PatientId, ContactId], date: LocalDate): string =>
  keys.hash('birth-date', ...pair, date);

export function openPatientWays({ mongoose, keys }: StoreContext): PatientWays {
  const pairs = openCollection(mongoose, PATIENT_CONTACTS);
  const words = openCollection(mongoose, NAME_WORDS);
  const wordHash = (word: string): string => keys.hash('name-word', word);
  return {
    async make({ id, name, birthDate }, contactId) {
      const pair = { _id: `${contactId}:${id}`, contactId, patientId: id };
      const hashes = nameWords(name).map(wordHash);
      await Promise.all([
        pairs.insertOnce({ ...pair, birthDate: birthHash(keys, [id, contactId], birthDate) }),
        ...hashes.map((word) => words.insertOnce({ _id: `${word}:${id}`, word, patientId: id })),
      ]);
    },
    ofContact: async (contactId) => (await pairs.find({ contactId })).map(({ patientId }) => patientId),
    async ofContactBorn(contactId, date) {
      const known = await pairs.find({ contactId });
      return known
        .filter((pair) => pair.birthDate === birthHash(keys, [pair.patientId as PatientId, contactId], date))
        .map(({ patientId }) => patientId);
    },
    async contactsOf(id) {
      const known = await pairs.find({ patientId: id }, { sort: { _id: 1 } });
      return known.map(({ contactId }) => contactId as ContactId);
    },
    async byNameWord(text, limit) {
      const [word] = nameWords(text);
      if (word === undefined) return [];
      const found = await words.find({ word: wordHash(word) }, { sort: { patientId: 1 }, limit });
      return found.map(({ patientId }) => patientId);
    },
    async ensureIndexes() {
      await Promise.all([pairs.ensureIndexes(), words.ensureIndexes()]);
    },
  };
}
