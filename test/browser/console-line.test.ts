import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { findChromium } from '../support/chromium.ts';
import { openConsoleHouse, rowWith, type ConsoleHouse } from '../support/console-page.ts';

const number = (last: string): PhoneNumber => `+1202555${last}` as PhoneNumber;

describe.skipIf(!findChromium())('the line to the server', () => {
  let house: ConsoleHouse;
  beforeAll(async () => {
    house = await openConsoleHouse();
  });
  afterEach(() => house.closePages());
  afterAll(() => house.close());

  it('says that it is down, and catches up by itself when the server is back', async () => {
    await house.clinic.phone(number('0170')).ask('can I talk to a person please');
    const { page } = await house.open('nurse');
    await rowWith(page, '0170').click();
    await page.getByRole('heading', { name: '0170' }).waitFor();
    // Off the list, whose rows would keep still under it.
    await page.mouse.move(700, 300);
    const live = page.locator('.live');
    await live.getByText('live').waitFor();

    await house.clinic.frontdesk.stop();
    await live.getByText('reconnecting').waitFor();
    await live.getByText('offline').waitFor({ timeout: 20_000 });
    await page.getByRole('alert').getByText('Offline since').waitFor();
    // What was seen is still there, and is said to be old.
    expect(await rowWith(page, '0170').count()).toBe(1);
    await page.getByText('This may be old.').first().waitFor({ timeout: 20_000 });

    await house.clinic.restart();
    await house.clinic.phone(number('0171')).ask('crushing chest pain and my left arm is numb');
    await live.getByText('live').waitFor({ timeout: 20_000 });
    await rowWith(page, '0171').waitFor();
    await page.getByText('This may be old.').waitFor({ state: 'detached' });
    await page.locator('.header-alarm').waitFor();
  });

  it('is live again after the network of the computer was away for a moment', async () => {
    const { page, context } = await house.open('nurse');
    const live = page.locator('.live');
    await live.getByText('live').waitFor();
    await context.setOffline(true);
    await live.getByText('offline').waitFor();
    await context.setOffline(false);
    await live.getByText('live').waitFor();
    await house.clinic.phone(number('0172')).ask('can I talk to a person please');
    await rowWith(page, '0172').waitFor();
  });

  it('rings although the line itself carries nothing any more', async () => {
    const { page } = await house.open('nurse', { path: '/healthz' });
    let lost = 0;
    await page.routeWebSocket('**/socket.io/**', (line) => {
      const server = line.connectToServer();
      // The handshake passes; what the server tells later is lost.
      server.onMessage((message) => {
        if (String(message).includes('changed')) lost += 1;
        else line.send(message);
      });
    });
    await page.goto(`${house.clinic.url}/console/`);
    await page.locator('.live-live').waitFor();
    // The first look is past, and the next a while away.
    await page.waitForTimeout(2_000);
    const before = await page.locator('.alarm-count').innerText();
    await house.clinic.phone(number('0173')).ask('crushing chest pain and my left arm is numb');
    await expect.poll(() => page.locator('.alarm-count').innerText(), { timeout: 25_000 }).not.toBe(before);
    expect(lost).toBeGreaterThan(0);
  });

  it('finds its way when the page is opened before the server answers', async () => {
    const { page } = await house.open('nurse', { path: '/healthz' });
    await page.route('**/api/session', (route) => route.abort('connectionrefused'));
    await page.goto(`${house.clinic.url}/console/`);
    await page.getByRole('heading', { name: 'Frontdesk does not answer' }).waitFor();
    await page.unroute('**/api/session');
    await page.getByRole('button', { name: 'Try now' }).click();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
  });

  it('says what to do when a list could not be loaded', async () => {
    const { page } = await house.open('nurse', { path: '/healthz' });
    await page.route('**/api/queue', (route) => route.abort('connectionrefused'));
    await page.goto(`${house.clinic.url}/console/`);
    const pane = page.getByRole('region', { name: 'Queue' });
    await pane.getByText('Could not load the queue').waitFor();
    await page.unroute('**/api/queue');
    await pane.getByRole('button', { name: 'Try again' }).click();
    await rowWith(page, '0170').waitFor();
  });

  it('sends people to the sign-in when their session is over', async () => {
    const { page, staff } = await house.open('front-desk');
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await house.clinic.frontdesk.house.sessions.endAllOf(staff.me.id as never);
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in to Frontdesk' }).waitFor();
    expect(await page.content()).not.toContain('0170');
  });
});
