import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { issueLink } from '../../src/app/staff/sign-in.ts';
import { STAFF_NAMESPACE } from '../../src/contract/console.ts';
import { openClinic, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';
import { anonymous, PASSWORD, type StaffClient } from '../support/staff-client.ts';

let clinic: TestClinic;
let nurse: StaffClient;
let patients = 0;
const lines: Socket[] = [];
beforeEach(async () => {
  clinic = await openClinic();
  nurse = await clinic.staff('nurse');
});
afterEach(async () => {
  for (const line of lines.splice(0)) line.close();
  await clinic.stop();
});

/** A console's live line, and what it has heard since it was last asked. */
async function listen({ cookie } = nurse) {
  const heard: string[] = [];
  const line = io(clinic.url + STAFF_NAMESPACE, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie },
  });
  lines.push(line);
  line.onAny((event: string) => heard.push(event));
  await new Promise<void>((resolve, reject) => {
    line.once('connect', resolve);
    line.once('connect_error', reject);
  });
  const until = async (event: string): Promise<void> => {
    const end = Date.now() + 5_000;
    while (!heard.includes(event)) {
      if (Date.now() > end) throw new Error(`${event} was not heard, but ${heard.join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  await until('alarm:changed');
  return { line, until, hears: () => [...new Set(heard.splice(0))] };
}

/** Something that every open console is told of, and that all lines have been told when it resolves. */
async function somethingHappens(...all: readonly Awaited<ReturnType<typeof listen>>[]): Promise<void> {
  await clinic.phone(phoneNumber((patients += 1))).ask('I want to talk to a person');
  await clinic.settled();
  for (const line of all) if (line.line.connected) await line.until('alarm:changed');
}

it('an open screen hears what has changed', async () => {
  const line = await listen();
  line.hears();
  await somethingHappens(line);
  expect(line.hears()).toEqual(expect.arrayContaining(['queue:changed', 'conversation:changed']));
});

it('an open screen hears how far a text has come', async () => {
  await clinic.phone(phoneNumber(50)).ask('I want to talk to a person');
  await clinic.settled();
  const contact = await clinic.frontdesk.house.contacts.findNumber(phoneNumber(50));
  const line = await listen();
  line.hears();
  clinic.frontdesk.house.live.publish({ type: 'chat', contactId: contact!.id });
  await line.until('conversation:changed');
});

it('a screen that is locked hears only the alarm, and the others of that person go on', async () => {
  const elsewhere = await clinic.staff('nurse');
  const [line, other] = [await listen(), await listen(elsewhere)];
  line.hears();
  other.hears();
  await nurse.post('/session/lock');
  await line.until('session:changed');
  expect(line.hears()).toEqual(['session:changed']);
  await somethingHappens(line, other);
  expect(line.hears()).toEqual(['alarm:changed']);
  const told = other.hears();
  expect(told).toContain('queue:changed');
  expect(told).not.toContain('session:changed');
});

it('a line that opens while the screen is locked hears only the alarm, until it is unlocked', async () => {
  await nurse.post('/session/lock');
  const line = await listen();
  line.hears();
  await somethingHappens(line);
  expect(line.hears()).toEqual(['alarm:changed']);
  await nurse.post('/session/unlock', { password: PASSWORD });
  await line.until('session:changed');
  line.hears();
  await somethingHappens(line);
  expect(line.hears()).toContain('queue:changed');
});

it('a screen that locks by itself is told so', async () => {
  await clinic.restart({ settings: { idleLockMs: 60_000 } });
  nurse = await clinic.staff('nurse');
  const line = await listen();
  line.hears();
  clinic.clock.shift(61_000);
  expect(await nurse.status('GET', '/queue')).toBe(423);
  await line.until('session:changed');
});

it('who signs out is told so, and hears nothing any more', async () => {
  const line = await listen();
  line.hears();
  await nurse.status('DELETE', '/session');
  await line.until('session:changed');
  expect(line.hears()).toEqual(['session:changed']);
  await somethingHappens();
  expect(line.hears()).toEqual([]);
  expect(line.line.connected).toBe(false);
  await expect(listen()).rejects.toThrow('not-signed-in');
});

it('a link that sets a new password ends every line of that person', async () => {
  const line = await listen();
  const token = await issueLink(clinic.frontdesk.house, nurse.me.id as never);
  await anonymous(clinic.url)('POST', '/session/link', { token, password: 'another long password' });
  await line.until('session:changed');
});
