import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { openClinic, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';

const CHEST_PAIN = 'crushing chest pain and my left arm is numb';
const ON_CALL = ['+12025550180', '+12025550181', '+12025550182'] as const;

let clinic: TestClinic;
const open = async (options?: Parameters<typeof openClinic>[0]): Promise<void> => {
  clinic = await openClinic(options);
};
afterEach(() => clinic.stop());

const pages = (index: 0 | 1 | 2) => clinic.phone(ON_CALL[index] as never).inbox();

describe('an emergency', () => {
  beforeEach(() => open());

  it('is answered with the safety text within two seconds and stands first on the console', async () => {
    const patient = clinic.phone(phoneNumber(1));
    const began = performance.now();
    expect(await patient.ask(CHEST_PAIN)).toMatch(/^Call 911 now\./);
    expect(performance.now() - began).toBeLessThan(2_000);
    await clinic.settled();
    const nurse = await clinic.staff();
    const { items } = await nurse.queue();
    expect(items[0]).toMatchObject({ level: 'emergency', path: 'medical', mode: 'waiting' });
    expect(await nurse.alarm()).toMatchObject({ emergencies: 1 });
    const view = await nurse.conversation(items[0]!.conversationId);
    expect(view.thread[0]?.rules?.length).toBeGreaterThan(0);
  });

  it('says nothing but safety after that', async () => {
    const patient = clinic.phone(phoneNumber(1));
    await patient.ask(CHEST_PAIN);
    await patient.text('also can you book me for thursday');
    await patient.text('what are your hours?');
    await clinic.settled();
    expect(patient.inbox()).toHaveLength(1);
  });

  it('climbs the ladder, and after three minutes tells the patient the truth', async () => {
    const patient = clinic.phone(phoneNumber(1));
    await patient.ask(CHEST_PAIN);
    await clinic.pass(59 * SECOND);
    expect(pages(0)).toHaveLength(0);
    await clinic.pass(2 * SECOND);
    expect(pages(0)).toHaveLength(1);
    expect(pages(0)[0]).not.toMatch(/chest|arm|numb|\d{5,}/i);
    await clinic.pass(MINUTE);
    expect(pages(1)).toHaveLength(1);
    expect(patient.inbox()).toHaveLength(1);
    await clinic.pass(MINUTE);
    expect(pages(2)).toHaveLength(1);
    expect(patient.inbox()[1]).toMatch(/911.*Nobody/s);
    await clinic.pass(MINUTE);
    expect(patient.inbox()).toHaveLength(2);
  });

  it('is claimed by the code that the on-call phone texts back', async () => {
    await clinic.phone(phoneNumber(1)).ask(CHEST_PAIN);
    await clinic.pass(61 * SECOND);
    const onCall = clinic.phone(ON_CALL[0] as never);
    const code = /\b\d{4}\b/.exec(onCall.inbox()[0]!)![0];
    expect(await onCall.ask(code)).toMatch(/yours/);
    await clinic.settled();
    const { items } = await (await clinic.staff()).queue();
    expect(items[0]).toMatchObject({ mode: 'staffed', claimedBy: { id: 'on-call-1' } });
    await clinic.pass(MINUTE);
    expect(pages(1)).toHaveLength(0);
    expect(await clinic.frontdesk.house.contacts.findNumber(ON_CALL[0] as never)).toBeUndefined();
  });

  it('rings again for a new red flag, not for the same one', async () => {
    const patient = clinic.phone(phoneNumber(1));
    await patient.ask(CHEST_PAIN);
    await patient.text('crushing chest pain!!');
    await clinic.settled();
    expect(patient.inbox()).toHaveLength(1);
    expect(await patient.ask('now my face is drooping and my speech is slurred')).toMatch(/911/);
  });

  it('returns to the queue when whoever claimed it does not answer in time', async () => {
    await clinic.phone(phoneNumber(1)).ask(CHEST_PAIN);
    const nurse = await clinic.staff();
    const { conversationId } = (await nurse.queue()).items[0]!;
    await nurse.post(`/conversations/${conversationId}/claim`);
    await clinic.pass(4 * MINUTE);
    expect((await nurse.conversation(conversationId)).item.mode).toBe('staffed');
    await clinic.pass(2 * MINUTE);
    expect((await nurse.conversation(conversationId)).item.mode).toBe('waiting');
  });

  it('whose safety text does not arrive becomes a task to call at once', async () => {
    const patient = clinic.phone(phoneNumber(1));
    clinic.carrier.faults.plant({ kind: 'undelivered', code: 30003, to: patient.number });
    await patient.text(CHEST_PAIN);
    await clinic.settled();
    const { tasks } = await (await clinic.staff()).queue();
    expect(tasks).toMatchObject([{ kind: 'call-now', level: 'emergency' }]);
    expect(tasks[0]?.phone).toBeDefined();
  });
});

describe('an emergency with half the house asleep', () => {
  it('is answered with the job queue stopped', async () => {
    await open({ overrides: { worker: false } });
    expect(await clinic.phone(phoneNumber(1)).ask(CHEST_PAIN)).toMatch(/^Call 911 now\./);
    expect((await (await clinic.staff()).queue()).items[0]).toMatchObject({ level: 'emergency' });
  });

  it('is answered at two in the morning as at noon', async () => {
    await open({ at: '2026-11-30T07:00:00Z' });
    expect(await clinic.phone(phoneNumber(1)).ask(CHEST_PAIN)).toMatch(/^Call 911 now\./);
    await clinic.pass(61 * SECOND);
    expect(pages(0)).toHaveLength(1);
  });

  it('is answered after STOP', async () => {
    await open({ optOut: 'app' });
    const patient = clinic.phone(phoneNumber(1));
    await patient.ask('STOP');
    expect(await patient.ask(CHEST_PAIN)).toMatch(/^Call 911 now\./);
  });

  it('becomes a call when the carrier itself has blocked the number', async () => {
    await open({ optOut: 'carrier' });
    const patient = clinic.phone(phoneNumber(1));
    await patient.text('STOP');
    await patient.text(CHEST_PAIN);
    await clinic.settled();
    const { tasks } = await (await clinic.staff()).queue();
    expect(tasks).toMatchObject([{ kind: 'call-now', level: 'emergency' }]);
  });
});

describe('a crisis', () => {
  it.each([
    ["I don't want to be here anymore", /988.*911/s],
    ['ya no quiero vivir', /988.*911/s],
    ['I want it all to stop', /988/],
  ])('%s', async (text, answer) => {
    await open();
    expect(await clinic.phone(phoneNumber(1)).ask(text)).toMatch(answer);
    await clinic.settled();
    const { items } = await (await clinic.staff()).queue();
    expect(items[0]).toMatchObject({ level: 'emergency', path: 'crisis', mode: 'waiting' });
  });
});
