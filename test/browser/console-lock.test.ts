import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { findChromium } from '../support/chromium.ts';
import { openConsoleHouse, rowWith, type ConsoleHouse } from '../support/console-page.ts';

const PATIENT = '+12025550160' as PhoneNumber;
const OTHER = '+12025550161' as PhoneNumber;
const CHEST = 'crushing chest pain and my left arm is numb';
/** Set by the helper that signs staff in at the REST door. */
const PASSWORD = 'a long enough password';

describe.skipIf(!findChromium())('the locked screen', () => {
  let house: ConsoleHouse;
  beforeAll(async () => {
    house = await openConsoleHouse({ overrides: { settings: { idleLockMs: 4_000 } } });
  });
  afterEach(() => house.closePages());
  afterAll(() => house.close());

  it('hides every patient, sounds on, survives a reload and opens by the password', async () => {
    await house.clinic.phone(PATIENT).ask(CHEST);
    const { page, context } = await house.open('nurse');
    await rowWith(page, '0160').click();
    await page.getByText('crushing chest').first().waitFor();
    const alarm = page.locator('.lock-alarm');
    const opened = page.url();
    await page.locator('html[data-alarm=sounding]').waitFor();
    await page.getByText('This screen is about to lock.').waitFor();

    await page.getByText('This screen is locked.').waitFor({ timeout: 10_000 });
    const content = await page.content();
    expect(content).not.toContain('0160');
    expect(content).not.toContain('chest');
    expect(content).toContain('Riverside Family Practice');
    await alarm.getByText('1 emergency waiting').waitFor();
    expect(await page.title()).toBe('▲ 1 emergency · Locked · Riverside Family Practice');
    expect(await page.locator('html').getAttribute('data-alarm')).toBe('sounding');

    await house.clinic.phone(OTHER).ask(CHEST);
    await alarm.getByText('2 emergencies waiting').waitFor();

    await page.reload();
    await page.getByText('This screen is locked.').waitFor();
    expect(await page.content()).not.toContain('0160');
    const refused = await context.request.get(`${house.clinic.url}/api/queue`);
    expect(refused.status()).toBe(423);

    await page.getByLabel('Password of Ana Reyes').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('That is not your password.').waitFor();
    await page.getByLabel('Password of Ana Reyes').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '0160' }).waitFor();
    expect(page.url()).toBe(opened);
    await page.locator('.live-live').waitFor();
  });

  it('stays open for somebody who moves, and locks every tab of the browser together', async () => {
    const { page, context } = await house.open('front-desk');
    const second = await context.newPage();
    await second.goto(`${house.clinic.url}/console/calls`);
    await second.getByRole('heading', { name: 'Calls' }).waitFor();
    for (let step = 0; step < 6; step += 1) {
      await page.mouse.move(100 + step, 100);
      await page.waitForTimeout(1_000);
    }
    expect(await page.getByRole('heading', { name: 'Queue' }).count()).toBe(1);
    expect(await second.getByRole('heading', { name: 'Calls' }).count()).toBe(1);

    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.getByText('This screen is locked.').waitFor();
    await second.getByText('This screen is locked.').waitFor();
  });

  it('stays locked after a reload even when the server could not be told', async () => {
    const { page } = await house.open('administrator');
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await page.route('**/api/session/lock', (route) => route.abort('connectionrefused'));
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.getByText('This screen is locked.').waitFor();
    await page.reload();
    await page.getByText('This screen is locked.').waitFor();
    expect(await page.getByRole('heading', { name: 'Queue' }).count()).toBe(0);
  });
});
