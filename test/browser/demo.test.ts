import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { findChromium } from '../support/chromium.ts';
import { openDemoHouse, type DemoHouse } from '../support/demo-page.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

const textsOn = (page: Page) => page.locator('.to-phone .text-body');

async function text(page: Page, words: string): Promise<void> {
  await page.getByPlaceholder('Text message').fill(words);
  await page.getByRole('button', { name: 'Send text' }).click();
}

describe.skipIf(!findChromium())('the demo', () => {
  let house: DemoHouse;
  beforeAll(async () => {
    house = await openDemoHouse();
  });
  afterAll(() => house.close());

  it('says what it is and where the console is, and asks nobody but this machine', async () => {
    const { page, requests } = await house.visit();
    await page.getByText('Nothing you write here leaves it.').waitFor();
    const link = page.getByRole('link', { name: 'Open the staff console' });
    expect(await link.getAttribute('href')).toBe('/console/');
    await page.getByRole('button', { name: 'Open chat' }).click();
    await page.frameLocator('frontdesk-chat iframe').getByRole('textbox').waitFor();
    expect(new Set(requests.map((address) => new URL(address).origin))).toEqual(new Set([house.url]));
    expect(requests.filter((address) => /%2B|\+1|202555/.test(address))).toEqual([]);
  });

  it('texts the clinic from a phone and shows the answer', async () => {
    const { page } = await house.visit();
    await page.getByText('No texts yet.').waitFor();
    await page.getByRole('button', { name: /^hi, I need to see someone/ }).click();
    await page.getByRole('button', { name: 'Send text' }).click();
    await textsOn(page).first().waitFor();
    expect(await textsOn(page).first().innerText()).toContain('automated assistant');
    expect(await page.locator('.from-phone .text-body').innerText()).toContain('about my knee');
    await page.reload();
    await textsOn(page).first().waitFor();
    expect(await page.locator('.text').count()).toBe(2);
  });

  it('keeps each phone’s texts apart and counts what comes on the others', async () => {
    const { page } = await house.visit();
    await page.getByRole('radio', { name: '+1 202 555 0112' }).check();
    await text(page, 'hello');
    await page.getByRole('radio', { name: '+1 202 555 0113' }).check();
    const other = page.locator('.phone-choice', { hasText: '0112' });
    await other.getByText('1 new').waitFor();
    expect(await page.locator('.text').count()).toBe(0);
    await other.click();
    await textsOn(page).waitFor();
    expect(await other.locator('.unseen-count').count()).toBe(0);
  });

  it('offers phones of patients and of those on call, and never the clinic’s own', async () => {
    const { page } = await house.visit();
    const numbers = (group: string): Promise<readonly string[]> =>
      page.getByRole('group', { name: group }).locator('label > span:first-of-type').allInnerTexts();
    expect(await numbers("Patients' phones")).toEqual([
      '+1 202 555 0111',
      '+1 202 555 0112',
      '+1 202 555 0113',
      '+1 202 555 0114',
      '+1 202 555 0115',
    ]);
    expect(await numbers('On-call phones')).toEqual([
      '+1 202 555 0180',
      '+1 202 555 0181',
      '+1 202 555 0182',
    ]);
    await page.getByText('+1 202 555 0100', { exact: true }).waitFor();
  });

  it('shows one thing at a time on a phone, the chat only on the clinic’s page', async () => {
    const { page } = await house.visit(PHONE);
    const chat = page.getByRole('button', { name: 'Open chat' });
    await page.locator('frontdesk-chat').waitFor({ state: 'attached' });
    expect(await chat.isVisible()).toBe(false);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.getByRole('button', { name: "The clinic's page" }).click();
    await chat.waitFor();
    expect(await page.getByPlaceholder('Text message').isVisible()).toBe(false);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it.each([
    ['in the light', {}],
    ['in the dark', { colorScheme: 'dark' }],
    ['on a phone', PHONE],
    ['on a tablet', { viewport: { width: 1024, height: 768 } }],
  ] as const)('has no fault by WCAG 2.2 A and AA %s', async (_look, options) => {
    const { page } = await house.visit(options);
    await text(page, 'hello');
    await textsOn(page).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    if (options === PHONE) await page.getByRole('button', { name: "The clinic's page" }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
