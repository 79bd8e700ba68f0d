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
  /** Registers under this id, once: a second call with the same id changes nothing. */
  registerOnce(patient: Patient, contactId: ContactId): Promise<void>;
  /** Patients one of whose names has this whole word, by keyed hash; accents and case do not matter. */
  byNameWord(word: string, limit: number): Promise<readonly Patient[]>;
}
