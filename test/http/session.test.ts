import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Me } from '../../src/contract/console.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { openClinic, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';
import { anonymous, PASSWORD } from '../support/staff-client.ts';

const NURSE = 'nurse@clinic.example';
const DESK = 'desk@clinic.example';
const OTHER_PASSWORD = 'not the password of anybody';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.stop());

const signIn = (email: string, password: string) =>
  anonymous(clinic.url)('POST', '/session', { email, password });
const accept = (token: string, password = OTHER_PASSWORD) =>
  anonymous(clinic.url)('POST', '/session/link', { token, password });
const invitation = (role: Me['role']) => clinic.frontdesk.invitations.find((one) => one.role === role)!.token;

const rows = async (...actions: readonly string[]) =>
  (await clinic.frontdesk.house.audit.latest(300))
    .filter(({ action }) => actions.includes(action))
    .map(({ actor, action, subject }) => ({ actor, action, subject }))
    .reverse();

describe('sign-in links', () => {
  it('of an earlier start are void', async () => {
    const [first, others] = [invitation('nurse'), invitation('front-desk')];
    await clinic.restart();
    expect(await accept(first)).toBe(410);
    expect(await accept(others)).toBe(410);
    expect(await accept(invitation('nurse'))).toBe(200);
  });

  it('are void once another one of the same person was used', async () => {
    const sibling = invitation('nurse');
    const nurse = await clinic.staff('nurse');
    expect(await accept(sibling)).toBe(410);
    expect(await nurse.status('GET', '/queue')).toBe(200);
  });
});

describe('wrong tries', () => {
  beforeEach(async () => {
    await clinic.staff('nurse');
  });

  it('of many people’s passwords from one address end, even all at once', async () => {
    const tries = Array.from({ length: 50 }, (_, n) => signIn(`somebody${n}@clinic.example`, 'abc'));
    const answers = await Promise.all(tries);
    expect(answers.filter((status) => status === 401)).toHaveLength(40);
    expect(answers.filter((status) => status === 429)).toHaveLength(10);
    expect(await accept('a-token-that-nobody-was-ever-given')).toBe(429);
  });

  it('of one person’s password end, and nobody else is kept out', async () => {
    for (let tries = 0; tries < 8; tries += 1) expect(await signIn(NURSE, OTHER_PASSWORD)).toBe(401);
    expect(await signIn(NURSE, PASSWORD)).toBe(429);
    expect(await signIn(DESK, OTHER_PASSWORD)).toBe(401);
  });

  it('are all that counts: whoever types it right may do so all day', async () => {
    for (let tries = 0; tries < 12; tries += 1) expect(await signIn(NURSE, PASSWORD)).toBe(200);
  });

  it('by a colleague do not keep a person from unlocking their own screen', async () => {
    const nurse = await clinic.staff('nurse');
    for (let tries = 0; tries < 9; tries += 1) await signIn(NURSE, OTHER_PASSWORD);
    await nurse.post('/session/lock');
    expect(await nurse.status('POST', '/session/unlock', { password: PASSWORD })).toBe(200);
  });

  it('at a locked screen end too, with the event that tells of it', async () => {
    await clinic.stop();
    const events: unknown[] = [];
    clinic = await openClinic({
      overrides: { house: (house) => ({ ...house, observer: { note: (event) => events.push(event) } }) },
    });
    const nurse = await clinic.staff('nurse');
    await nurse.post('/session/lock');
    const unlock = (password: string) => nurse.refused('POST', '/session/unlock', { password });
    for (let tries = 0; tries < 8; tries += 1) {
      expect(await unlock(OTHER_PASSWORD)).toMatchObject({ code: 'wrong-credentials' });
    }
    expect(events).not.toContainEqual({ type: 'sign-in', outcome: 'too-many' });
    expect(await unlock(PASSWORD)).toMatchObject({ status: 429, code: 'too-many-attempts' });
    expect(events).toContainEqual({ type: 'sign-in', outcome: 'too-many' });
    expect(await nurse.alarm()).toMatchObject({ emergencies: 0 });
  });
});

describe('a session', () => {
  it('hears the alarm through the night, and sees patients again only by the password', async () => {
    const nurse = await clinic.staff('nurse');
    clinic.clock.shift(13 * HOUR);
    await clinic.phone(phoneNumber(1)).ask('crushing chest pain and my left arm is numb');
    expect(await nurse.alarm()).toMatchObject({ emergencies: 1 });
    expect(await nurse.status('GET', '/queue')).toBe(423);
    await nurse.post('/session/unlock', { password: PASSWORD });
    expect(await nurse.status('GET', '/queue')).toBe(200);
    clinic.clock.shift(11 * HOUR);
    expect(await nurse.status('GET', '/queue')).toBe(200);
    clinic.clock.shift(2 * HOUR);
    expect(await nurse.status('GET', '/queue')).toBe(423);
  });

  it('ends a week after the password was last typed', async () => {
    const nurse = await clinic.staff('nurse');
    clinic.clock.shift(6 * DAY);
    expect(await nurse.status('GET', '/alarm')).toBe(200);
    await nurse.post('/session/unlock', { password: PASSWORD });
    clinic.clock.shift(6 * DAY);
    expect(await nurse.status('GET', '/alarm')).toBe(200);
    clinic.clock.shift(DAY);
    expect(await nurse.status('GET', '/alarm')).toBe(401);
  });
});

describe('the audit chain', () => {
  it('tells who came, who was turned away, and when a screen was locked', async () => {
    const nurse = await clinic.staff('nurse');
    const { id } = nurse.me;
    await signIn(NURSE, OTHER_PASSWORD);
    await signIn('nobody@clinic.example', OTHER_PASSWORD);
    await accept('a-token-that-nobody-was-ever-given');
    await nurse.post('/session/lock');
    await nurse.post('/session/lock');
    await nurse.refused('POST', '/session/unlock', { password: OTHER_PASSWORD });
    await nurse.post('/session/unlock', { password: PASSWORD });
    await nurse.status('DELETE', '/session');
    const told = await rows(
      'staff.signed-in',
      'staff.sign-in-refused',
      'staff.locked',
      'staff.unlock-refused',
      'staff.unlocked',
      'staff.signed-out',
    );
    expect(told).toEqual([
      { actor: id, action: 'staff.signed-in', subject: id },
      { actor: 'unknown', action: 'staff.sign-in-refused', subject: id },
      { actor: 'unknown', action: 'staff.sign-in-refused', subject: 'unknown' },
      { actor: 'unknown', action: 'staff.sign-in-refused', subject: 'unknown' },
      { actor: id, action: 'staff.locked', subject: id },
      { actor: 'unknown', action: 'staff.unlock-refused', subject: id },
      { actor: id, action: 'staff.unlocked', subject: id },
      { actor: id, action: 'staff.signed-out', subject: id },
    ]);
  });

  it('tells of a screen that locked by itself', async () => {
    await clinic.restart({ settings: { idleLockMs: 5 * MINUTE } });
    const nurse = await clinic.staff('nurse');
    clinic.clock.shift(6 * MINUTE);
    expect(await nurse.status('GET', '/queue')).toBe(423);
    expect(await nurse.status('GET', '/queue')).toBe(423);
    expect(await rows('staff.locked')).toEqual([
      { actor: 'house', action: 'staff.locked', subject: nurse.me.id },
    ]);
  });

  it('tells who looked at the queue and the calendar, once a minute, and every search', async () => {
    const nurse = await clinic.staff('nurse');
    const desk = await clinic.staff('front-desk');
    const look = async () => {
      for (const staff of [nurse, nurse, desk]) {
        await staff.queue();
        await staff.calendar('2026-12-01', 5);
      }
    };
    await look();
    await nurse.calendar('2026-12-07', 5);
    clinic.clock.shift(MINUTE);
    await look();
    const calendar = await rows('calendar.read');
    expect(calendar.map(({ subject }) => subject).filter((days) => days === '2026-12-01+5')).toHaveLength(4);
    expect(calendar).toHaveLength(5);
    const queue = await rows('queue.read');
    expect(queue.filter(({ actor }) => actor === nurse.me.id)).toHaveLength(2);
    expect(queue.filter(({ actor }) => actor === desk.me.id)).toHaveLength(2);

    await nurse.search('ana diaz');
    await nurse.search('ana diaz');
    expect(await rows('people.searched')).toHaveLength(2);
    const all = JSON.stringify(await clinic.frontdesk.house.audit.latest(300));
    expect(all.toLowerCase()).not.toContain('diaz');
    expect(await clinic.frontdesk.house.audit.verify()).toMatchObject({ whole: true });
  });
});
