import type { CollectionSpec } from '../collection.ts';

export interface PatientDoc {
  readonly _id: string;
  /** The contact that registered this patient; a registration that was cut short is finished for it. */
  readonly registeredBy: string;
  readonly createdAt: number;
  readonly person: Buffer;
}

/** Who may speak for whom. */
export interface PatientContactDoc {
  readonly _id: string;
  readonly contactId: string;
  readonly patientId: string;
  /** Keyed hash of the birth date, which differs for every pair. */
  readonly birthDate: string;
}

export interface NameWordDoc {
  readonly _id: string;
  readonly word: string;
  readonly patientId: string;
}

export const PATIENTS: CollectionSpec<PatientDoc> = {
  name: 'patients',
  fields: { registeredBy: String, createdAt: Number, person: Buffer },
  indexes: [],
};

export const PATIENT_CONTACTS: CollectionSpec<PatientContactDoc> = {
  name: 'patient_contacts',
  fields: { contactId: String, patientId: String, birthDate: String },
  indexes: [{ on: { contactId: 1, patientId: 1 } }, { on: { patientId: 1 } }],
};

export const NAME_WORDS: CollectionSpec<NameWordDoc> = {
  name: 'name_words',
  fields: { word: String, patientId: String },
  indexes: [{ on: { word: 1, patientId: 1 } }, { on: { patientId: 1 } }],
};
