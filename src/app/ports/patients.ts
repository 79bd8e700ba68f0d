import type { ContactId, PatientId } from '../../domain/ids.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';

export interface Patient {
  readonly id: PatientId;
  readonly name: string;
  readonly birthDate: LocalDate;
  readonly createdAt: Instant;
}

export interface PatientStore {
  get(id: PatientId): Promise<Patient | undefined>;
  ofContact(contactId: ContactId): Promise<readonly Patient[]>;
  /** Contacts that speak for this patient. */
  contactsOf(id: PatientId): Promise<readonly ContactId[]>;
  /** Those of this contact who were born on this day, by keyed hash; nobody else's data is unsealed for it. */
  ofContactBorn(contactId: ContactId, birthDate: LocalDate): Promise<readonly Patient[]>;
  /** Registers under this id, once: a second call with the same id changes nothing. */
  registerOnce(patient: Patient, contactId: ContactId): Promise<void>;
  /** Patients one of whose names has this whole word, by keyed hash; accents and case do not matter. */
  byNameWord(word: string, limit: number): Promise<readonly Patient[]>;
}

export interface Erasure {
  /**
   * Destroys the patient's key and every hash that leads to the patient. Of the contacts that spoke for this patient
   * alone it destroys the key as well, with their conversation; that a number opted out is still known afterwards.
   * Visits keep their times, the audit keeps its chain. May be done again after a crash.
   */
  erasePatient(id: PatientId, at: Instant): Promise<void>;
}
