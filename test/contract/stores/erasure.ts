import { expect, test } from 'vitest';
import type { Patient } from '../../../src/app/ports/patients.ts';
import type { ContactId, EffectKey } from '../../../src/domain/ids.ts';
import type { LocalDate } from '../../../src/domain/time.ts';
import {
  appointment,
  at,
  contactId,
  conversation,
  message,
  NOON,
  patientId,
  send,
  someNumber,
} from './fixtures.ts';
import { describeContract, type OpenForContract, type OpenedForContract } from './suite.ts';

const BORN = '1984-03-09' as LocalDate;

/** A number with a conversation, a message, a send and a consent; and the patients it speaks for. */
async function household({ stores, ids }: OpenedForContract, people: number) {
  const phone = someNumber(ids);
  const contact = await stores.contacts.ofNumber(phone, { id: contactId(ids), at: NOON });
  const surname = `Aranda${ids.digits(12)}`;
  const patients: Patient[] = Array.from({ length: people }, (_, i) => ({
    id: patientId(ids),
    name: `P${i} ${surname}`,
    birthDate: BORN,
    createdAt: NOON,
  }));
  for (const patient of patients) await stores.patients.registerOnce(patient, contact.id);
  const said = message(ids, contact.id);
  await stores.messages.storeOnce(said);
  const waiting = send(ids, { contactId: contact.id, notBefore: at(-900_000) });
  await stores.sends.insertOnce(waiting);
  const talk = conversation(ids, contact.id, {
    dueAt: at(-900_000),
    pending: [{ key: 'k' as EffectKey, effect: { type: 'mark-handled', messages: [said.id] } }],
  });
  await stores.conversations.insert(talk);
  await stores.consents.appendOnce({
    key: `effect:${ids.next()}`,
    contactId: contact.id,
    order: 1,
    at: NOON,
    scope: 'conversation',
    act: 'granted',
    channel: 'sms',
    language: 'en',
    handledBy: 'app',
    shownText: 'the wording',
    packVersion: 'pack-1',
  });
  return { phone, contact, patients, surname, said, waiting, talk };
}

const unreadable = async ({ stores }: OpenedForContract, contact: ContactId): Promise<void> => {
  expect(await stores.messages.latest(contact, 10)).toEqual([]);
  expect(await stores.messages.unhandled(contact)).toEqual([]);
  expect(await stores.sends.latest(contact, 10)).toEqual([]);
  expect(await stores.conversations.ofContact(contact)).toBeUndefined();
};

export const describeErasure = (name: string, open: OpenForContract): void =>
  describeContract(`erasing a patient on ${name}`, open, (house) => {
    test('destroys the patient, what leads there, and the contact that spoke for nobody else', async () => {
      const { stores } = house();
      const { patients, contact, surname, said, waiting, phone, talk } = await household(house(), 1);
      const [ana] = patients;
      const visit = appointment(house().ids, { patientId: ana!.id, contactId: contact.id, reason: 'knee' });
      await stores.appointments.insertOnce(visit);
      await stores.erasure.erasePatient(ana!.id, at(1));
      expect(await stores.patients.get(ana!.id)).toBeUndefined();
      expect(await stores.patients.byNameWord(surname, 5)).toEqual([]);
      expect(await stores.patients.ofContact(contact.id)).toEqual([]);
      expect(await stores.contacts.get(contact.id)).toBeUndefined();
      expect(await stores.contacts.findNumber(phone)).toBeUndefined();
      await unreadable(house(), contact.id);
      const { reason: _, ...rest } = visit;
      expect(await stores.appointments.get(visit.id)).toEqual(rest);
      const [consent] = await stores.consents.ofContact(contact.id);
      expect(consent).toMatchObject({ act: 'granted', packVersion: 'pack-1' });
      expect(consent).not.toHaveProperty('shownText');
      // Nothing of it is left for the sweeps to stumble over.
      expect(await stores.messages.neglected(at(1e9), 1_000)).not.toContain(contact.id);
      expect((await stores.sends.due(at(-800_000), 1_000)).map(({ id }) => id)).not.toContain(waiting.id);
      expect(await stores.conversations.due(at(-800_000), 1_000)).not.toContain(talk.id);
      expect(await stores.messages.known([said.key])).toEqual(new Set([said.key]));
    });

    test('leaves the contact whole while it speaks for somebody else', async () => {
      const { stores } = house();
      const { patients, contact, surname, said, talk } = await household(house(), 2);
      const [gone, stays] = patients;
      await stores.erasure.erasePatient(gone!.id, at(1));
      expect(await stores.patients.ofContact(contact.id)).toEqual([stays]);
      expect(await stores.patients.byNameWord(surname, 5)).toEqual([stays]);
      expect(await stores.contacts.get(contact.id)).toEqual(contact);
      expect(await stores.messages.get([said.id])).toEqual([said]);
      expect(await stores.conversations.get(talk.id)).toEqual(talk);
    });

    test('a number that opted out is still known to have done so when it writes again', async () => {
      const { stores, ids } = house();
      const { patients, contact, phone } = await household(house(), 1);
      await stores.contacts.setOptedOut(contact.id, true, 1);
      await stores.erasure.erasePatient(patients[0]!.id, at(1));
      const again = await stores.contacts.ofNumber(phone, { id: contactId(ids), at: at(2) });
      expect(again.id).not.toBe(contact.id);
      expect(again.optedOut).toBe(true);
      const said = message(ids, again.id);
      await stores.messages.storeOnce(said);
      expect(await stores.messages.latest(again.id, 5)).toEqual([said]);
    });

    test('a number that had opted in again is not taken for opted out', async () => {
      const { stores, ids } = house();
      const first = await household(house(), 1);
      await stores.contacts.setOptedOut(first.contact.id, true, 1);
      await stores.erasure.erasePatient(first.patients[0]!.id, at(1));
      const second = await stores.contacts.ofNumber(first.phone, { id: contactId(ids), at: at(2) });
      await stores.contacts.setOptedOut(second.id, false, 1);
      const leo = { id: patientId(ids), name: 'Leo', birthDate: BORN, createdAt: NOON };
      await stores.patients.registerOnce(leo, second.id);
      await stores.erasure.erasePatient(leo.id, at(3));
      const third = await stores.contacts.ofNumber(first.phone, { id: contactId(ids), at: at(4) });
      expect(third.optedOut).toBe(false);
    });

    test('reaches the chats that were linked to the number', async () => {
      const { stores, ids } = house();
      const { patients, contact } = await household(house(), 1);
      const token = ids.token();
      const chat = await stores.contacts.ofVisitor(token, { id: contactId(ids), at: NOON });
      await stores.messages.storeOnce(message(ids, chat.id, { channel: 'chat', chatContactId: chat.id }));
      await stores.contacts.link(chat.id, contact.id);
      await stores.erasure.erasePatient(patients[0]!.id, at(1));
      await unreadable(house(), chat.id);
      expect(await stores.contacts.findVisitor(token)).toBeUndefined();
    });

    test('may be done again, and never makes a second key for the erased', async () => {
      const { stores, ids } = house();
      const { patients, contact } = await household(house(), 1);
      await stores.erasure.erasePatient(patients[0]!.id, at(1));
      await stores.erasure.erasePatient(patients[0]!.id, at(2));
      await stores.erasure.erasePatient(patientId(ids), at(2));
      await expect(stores.messages.storeOnce(message(ids, contact.id))).rejects.toMatchObject({
        name: 'KeyDestroyed',
      });
    });
  });
