import { expect, test } from 'vitest';
import type { Patient } from '../../../src/app/ports/patients.ts';
import type { LocalDate } from '../../../src/domain/time.ts';
import { at, contactId, NOON, patientId } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

const BORN = '1984-03-09' as LocalDate;

export const describePatientStore = (name: string, open: OpenForContract): void =>
  describeContract(`the patient store on ${name}`, open, (house) => {
    const patient = (more: Partial<Patient> = {}): Patient => ({
      id: patientId(house().ids),
      name: 'Ana María García-López',
      birthDate: BORN,
      createdAt: NOON,
      ...more,
    });

    test('registers a patient once under an id, for one contact', async () => {
      const { stores, ids } = house();
      const [contact, other] = [contactId(ids), contactId(ids)];
      const ana = patient();
      await stores.patients.registerOnce(ana, contact);
      await stores.patients.registerOnce({ ...ana, name: 'Somebody Else', createdAt: at(1) }, other);
      expect(await stores.patients.get(ana.id)).toEqual(ana);
      expect(await stores.patients.ofContact(contact)).toEqual([ana]);
      expect(await stores.patients.ofContact(other)).toEqual([]);
      expect(await stores.patients.contactsOf(ana.id)).toEqual([contact]);
      expect(await stores.patients.get(patientId(ids))).toBeUndefined();
    });

    test('registers once when asked by many at once', async () => {
      const { stores, ids } = house();
      const contact = contactId(ids);
      const ana = patient();
      await Promise.all(Array.from({ length: 5 }, () => stores.patients.registerOnce(ana, contact)));
      expect(await stores.patients.ofContact(contact)).toEqual([ana]);
    });

    test('finds those of a contact who were born on a day', async () => {
      const { stores, ids } = house();
      const [contact, other] = [contactId(ids), contactId(ids)];
      const [ana, twin, leo] = [patient(), patient(), patient({ birthDate: '2019-07-01' as LocalDate })];
      for (const one of [ana, twin, leo]) await stores.patients.registerOnce(one, contact);
      await stores.patients.registerOnce(patient(), other);
      expect(await stores.patients.ofContactBorn(contact, BORN)).toEqual([ana, twin]);
      expect(await stores.patients.ofContactBorn(contact, leo.birthDate)).toEqual([leo]);
      expect(await stores.patients.ofContactBorn(contact, '1984-03-10' as LocalDate)).toEqual([]);
    });

    test('finds by a whole word of the name, whatever its case and accents, and by nothing less', async () => {
      const { stores, ids } = house();
      const rare = `Quirós${ids.digits(12)}`;
      const named = patient({ name: `María-José O’Brien ${rare}` });
      await stores.patients.registerOnce(named, contactId(ids));
      const plain = rare.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
      expect(await stores.patients.byNameWord(plain, 5)).toEqual([named]);
      expect(await stores.patients.byNameWord(rare.slice(0, -1), 5)).toEqual([]);
      expect(await stores.patients.byNameWord('--', 5)).toEqual([]);
      const obriens = await stores.patients.byNameWord("o'brien", 100);
      expect(obriens.map(({ id }) => id)).toContain(named.id);
      expect((await stores.patients.byNameWord('jose', 100)).map(({ id }) => id)).toContain(named.id);
    });

    test('answers no more than asked for', async () => {
      const { stores, ids } = house();
      const word = `Zurbano${ids.digits(12)}`;
      for (let i = 0; i < 4; i++) {
        await stores.patients.registerOnce(patient({ name: `P ${word}` }), contactId(ids));
      }
      expect(await stores.patients.byNameWord(word, 3)).toHaveLength(3);
    });
  });
