import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MasterKeyMismatch, SealBroken } from '../../../src/app/ports/keys.ts';
import type { Effect } from '../../../src/domain/conversation/effects.ts';
import type { ConversationId, EffectKey, PhoneNumber, StaffId, TaskId } from '../../../src/domain/ids.ts';
import type { LocalDate } from '../../../src/domain/time.ts';
import { holdsSealedData } from '../../../src/adapters/mongo/key-store.ts';
import { openEmbedded } from '../../../src/adapters/embedded/open.ts';
import { openTestStores, type TestStores } from '../../support/open-stores.ts';
import {
  appointment,
  at,
  contactId,
  conversation,
  message,
  NOON,
  patientId,
  send,
  verdict,
} from '../../contract/stores/fixtures.ts';

const CANARY = {
  name: 'Quetzalcoatl Ibáñez-Winterbottom',
  phone: '+12025550177',
  birthDate: '1949-08-23',
  words: 'zanahoria púrpura under the left scapula',
  staffName: 'Nightingale Oxborrow',
  email: 'oxborrow@clinic.example',
  token: 'visitor-token-canary-7f3a',
  code: '918273',
} as const;

/** Every piece somebody could search for, in every form a file could hold it. */
function forms(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  // Base64 of a text inside a longer one depends on where it starts; the middle of each of the three is searched for.
  const base64 = [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64');
    return padded.slice(shift === 0 ? 0 : 4, Math.floor(padded.length / 4) * 4 - 4);
  });
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(utf8.toString('hex')),
    // Anything shorter turns up in sealed bytes by chance.
    ...base64.filter((part) => part.length >= 8).map((part) => Buffer.from(part)),
  ];
}

const pieces = (): string[] => [
  ...Object.values(CANARY),
  ...CANARY.name.split(/[ -]/),
  ...CANARY.words.split(' ').filter((word) => word.length > 5),
  CANARY.phone.slice(1),
  CANARY.email.split('@')[0]!,
  'Quetzalcoatl'.toLowerCase(),
];

async function storeEverywhere({ stores, ids }: TestStores): Promise<void> {
  const { name, phone, words, birthDate } = CANARY;
  const contact = await stores.contacts.ofNumber(phone as PhoneNumber, { id: contactId(ids), at: NOON });
  const chat = await stores.contacts.ofVisitor(CANARY.token, { id: contactId(ids), at: NOON });
  await stores.contacts.link(chat.id, contact.id);
  const pair = { chat: chat.id, phone: phone as PhoneNumber };
  await stores.linkCodes.put(pair, CANARY.code, at(10));
  await stores.linkCodes.check(pair, CANARY.code, NOON);
  const patient = { id: patientId(ids), name, birthDate: birthDate as LocalDate, createdAt: NOON };
  await stores.patients.registerOnce(patient, contact.id);
  const finding = { ...verdict.findings[0]!, subjectLabel: words };
  await stores.messages.storeOnce(
    message(ids, contact.id, { text: words, verdict: { ...verdict, findings: [finding] } }),
  );
  await stores.sends.insertOnce(send(ids, { contactId: contact.id, body: words, flags: [words] }));
  await stores.sends.insertOnce(send(ids, { purpose: 'on-call', to: phone as PhoneNumber, body: words }));
  const effect: Effect = { type: 'identify', birthDate: birthDate as LocalDate, name };
  const first = conversation(ids, contact.id, {
    dialogue: {
      step: 'asking-code',
      goal: { kind: 'book', forWhom: 'self', reason: words },
      phone: phone as PhoneNumber,
    },
    alarm: { level: 'emergency', path: 'medical', raisedAt: NOON, rungs: 0, redFlags: [], code: CANARY.code },
    pending: [{ key: 'k' as EffectKey, effect }],
    findings: [finding],
  });
  await stores.conversations.insert(first);
  await stores.conversations.replace({ ...first, version: 1 }, 0);
  await stores.appointments.insertOnce(appointment(ids, { patientId: patient.id, reason: words }));
  await stores.consents.appendOnce({
    key: 'consent-1',
    contactId: contact.id,
    at: NOON,
    order: 1,
    scope: 'everything',
    act: 'revoked',
    channel: 'sms',
    language: 'en',
    handledBy: 'app',
    shownText: words,
    packVersion: 'pack-1',
  });
  await stores.decisions.keep({
    key: 'decision-1',
    conversationId: 'c' as ConversationId,
    contactId: contact.id,
    version: 1,
    at: NOON,
    event: 'messages',
    messages: [],
    level: 'emergency',
    rules: [],
    packVersion: 'pack-1',
    effects: [],
    detail: JSON.stringify({ name, words, phone, birthDate }),
  });
  await stores.audit.append({ at: NOON, actor: 'house', action: 'note', subject: 'c', digestOf: words });
  await stores.tasks.openOnce({
    id: ids.next() as TaskId,
    key: 'task-1',
    kind: 'call-now',
    level: 'emergency',
    contactId: contact.id,
    patientId: patient.id,
    openedAt: NOON,
  });
  const staff = ids.next() as StaffId;
  await stores.staff.addOnce({
    id: staff,
    name: CANARY.staffName,
    email: CANARY.email,
    role: 'nurse',
    active: true,
  });
  await stores.staff.setPassword(staff, `hash-of-${words}`);
}

const bytesIn = (dir: string): Buffer =>
  Buffer.concat(readdirSync(dir).map((file) => readFileSync(join(dir, file))));

test('nothing a patient said or is called can be found in the files', async () => {
  await using house = await openTestStores();
  await storeEverywhere(house);
  const log = readFileSync(`${house.file}-wal`);
  expect(log.length).toBeGreaterThan(10_000);
  await house.close();
  const bytes = Buffer.concat([log, bytesIn(house.dir)]);
  expect(bytes.length).toBeGreaterThan(10_000);
  // The search itself works: what is stored in clear is found.
  expect(bytes.includes('chain.begun')).toBe(true);
  expect(forms('chain.begun').filter((form) => bytes.includes(form))).toHaveLength(1);
  const found = pieces().filter((piece) => forms(piece).some((form) => bytes.includes(form)));
  expect(found).toEqual([]);
});

test('the keys of the erased are gone from the files', async () => {
  await using house = await openTestStores();
  const { stores, ids } = house;
  const contact = await stores.contacts.ofNumber(CANARY.phone as PhoneNumber, {
    id: contactId(ids),
    at: NOON,
  });
  const patient = {
    id: patientId(ids),
    name: CANARY.name,
    birthDate: '1949-08-23' as LocalDate,
    createdAt: NOON,
  };
  await stores.patients.registerOnce(patient, contact.id);
  const keys = house.mongoose.connection.collection<{
    _id: string;
    wrapped: { toString(encoding: string): string };
  }>('keys');
  const stored = await keys
    .find({ _id: { $in: [`contact:${contact.id}`, `patient:${patient.id}`] } })
    .toArray();
  const wrapped = stored.map((doc) => Buffer.from(doc.wrapped.toString('base64')));
  expect(wrapped).toHaveLength(2);
  for (const key of wrapped) expect(key.length).toBeGreaterThan(40);
  await stores.erasure.erasePatient(patient.id, at(1));
  await house.close();
  const bytes = bytesIn(house.dir);
  expect(wrapped.filter((key) => bytes.includes(key))).toEqual([]);
});

test('another master key is refused over stored data, and changes nothing', async () => {
  await using house = await openTestStores();
  await storeEverywhere(house);
  await house.close();
  const { dir, masterKey, file } = house;
  // The first 100 bytes are SQLite's own header, in which it counts how often the file was opened.
  const pages = (): Buffer => readFileSync(file).subarray(100);
  const before = pages();
  await expect(openTestStores({ dir, masterKey: randomBytes(32) })).rejects.toBeInstanceOf(MasterKeyMismatch);
  expect(pages().equals(before)).toBe(true);
  await using again = await openTestStores({ dir, masterKey });
  expect((await again.stores.contacts.findNumber(CANARY.phone as PhoneNumber))?.phone).toBe(CANARY.phone);
});

test('tells stored data from a first start without any key', async () => {
  await using house = await openTestStores();
  await house.close();
  await using store = await openEmbedded({ file: house.file });
  expect(await holdsSealedData(store.mongoose)).toBe(true);
  await using empty = await openEmbedded({ file: join(house.dir, 'other.db') });
  expect(await holdsSealedData(empty.mongoose)).toBe(false);
});

test('a sealed field put into another document does not open', async () => {
  await using house = await openTestStores();
  const { stores, ids, mongoose } = house;
  const contact = contactId(ids);
  const [one, two] = [message(ids, contact, { text: 'one' }), message(ids, contact, { text: 'two' })];
  await stores.messages.storeOnce(one);
  await stores.messages.storeOnce(two);
  const messages = mongoose.connection.collection<{ _id: string; content: unknown }>('messages');
  const other = await messages.findOne({ _id: two.id });
  await messages.updateOne({ _id: one.id }, { $set: { content: other!.content } });
  const error: unknown = await stores.messages.get([one.id]).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(SealBroken);
  expect(String(error)).toContain(one.id);
});

test('a key that another process destroyed is not kept in memory for long', async () => {
  await using house = await openTestStores();
  const { stores, ids, mongoose, clock } = house;
  const contact = contactId(ids);
  const said = message(ids, contact);
  await stores.messages.storeOnce(said);
  await mongoose.connection
    .collection<{ _id: string }>('keys')
    .updateOne({ _id: `contact:${contact}` }, { $set: { wrapped: Buffer.alloc(0), destroyedAt: 1 } });
  expect(await stores.messages.get([said.id])).toEqual([said]);
  clock.shift(5 * 60_000);
  expect(await stores.messages.get([said.id])).toEqual([]);
});
