import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { findChromium } from '../support/chromium.ts';
import { openConsoleHouse, rowWith, type ConsoleHouse } from '../support/console-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const number = (last: string): PhoneNumber => `+1202555${last}` as PhoneNumber;
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe has to say about the page as it is: nothing, when all is well. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.waitForTimeout(400);
  // Run by the browser itself, beside the content policy of the page, which allows no such script.
  await page.evaluate(AXE);
  const options = JSON.stringify({ runOnly: RULES });
  const found = (await page.evaluate(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  )) as Violation[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

describe.skipIf(!findChromium())('the console for everybody', () => {
  let house: ConsoleHouse;
  beforeAll(async () => {
    house = await openConsoleHouse();
    const { clinic } = house;
    const booked = clinic.phone(number('0190'));
    await booked.ask('hi, I need to see someone about my knee');
    await booked.ask('Rosa Martinez');
    await booked.ask('03/04/1985');
    await booked.ask('1');
    await booked.ask('2');
    await booked.ask('crushing chest pain and my left arm is numb');
    await clinic.phone(number('0191')).ask('me duele el pecho y me cuesta respirar');
    await clinic
      .phone(number('0192'))
      .ask('my stomach hurts since yesterday and I keep throwing up, can a nurse call me');
    await clinic.phone(number('0193')).ask('can I talk to a person please');
  });
  afterEach(() => house.closePages());
  afterAll(() => house.close());

  describe.each([
    ['light', WIDE],
    ['dark', WIDE],
    ['light', NARROW],
    ['dark', NARROW],
  ] as const)('%s, %o', (colorScheme, viewport) => {
    const options = { colorScheme, viewport, reducedMotion: 'reduce' } as const;

    it.each(['/console/', '/console/calendar', '/console/calendar/week', '/console/calls'])(
      'has no barrier on %s',
      async (path) => {
        const { page } = await house.open('nurse', { ...options, path });
        await page.locator('.live-live').waitFor();
        expect(await violations(page)).toEqual([]);
      },
    );

    it('has no barrier in a conversation and its dialogs', async () => {
      const { page } = await house.open('nurse', options);
      await rowWith(page, 'Rosa Martinez').click();
      await page.getByText('why:').first().click();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('c');
      await page.locator('.holder').getByText('You have it').waitFor();
      await page.keyboard.press('i');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      for (const key of ['e', 'l', '?', 'Control+k']) {
        await page.keyboard.press(key);
        await page.getByRole('dialog').waitFor();
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await page.keyboard.press('x');
      await page.getByText('Released to the queue.').waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it('has no barrier before the sign-in', async () => {
      const context = await house.browser.newContext(options);
      const page = await context.newPage();
      for (const path of ['/console/', '/console/join#an-unknown-token-of-some-length']) {
        await page.goto(house.clinic.url + path);
        await page.getByLabel('Password').first().waitFor();
        await page.keyboard.press('Enter');
        expect(await violations(page)).toEqual([]);
      }
    });
  });

  it('has no barrier on the locked screen', async () => {
    const { page } = await house.open('front-desk');
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.getByText('This screen is locked.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('shows where the focus is, everywhere the Tab key goes', async () => {
    const { page } = await house.open('nurse');
    await rowWith(page, 'Rosa Martinez').click();
    await page.getByRole('heading', { name: 'Rosa Martinez' }).waitFor();
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate('document.activeElement === document.body')) continue;
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
      const place = await page.evaluate('document.activeElement.outerHTML.slice(0, 120)');
      expect([place, outline]).toEqual([place, expect.not.stringMatching('none')]);
    }
  });
});
