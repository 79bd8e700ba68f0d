import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { openClinic, type Phone, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';
import type { StaffClient } from '../support/staff-client.ts';

const CHEST_PAIN = 'crushing chest pain and my left arm is numb';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.stop());

interface Desk {
  readonly patient: Phone;
  readonly nurse: StaffClient;
  readonly id: string;
  readonly at: string;
}

/** A patient asked for a person, and a nurse has the conversation. */
async function claimed(): Promise<Desk> {
  const patient = clinic.phone(phoneNumber(1));
  await patient.ask('I want to talk to a person');
  await clinic.settled();
  const nurse = await clinic.staff();
  const id = (await nurse.queue()).items[0]!.conversationId;
  const at = `/conversations/${id}`;
  await nurse.post(`${at}/claim`);
  await clinic.settled();
  return { patient, nurse, id, at };
}

const words = (version: number, text = 'We open at 8.') => ({
  text,
  version,
  clientId: crypto.randomUUID(),
});

const rowsOf = async (action: string) =>
  (await clinic.frontdesk.house.audit.latest(200)).filter((row) => row.action === action);

describe('an emergency that is not on the screen yet', () => {
  it.each([
    ['resolve', { reason: 'answered by phone' }],
    ['hand-back', {}],
    ['level', { to: 'routine', reason: 'misunderstood' }],
  ] as const)('%s is refused, and it goes on ringing', async (verb, said) => {
    const { patient, nurse, id, at } = await claimed();
    const { version } = await nurse.conversation(id);
    await patient.ask(CHEST_PAIN);
    const problem = await nurse.refused('POST', `${at}/${verb}`, { ...said, version });
    expect(problem).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    expect((await nurse.queue()).items[0]).toMatchObject({ level: 'emergency' });
    await clinic.pass(61 * SECOND);
    expect(clinic.phone('+12025550180' as never).inbox()).toHaveLength(1);
    const seen = (await nurse.conversation(id)).version;
    await nurse.post(`${at}/${verb}`, { ...said, version: seen });
    expect((await nurse.queue()).items.filter(({ level }) => level === 'emergency')).toEqual([]);
  });

  it('is neither answered nor silenced by a reply written before it', async () => {
    const { patient, nurse, id, at } = await claimed();
    const { version } = await nurse.conversation(id);
    await patient.ask(CHEST_PAIN);
    await nurse.post(`${at}/replies`, words(version));
    await clinic.settled();
    expect(patient.inbox().at(-1)).toBe('We open at 8.');
    expect((await nurse.conversation(id)).item.answeredAt).toBeUndefined();
    await clinic.pass(61 * SECOND);
    expect(clinic.phone('+12025550180' as never).inbox()).toHaveLength(1);
    const seen = (await nurse.conversation(id)).version;
    await nurse.post(`${at}/replies`, words(seen, 'I am calling you now.'));
    expect((await nurse.conversation(id)).item.answeredAt).toBeDefined();
    await clinic.pass(2 * MINUTE);
    expect(clinic.phone('+12025550181' as never).inbox()).toHaveLength(0);
  });

  it('lets nobody act without saying what they saw', async () => {
    const { nurse, at } = await claimed();
    expect(await nurse.refused('POST', `${at}/resolve`, { reason: 'done' })).toMatchObject({
      status: 400,
      faults: [expect.objectContaining({ path: 'version' })],
    });
  });
});

describe('whose conversation it is', () => {
  it('passes from an on-call phone to whoever sits at the console', async () => {
    await clinic.phone(phoneNumber(1)).ask(CHEST_PAIN);
    await clinic.pass(61 * SECOND);
    const onCall = clinic.phone('+12025550180' as never);
    await onCall.ask(/\b\d{4}\b/.exec(onCall.inbox()[0]!)![0]);
    await clinic.settled();
    const nurse = await clinic.staff();
    const item = (await nurse.queue()).items[0]!;
    expect(item.claimedBy).toMatchObject({ byPhone: true });
    const at = `/conversations/${item.conversationId}`;
    const { version } = await nurse.conversation(item.conversationId);
    expect(await nurse.refused('POST', `${at}/replies`, words(version))).toMatchObject({
      code: 'not-claimed-by-you',
    });
    const taken = await nurse.post<{ item: { claimedBy: object } }>(`${at}/claim`);
    expect(taken.item.claimedBy).toEqual({ id: nurse.me.id, name: nurse.me.name });
    await nurse.post(`${at}/replies`, words(version, 'I am calling you now.'));
  });

  it('is one person’s: the second claimer is refused and leaves no row on the audit chain', async () => {
    const { nurse, id, at } = await claimed();
    const desk = await clinic.staff('front-desk');
    expect(await desk.refused('POST', `${at}/claim`)).toMatchObject({ status: 409, code: 'already-claimed' });
    expect(await rowsOf('conversation.claimed')).toMatchObject([{ actor: nurse.me.id, subject: id }]);
  });

  it('of two who claim at once is one person’s', async () => {
    await clinic.phone(phoneNumber(1)).ask(CHEST_PAIN);
    const [nurse, desk] = [await clinic.staff(), await clinic.staff('front-desk')];
    const at = `/conversations/${(await nurse.queue()).items[0]!.conversationId}`;
    const both = await Promise.allSettled([nurse.post(`${at}/claim`), desk.post(`${at}/claim`)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    // The row is written before the act, and taken back by another when a colleague was faster.
    const [claims, refusals] = [
      await rowsOf('conversation.claimed'),
      await rowsOf('conversation.claimed.refused'),
    ];
    expect(claims.length - refusals.length).toBe(1);
  });

  it('is released by its holder or an administrator, and by nobody else', async () => {
    const { nurse, at } = await claimed();
    const desk = await clinic.staff('front-desk');
    expect(await desk.refused('POST', `${at}/release`)).toMatchObject({ code: 'not-claimed-by-you' });
    const administrator = await clinic.staff('administrator');
    await administrator.post(`${at}/release`);
    expect((await nurse.queue()).items[0]).toMatchObject({ mode: 'waiting' });
    expect(await administrator.refused('POST', `${at}/release`)).toMatchObject({
      code: 'not-claimed-by-you',
    });
  });

  it('asks the role as well', async () => {
    const { id, at } = await claimed();
    const desk = await clinic.staff('front-desk');
    const { version } = await desk.conversation(id);
    const change = { to: 'none', reason: 'better', version };
    expect(await desk.refused('POST', `${at}/level`, change)).toMatchObject({ status: 403 });
  });
});

describe('a text that cannot be taken', () => {
  it('is refused instead of dropped; one that was taken before is not', async () => {
    let stuck = false;
    await clinic.stop();
    clinic = await openClinic({
      overrides: {
        house: (house) => ({
          ...house,
          sends: {
            ...house.sends,
            insertOnce: (send) =>
              stuck ? Promise.reject(new Error('the disk is slow')) : house.sends.insertOnce(send),
          },
        }),
      },
    });
    const { patient, nurse, id, at } = await claimed();
    const { version } = await nurse.conversation(id);
    stuck = true;
    const taken = Array.from({ length: 5 }, (_, index) => words(version, `text ${index}`));
    for (const one of taken) await nurse.post(`${at}/replies`, one);
    expect(await nurse.refused('POST', `${at}/replies`, words(version, 'one too many'))).toMatchObject({
      status: 409,
      code: 'texts-on-their-way',
    });
    await nurse.post(`${at}/replies`, taken[0]);
    stuck = false;
    await clinic.pass(MINUTE);
    const texts = patient.inbox().filter((text) => text.startsWith('text '));
    expect([...texts].sort()).toEqual(taken.map(({ text }) => text));
    await nurse.post(`${at}/replies`, words(version, 'now there is room'));
  });
});

describe('searching', () => {
  it('keeps what was looked for out of the address', async () => {
    const { nurse, id } = await claimed();
    const { items } = await nurse.search(phoneNumber(1));
    expect(items).toMatchObject([{ conversationId: id }]);
    expect(await nurse.refused('GET', `/search?q=${phoneNumber(1)}`)).toMatchObject({ status: 404 });
  });
});
