import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PhoneMessage } from '../../src/adapters/twilio/local-carrier/phone-routes.ts';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { phoneNumber } from '../support/local-carrier.ts';
import { startMain, type MainProcess } from './main-process.ts';
import { reservePort } from './world.ts';

const KILLS = 3;
const TEXTS_BETWEEN = 8;

let dataDir: string;
let main: MainProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'frontdesk-one-machine-'));
});
afterEach(async () => {
  main?.signal('SIGKILL');
  await main?.ended;
  rmSync(dataDir, { recursive: true, force: true });
});

/** Without any setting the carrier lives in the same process and dies with it; what it has taken it keeps too. */
it('with nothing but a data folder, killed again and again, answers every text once', async () => {
  const port = String(await reservePort());
  const url = `http://127.0.0.1:${port}/demo/phone/messages`;
  const text = (from: PhoneNumber): Promise<unknown> =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from, body: 'what are your hours?' }),
    }).catch(() => undefined);
  const shown = async (): Promise<readonly PhoneMessage[]> =>
    ((await (await fetch(url)).json()) as { messages: PhoneMessage[] }).messages;

  let phones = 0;
  for (let kill = 0; kill <= KILLS; kill += 1) {
    main = startMain({ DATA_DIR: dataDir, PORT: port, LOG_LEVEL: 'silent', QUIET_GAP_MS: '0' });
    await main.ready();
    const texts = Array.from({ length: TEXTS_BETWEEN }, () => text(phoneNumber(++phones)));
    if (kill === KILLS) {
      await Promise.all(texts);
      break;
    }
    await wait(30 + 60 * kill);
    main.signal('SIGKILL');
    await main.ended;
  }

  const until = Date.now() + 45_000;
  for (;;) {
    const messages = await shown();
    const asked = messages.filter(({ direction }) => direction === 'from-phone').map(({ phone }) => phone);
    const answered = messages.filter(({ direction }) => direction === 'to-phone').map(({ phone }) => phone);
    if (answered.length >= asked.length || Date.now() > until) {
      expect([...answered].sort()).toEqual([...asked].sort());
      expect(asked.length).toBeGreaterThanOrEqual(TEXTS_BETWEEN);
      break;
    }
    await wait(100);
  }
}, 120_000);
