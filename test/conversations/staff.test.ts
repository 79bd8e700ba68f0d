import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Me } from '../../src/contract/console.ts';
import { WHO_MAY, ROLES, type Action, type Role } from '../../src/domain/access/can.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { openClinic, type ClinicOptions, type Phone, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';
import { bookFirst } from '../support/patients.ts';
import { anonymous, PASSWORD, type StaffClient } from '../support/staff-client.ts';

let clinic: TestClinic;
let nurse: StaffClient;
let ana: Phone;
const open = async (options: ClinicOptions = {}): Promise<void> => {
  clinic = await openClinic(options);
  nurse = await clinic.staff('nurse');
  ana = clinic.phone(phoneNumber(1));
};
afterEach(() => clinic.stop());

const first = async (): Promise<string> => (await nurse.queue()).items[0]!.conversationId;

describe('the queue', () => {
  beforeEach(() => open());

  it('shows who waits by urgency, then by how long', async () => {
    const say = async (n: number, text: string): Promise<void> => {
      await clinic.phone(phoneNumber(n)).ask(text);
      await clinic.pass(20_000);
    };
    await say(1, 'I need a refill');
    await say(2, 'it burns when I pee');
    await say(3, 'can I talk to a person');
    await say(4, 'crushing chest pain and my left arm is numb');
    await say(5, 'my chest hurts so bad and I cannot breathe');
    const { items } = await nurse.queue();
    expect(items.map(({ who }) => who.slice(-1))).toEqual(['4', '5', '2', '1', '3']);
    expect(items.map(({ level }) => level)).toEqual(['emergency', 'emergency', 'urgent', 'none', 'none']);
  });

  it('gives a conversation to one of two who claim it at the same moment', async () => {
    await ana.ask('can I talk to a person');
    const desk = await clinic.staff('front-desk');
    const path = `/conversations/${await first()}/claim`;
    const answers = await Promise.all([nurse, desk].map((staff) => staff.status('POST', path)));
    expect(answers.sort()).toEqual([200, 409]);
    const [item] = (await nurse.queue()).items;
    expect(item).toMatchObject({ mode: 'staffed' });
    const holder = item?.claimedBy?.id === nurse.me.id ? nurse : desk;
    const other = holder === nurse ? desk : nurse;
    expect(await holder.status('POST', path)).toBe(200);
    const words = { text: 'Hello', clientId: 'over-a-colleague', version: 99 };
    expect(await other.refused('POST', path.replace('claim', 'replies'), words)).toMatchObject({
      status: 409,
      code: 'not-claimed-by-you',
    });
  });
});

describe('a claimed conversation', () => {
  let path: string;
  beforeEach(async () => {
    await open();
    await ana.ask('can I talk to a person');
    path = `/conversations/${await first()}`;
    await nurse.post(`${path}/claim`);
  });

  it('carries the words of staff to the phone, once for each client id', async () => {
    for (const _ of [1, 2]) {
      await nurse.act(`${path}/replies`, {
        text: 'This is Ana. How can I help?',
        clientId: 'the-first-words',
      });
    }
    await clinic.settled();
    expect(ana.inbox().slice(1)).toEqual(['This is Ana. How can I help?']);
    const { thread } = await nurse.conversation(path.split('/').at(-1)!);
    expect(thread.at(-1)).toMatchObject({ from: 'staff', staffName: 'Ana Reyes', delivery: 'delivered' });
  });

  it('silences the bot until it is handed back', async () => {
    await ana.text('what are your hours');
    await clinic.settled();
    expect(ana.inbox()).toHaveLength(1);
    await nurse.act(`${path}/hand-back`);
    expect((await nurse.queue()).items).toEqual([]);
    expect(await ana.ask('what are your hours')).toContain('Sat 9:00 am-1:00 pm');
  });

  it('leaves the queue when it is resolved, and the bot answers again', async () => {
    await nurse.act(`${path}/resolve`, { reason: 'answered by phone' });
    expect((await nurse.queue()).items).toEqual([]);
    expect(await ana.ask('hello')).toMatch(/How can we help/);
  });

  it('released, waits for everybody again', async () => {
    await nurse.post(`${path}/release`);
    expect((await nurse.queue()).items).toMatchObject([{ mode: 'waiting' }]);
    const desk = await clinic.staff('front-desk');
    await desk.post(`${path}/claim`);
    expect((await nurse.queue()).items).toMatchObject([{ claimedBy: { name: 'Sam Ortiz' } }]);
  });
});

describe('the level of a case', () => {
  it('is lowered by a nurse with a reason, not by the front desk, and a new red flag raises it', async () => {
    await open();
    await ana.ask('crushing chest pain and my left arm is numb');
    const path = `/conversations/${await first()}`;
    const lower = { to: 'routine', reason: 'spoke to her: a pulled muscle' };
    const desk = await clinic.staff('front-desk');
    await desk.post(`${path}/claim`);
    expect(await desk.refused('POST', `${path}/level`, { ...lower, version: 99 })).toMatchObject({
      status: 403,
    });
    await desk.post(`${path}/release`);
    await nurse.post(`${path}/claim`);
    await nurse.act(`${path}/level`, lower);
    expect((await nurse.queue()).items).toMatchObject([{ level: 'routine' }]);
    expect(await nurse.alarm()).toMatchObject({ emergencies: 0 });
    expect(await ana.ask('my face is drooping and my speech is slurred')).toMatch(/^Call 911/);
    expect((await nurse.queue()).items).toMatchObject([{ level: 'emergency' }]);
  });
});

describe('calendar and call list', () => {
  beforeEach(() => open());

  it('show what was booked, and whom to call', async () => {
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm', reminders: '2' });
    const { days } = await nurse.calendar('2026-12-14', 1);
    expect(days[0]?.columns.flatMap(({ visits }) => visits)).toMatchObject([
      { patient: 'Ana Diaz', clinician: 'Dr. Ana Morales', site: 'Downtown', status: 'booked' },
    ]);
    expect((await nurse.calendar('2026-12-25', 1)).days[0]).toMatchObject({ holiday: 'Christmas' });
    const [call] = (await nurse.queue()).tasks;
    expect(call).toMatchObject({ kind: 'reminder-call', who: 'Ana Diaz' });
    const done = `/tasks/${call!.id}/complete`;
    const desk = await clinic.staff('front-desk');
    await desk.post(done, { result: 'reached' });
    expect((await nurse.queue()).tasks).toEqual([]);
    expect(await nurse.refused('POST', done, { result: 'no-answer' })).toMatchObject({ status: 409 });
  });

  it('find a person by name or number', async () => {
    await bookFirst(clinic, ana, { wish: 'on december 14 at 2pm' });
    for (const words of ['diaz', 'Ana Diaz', '(202) 556-0001', '2025560001']) {
      const { items } = await nurse.search(words);
      expect(items, words).toMatchObject([{ who: 'Ana Diaz' }]);
    }
    expect(await nurse.search('nobody')).toEqual({ items: [] });
  });
});

/** Every route as the contract tells it, with who may take it. */
const ROUTES: readonly (readonly [method: string, path: string, action: Action])[] = [
  ['GET', '/session', 'see-alarm'],
  ['POST', '/session/lock', 'see-alarm'],
  ['POST', '/session/unlock', 'see-alarm'],
  ['DELETE', '/session', 'see-alarm'],
  ['GET', '/alarm', 'see-alarm'],
  ['GET', '/queue', 'read-queue'],
  ['GET', '/conversations/:id', 'read-conversation'],
  ['POST', '/conversations/:id/claim', 'claim'],
  ['POST', '/conversations/:id/release', 'release'],
  ['POST', '/conversations/:id/replies', 'reply'],
  ['POST', '/conversations/:id/resolve', 'resolve'],
  ['POST', '/conversations/:id/hand-back', 'hand-back'],
  ['POST', '/conversations/:id/level', 'lower-level'],
  ['GET', '/calendar', 'read-calendar'],
  ['POST', '/search', 'read-conversation'],
  ['POST', '/tasks/:id/complete', 'complete-task'],
];
/** Signing in is for anybody. */
const OPEN = ['POST /session', 'POST /session/link'];

describe('every route of the console', () => {
  const changing = ROUTES.filter(([method]) => method !== 'GET');

  it('is in this table', () => {
    const contract = readFileSync(new URL('../../src/contract/console.ts', import.meta.url), 'utf8');
    const told = [...contract.matchAll(/^ \* (GET|POST|DELETE) +(\/[^\s?]*)/gm)].map(
      ([, m, p]) => `${m} ${p}`,
    );
    expect([...OPEN, ...ROUTES.map(([method, path]) => `${method} ${path}`)].sort()).toEqual(told.sort());
  });

  it('is closed without a session, with an invented one, and to a change without proof of the console', async () => {
    await open();
    const nobody = anonymous(clinic.url);
    const invented = anonymous(clinic.url, 'frontdesk_session=made-up-token-of-some-length');
    for (const [method, path] of ROUTES) {
      expect([path, await nobody(method, path)]).toEqual([path, 401]);
      expect([path, await invented(method, path)]).toEqual([path, 401]);
    }
    const unproved = anonymous(clinic.url, nurse.cookie);
    for (const [method, path] of changing) expect([path, await unproved(method, path)]).toEqual([path, 403]);
  });

  it('lets each role take what the one table of roles allows, and nothing else', async () => {
    await open();
    const staff = Object.fromEntries(
      await Promise.all(ROLES.map(async (role) => [role, await clinic.staff(role)] as const)),
    ) as Record<Role, StaffClient>;
    for (const [method, path, action] of ROUTES) {
      // These would end the session under test.
      if (path === '/session' || path.startsWith('/session/')) continue;
      for (const role of ROLES) {
        const status = await staff[role].status(method, path.replace(':id', 'nobody'), {});
        const allowed = WHO_MAY[action].includes(role);
        expect([role, method, path, status === 403]).toEqual([role, method, path, !allowed]);
        expect([401, 423, 500]).not.toContain(status);
      }
    }
  });

  it('locks after idle time, but for the alarm, until the password is typed', async () => {
    await open({ overrides: { settings: { idleLockMs: 5 * MINUTE } } });
    await ana.ask('crushing chest pain and my left arm is numb');
    clinic.clock.shift(6 * MINUTE);
    for (const [method, path, action] of ROUTES) {
      if (action === 'see-alarm') continue;
      expect([path, await nurse.status(method, path.replace(':id', 'nobody'), {})]).toEqual([path, 423]);
    }
    expect(await nurse.alarm()).toMatchObject({ emergencies: 1 });
    expect(await nurse.get<Me>('/session')).toMatchObject({ scope: 'alarm', may: ['see-alarm'] });
    expect(await nurse.status('POST', '/session/unlock', { password: 'not the password' })).toBe(401);
    expect(await nurse.status('GET', '/queue')).toBe(423);
    await nurse.post('/session/unlock', { password: PASSWORD });
    expect((await nurse.queue()).items).toHaveLength(1);
  });

  it('stays open while somebody works, and locks on a word', async () => {
    await open({ overrides: { settings: { idleLockMs: 5 * MINUTE } } });
    for (const _ of [1, 2, 3]) {
      clinic.clock.shift(4 * MINUTE);
      await nurse.active('/queue');
    }
    expect(await nurse.status('GET', '/queue')).toBe(200);
    await nurse.post('/session/lock');
    expect(await nurse.status('GET', '/queue')).toBe(423);
  });
});

describe('signing in', () => {
  beforeEach(() => open());
  const signIn = (body: object, path = '/session') => anonymous(clinic.url)('POST', path, body);

  it('works once by a link, and by the password chosen with it', async () => {
    const { token } = clinic.frontdesk.invitations.find(({ role }) => role === 'administrator')!;
    expect(await signIn({ token, password: 'short' }, '/session/link')).toBe(400);
    expect(await signIn({ token, password: PASSWORD }, '/session/link')).toBe(200);
    expect(await signIn({ token, password: 'another long password' }, '/session/link')).toBe(410);
    expect(await signIn({ email: 'admin@clinic.example', password: PASSWORD })).toBe(200);
    expect(await signIn({ email: 'ADMIN@clinic.example ', password: PASSWORD })).not.toBe(500);
  });

  it('is over when one signs out, and asks for the password again after a working day', async () => {
    expect(await nurse.status('DELETE', '/session')).toBe(204);
    expect(await nurse.status('GET', '/queue')).toBe(401);
    const again = await clinic.staff('nurse');
    clinic.clock.shift(13 * HOUR);
    expect(await again.status('GET', '/queue')).toBe(423);
  });

  it('says the same of a wrong password and an unknown person, and no more after some tries', async () => {
    const wrong = { email: nurse.me.email, password: 'not the password' };
    expect(await signIn(wrong)).toBe(401);
    expect(await signIn({ ...wrong, email: 'nobody@clinic.example' })).toBe(401);
    for (let tries = 0; tries < 8; tries += 1) await signIn(wrong);
    expect(await signIn(wrong)).toBe(429);
    expect(await signIn({ ...wrong, password: PASSWORD })).toBe(429);
    // Somebody else at the same place still comes in.
    expect(await signIn({ email: 'desk@clinic.example', password: 'whatever' })).toBe(401);
  });
});
