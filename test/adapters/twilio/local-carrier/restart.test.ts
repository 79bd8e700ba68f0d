import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTwilioCarrier } from '../../../../src/adapters/twilio/carrier.ts';
import { localAccount } from '../../../../src/adapters/twilio/local-carrier/account.ts';
import type { SendId } from '../../../../src/domain/ids.ts';
import { instant, MINUTE } from '../../../../src/domain/time.ts';
import { openClinicEnd } from '../../../support/clinic-end.ts';
import {
  accountAt,
  openTestCarrier,
  phoneNumber,
  startCarrierProcess,
} from '../../../support/local-carrier.ts';

const PATIENT = phoneNumber(1);
const KEY = randomBytes(32);

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrier-'));
  path = join(folder, 'carrier');
});
afterEach(() => rm(folder, { recursive: true }));

const minuteAgo = () => instant(Date.now() - MINUTE);
const open = (stepMs = 2) => openTestCarrier({ store: { path, key: KEY }, stepMs });
const send = (url: string, body: string, to = PATIENT) =>
  createTwilioCarrier(accountAt(url)).send({ to, body, sendId: 'send-1' as SendId });

describe('a restart', () => {
  it('keeps messages, their states, what phones showed, and the block list', async () => {
    const before = await open();
    await send(before.url, 'hello');
    await before.settled();
    await before.text({ from: PATIENT, body: 'STOP' });
    await before.settled();
    const [messages, shown] = [before.messages(), before.shown()];
    await before.close();

    const after = await open();
    expect(after.messages()).toEqual(messages);
    expect(after.shown()).toEqual(shown);
    expect(shown.map(({ body }) => body).slice(0, 2)).toEqual(['hello', 'STOP']);
    expect(after.isBlocked(PATIENT)).toBe(true);
    expect(await send(after.url, 'again')).toMatchObject({ blocked: true });
    await after.text({ from: PATIENT, body: 'hello?' });
    expect(after.shown().at(-1)).toMatchObject({ seq: shown.length + 1, body: 'hello?' });
    await after.close();
  });

  it('goes on with what was on its way, once', async () => {
    const before = await open(60_000);
    await send(before.url, 'on its way');
    await before.close();
    const after = await open();
    await after.settled();
    expect(after.shown(PATIENT).map(({ body }) => body)).toEqual(['on its way']);
    await after.close();
    const later = await open();
    await later.settled();
    expect(later.shown(PATIENT)).toHaveLength(1);
    await later.close();
  });

  it('shrinks the file and loses nothing', async () => {
    const before = await open(0);
    for (let index = 0; index < 60; index++) await send(before.url, `message ${index}`);
    await before.settled();
    const [messages, shown] = [before.messages(), before.shown()];
    await before.close();
    const grown = (await stat(path)).size;

    const after = await open();
    expect((await stat(path)).size).toBeLessThan(grown);
    expect(after.messages()).toEqual(messages);
    expect(after.shown()).toEqual(shown);
    await after.text({ from: PATIENT, body: 'more' });
    await after.close();
    const later = await open();
    expect(later.messages()).toHaveLength(messages.length + 1);
    await later.close();
  });
});

describe('a process killed', () => {
  const start = (changes: Parameters<typeof startCarrierProcess>[0] = {}) =>
    startCarrierProcess({ store: { path, key: KEY.toString('base64') }, ...changes });

  it('loses nothing it has acknowledged, at whatever moment', async () => {
    const acknowledged: string[] = [];
    const ENOUGH = 5;
    for (let round = 0; round < 3; round++) {
      const process = await start();
      const write = (body: string, index: number): Promise<boolean> =>
        index % 2 === 0
          ? send(process.url, body).then(({ kind }) => kind === 'accepted')
          : process.text({ from: PATIENT, body }).then(
              () => true,
              () => false,
            );
      let killed: Promise<void> | undefined;
      for (let index = 0; ; index++) {
        const body = `round ${round}, ${index}`;
        if (!(await write(body, index))) break;
        acknowledged.push(body);
        if (index === ENOUGH) killed = wait(3 * round).then(() => process.kill());
      }
      await killed;
    }
    const last = await start();
    const kept = (await last.messages()).map(({ body }) => body);
    expect(acknowledged.length).toBeGreaterThan(3 * ENOUGH);
    expect(acknowledged.filter((body) => !kept.includes(body))).toEqual([]);
    expect(new Set(kept).size).toBe(kept.length);
    await last.settled();
    const shown = (await last.shown(PATIENT)).map(({ body }) => body);
    expect(shown.toSorted()).toEqual(kept.toSorted());
    await last.close();
  });

  it('lists what came in while the clinic was away', async () => {
    const clinic = await openClinicEnd();
    const first = await start({ webhookUrl: `${clinic.url}/hook` });
    await clinic.close();
    const { sid } = await first.text({ from: PATIENT, body: 'is anybody there?' });
    await first.settled();
    await first.kill();
    const second = await start();
    const listed = await createTwilioCarrier(accountAt(second.url)).inboundSince(minuteAgo());
    expect(listed).toMatchObject([{ sid, from: PATIENT, body: 'is anybody there?', state: 'received' }]);
    await second.close();
  });

  it('takes orders from a test: trouble and where to call', async () => {
    const clinic = await openClinicEnd();
    const process = await start();
    await process.plant({ kind: 'cut', moment: 'after' });
    expect(await send(process.url, 'cut')).toEqual({ kind: 'unknown' });
    await process.pointTo(`${clinic.url}/elsewhere`);
    await process.text({ from: PATIENT, body: 'hello' });
    await process.settled();
    expect(clinic.received.map(({ url }) => url)).toEqual(['/elsewhere']);
    await process.close();
    await clinic.close();
  });
});

describe('the account of a local carrier', () => {
  it('is the same for the same key, and another for another', () => {
    const account = localAccount(KEY);
    expect(localAccount(KEY)).toEqual(account);
    expect(account.accountSid).toMatch(/^AC[0-9a-f]{32}$/);
    expect(new Set(Object.values(account).map((value) => value.slice(-32))).size).toBe(3);
    expect(localAccount(randomBytes(32)).authToken).not.toBe(account.authToken);
  });
});
