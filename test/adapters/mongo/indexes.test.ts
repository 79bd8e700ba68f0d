import { expect, test } from 'vitest';
import type {
  AppointmentId,
  BookingId,
  ClinicianId,
  ConversationId,
  SendId,
  StaffId,
  TaskId,
} from '../../../src/domain/ids.ts';
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
} from '../../contract/stores/fixtures.ts';
import { openTestStores, type TestStores } from '../../support/open-stores.ts';

interface Asked {
  readonly collection: string;
  readonly filter: object;
  readonly sort?: object;
}

const ASKING = [
  'find',
  'findOne',
  'countDocuments',
  'updateOne',
  'updateMany',
  'replaceOne',
  'findOneAndUpdate',
  'deleteMany',
];

/** Notes every question that reaches the engine from now on. */
function listen({ mongoose }: TestStores): Asked[] {
  const asked: Asked[] = [];
  for (const { collection } of Object.values(mongoose.models)) {
    const methods = collection as unknown as Record<string, (...args: unknown[]) => unknown>;
    for (const name of ASKING) {
      const original = methods[name]!;
      methods[name] = (...args) => {
        const options = args.findLast((arg) => typeof arg === 'object' && arg !== null && 'sort' in arg);
        const { sort } = (options ?? {}) as { sort?: object };
        asked.push({ collection: collection.name, filter: args[0] as object, ...(sort && { sort }) });
        return original.apply(collection, args);
      };
    }
  }
  return asked;
}

async function useEverything({ stores, ids }: TestStores): Promise<void> {
  const [contact, patient] = [contactId(ids), patientId(ids)];
  const phone = someNumber(ids);
  await stores.contacts.ofNumber(phone, { id: contact, at: NOON });
  await stores.contacts.ofVisitor('token', { id: contactId(ids), at: NOON });
  await stores.contacts.chatsOf(contact);
  await stores.contacts.setOptedOut(contact, true, 1);
  await stores.linkCodes.put({ chat: contact, phone }, '1', NOON);
  await stores.linkCodes.check({ chat: contact, phone }, '1', NOON);
  const said = message(ids, contact);
  await stores.messages.storeOnce(said);
  await stores.messages.storeOnce(said);
  await stores.messages.unhandled(contact);
  await stores.messages.get([said.id]);
  await stores.messages.markHandled([said.id], NOON);
  await stores.messages.neglected(NOON, 5);
  await stores.messages.latest(contact, 5);
  await stores.messages.ofChat(contact, NOON, 5);
  await stores.messages.known([said.key]);
  const talk = conversation(ids, contact);
  await stores.conversations.insert(talk);
  await stores.conversations.replace({ ...talk, version: 1 }, 0);
  await stores.conversations.ofContact(contact);
  await stores.conversations.due(NOON, 5);
  await stores.conversations.unsettled(NOON, 5);
  await stores.conversations.queue();
  await stores.conversations.header('c' as ConversationId);
  await stores.conversations.byAlarmCode('1');
  await stores.sends.insertOnce(send(ids));
  await stores.sends.get('s' as SendId);
  await stores.sends.bySid('s');
  await stores.sends.byKey('k');
  await stores.sends.countAll('link-code', NOON);
  await stores.sends.countAll('link-code', NOON, contact);
  await stores.sends.ofStaff('n' as StaffId, NOON);
  await stores.sends.advance('s' as SendId, ['waiting'], 'handing');
  await stores.sends.due(NOON, 5);
  await stores.sends.stranded(NOON, 5);
  await stores.sends.unreported(NOON, 5);
  await stores.sends.count(contact, ['reminder'], NOON);
  await stores.sends.latest(contact, 5);
  await stores.sends.ofChat(contact, NOON, 5);
  await stores.patients.registerOnce(
    { id: patient, name: 'Ana', birthDate: '1984-03-09' as LocalDate, createdAt: NOON },
    contact,
  );
  await stores.patients.ofContact(contact);
  await stores.patients.contactsOf(patient);
  await stores.patients.byNameWord('ana', 5);
  const visit = appointment(ids);
  await stores.appointments.insertOnce(visit);
  await stores.appointments.replace(visit, visit);
  await stores.appointments.byBooking('b' as BookingId);
  await stores.appointments.upcoming([patient], NOON);
  await stores.appointments.upcomingOfContact(contact, NOON);
  await stores.appointments.between(NOON, at(1));
  const sheet = await stores.daySheets.read('morales' as ClinicianId, '2026-11-20' as LocalDate);
  await stores.daySheets.replace(sheet, 0);
  await stores.daySheets.replace(sheet, 1);
  await stores.daySheets.readMany(['morales' as ClinicianId], ['2026-11-20' as LocalDate]);
  await stores.reminders.planOnce([]);
  await stores.reminders.due(NOON, 5);
  await stores.reminders.end('r', 'done', undefined);
  await stores.reminders.dropFor('a' as AppointmentId, NOON);
  await stores.reminders.ofAppointment('a' as AppointmentId);
  await stores.consents.ofContact(contact);
  await stores.decisions.ofConversation('c' as ConversationId, 5);
  await stores.audit.append({ at: NOON, actor: 'a', action: 'b', subject: 'c' });
  await stores.audit.verify();
  await stores.audit.latest(5);
  await stores.tasks.get('t' as TaskId);
  await stores.tasks.open();
  await stores.tasks.complete('t' as TaskId, 's' as StaffId, { at: NOON, result: 'reached' });
  const lease = await stores.leases.acquire('l', 'me', { now: NOON, until: at(1) });
  await stores.leases.renew(lease!, at(2));
  await stores.staff.byEmail('a@b.example');
  await stores.sessions.get('s');
  await stores.sessions.endAllOf('s' as StaffId);
  await stores.signInLinks.use('l', NOON);
  await stores.signInLinks.everUsed('s' as StaffId);
  await stores.erasure.erasePatient(patient, NOON);
}

const WALKS_ALL = /SCAN (?!.*USING INDEX)/;

test('whatever the stores ask, an index answers', async () => {
  await using house = await openTestStores();
  const asked = listen(house);
  await useEverything(house);
  const once = new Map(asked.map((one) => [JSON.stringify(one), one]));
  expect(once.size).toBeGreaterThan(70);
  const scans: string[] = [];
  for (const [text, { collection, filter, sort }] of once) {
    const plan = await house.plan(collection, filter, sort);
    if (WALKS_ALL.test(plan)) scans.push(`${text}: ${plan}`);
  }
  expect(scans).toEqual([]);
  expect(await house.plan('messages', { lane: 'turn' })).toMatch(WALKS_ALL);
});

test('what a contact has not had handled is found without walking all it ever wrote', async () => {
  await using house = await openTestStores();
  const asked = listen(house);
  await house.stores.messages.unhandled(contactId(house.ids));
  const [{ collection, filter, sort }] = asked as [Asked];
  expect(await house.plan(collection, filter, sort)).toMatch(/handledAt.*\(<expr>=\? AND <expr>=\?\)/);
});
