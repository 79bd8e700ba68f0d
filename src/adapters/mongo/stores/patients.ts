import type { Patient, PatientStore } from '../../../app/ports/patients.ts';
import type { ContactId, PatientId } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';
import { PATIENTS, type PatientDoc } from '../documents/patient.ts';
import { patientKey } from '../key-store.ts';
import { present } from '../present.ts';
import { openPatientWays } from './patient-ways.ts';

type Person = Pick<Patient, 'name' | 'birthDate'>;

export function openPatients(context: StoreContext): Opened<PatientStore> {
  const patients = openCollection(context.mongoose, PATIENTS);
  const persons = context.vault.field<Person>(PATIENTS.name, 'person');
  const ways = openPatientWays(context);

  /** Undefined for a patient who was erased. */
  const fromDoc = async (doc: PatientDoc): Promise<Patient | undefined> => {
    const id = doc._id as PatientId;
    const person = await persons.open(patientKey(id), id, doc.person);
    return person && { id, ...person, createdAt: instant(doc.createdAt) };
  };
  const getAll = async (ids: readonly string[]): Promise<Patient[]> => {
    if (ids.length === 0) return [];
    const docs = await patients.find({ _id: { $in: ids } }, { sort: { _id: 1 } });
    return present(await Promise.all(docs.map(fromDoc)));
  };

  const store: PatientStore = {
    async get(id) {
      const doc = await patients.findOne({ _id: id });
      return doc && fromDoc(doc);
    },
    ofContact: async (contactId) => getAll(await ways.ofContact(contactId)),
    ofContactBorn: async (contactId, date) => getAll(await ways.ofContactBorn(contactId, date)),
    contactsOf: ways.contactsOf,
    byNameWord: async (word, limit) => getAll(await ways.byNameWord(word, limit)),
    async registerOnce({ id, name, birthDate, createdAt }, contactId) {
      const person = await persons.seal(patientKey(id), id, { name, birthDate });
      await patients.insertOnce({ _id: id, registeredBy: contactId, createdAt, person });
      // Whatever stands there now counts, be it from this call or an earlier one that was cut short.
      const doc = await patients.findOne({ _id: id });
      const stored = doc && (await fromDoc(doc));
      if (doc && stored) await ways.make(stored, doc.registeredBy as ContactId);
    },
  };
  return { store, ensureIndexes: ways.ensureIndexes };
}
