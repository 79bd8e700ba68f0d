import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { findChromium } from '../support/chromium.ts';
import { openWidgetHouse, type WidgetHouse } from '../support/widget-page.ts';

const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['in the light', {}],
  ['in the dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['in Spanish', { locale: 'es-MX' }],
];

/** Colours that clinics choose: one too light to write with, one hardly to be seen in the dark, and the usual. */
const COLOURS = ['#ffe45c', '#0a1f44', '#e4572e'];

describe.skipIf(!findChromium())('the widget by WCAG 2.2 A and AA', () => {
  let house: WidgetHouse;
  beforeAll(async () => {
    house = await openWidgetHouse();
  });
  afterAll(() => house.close());

  it.each(LOOKS)('has no fault %s, from the first greeting to an answer', async (_look, options) => {
    const site = await house.visit(house.site(), options);
    expect(await accessibilityFaults(site.page)).toEqual([]);
    await site.openChat();
    const frame = site.page.frames()[1]!;
    await site.chat.locator('.quick').waitFor();
    // What fades in is judged when it is there.
    await site.page.waitForTimeout(300);
    expect(await accessibilityFaults(site.page)).toEqual([]);
    expect(await accessibilityFaults(frame)).toEqual([]);
    await site.say('hello');
    await site.answer(1);
    await site.chat.getByRole('textbox').fill('x'.repeat(1_450));
    expect(await accessibilityFaults(frame)).toEqual([]);
  });

  it.each(COLOURS.flatMap((color) => (['light', 'dark'] as const).map((scheme) => [color, scheme] as const)))(
    'has no fault in a clinic’s %s, %s',
    async (color, colorScheme) => {
      const site = await house.visit(house.site({ attributes: `data-color="${color}"` }), { colorScheme });
      await site.openChat();
      await site.say('hello');
      await site.answer(1);
      expect(await accessibilityFaults(site.page.frames()[1]!)).toEqual([]);
    },
  );

  it('has no fault when nothing can be sent', async () => {
    const site = await house.visit(house.site());
    await site.openChat();
    for (let count = 0; count < 14; count += 1) await site.say(`note ${String(count)}`);
    await site.chat.getByText('Not sent').first().waitFor();
    expect(await accessibilityFaults(site.page.frames()[1]!)).toEqual([]);
    await house.clinic.frontdesk.stop();
    await site.say('are you there?');
    await site.chat.getByText('No connection.').waitFor();
    expect(await accessibilityFaults(site.page.frames()[1]!)).toEqual([]);
    await house.clinic.restart();
  });

  it('would notice a fault', async () => {
    const site = await house.visit(house.site());
    await site.openChat();
    const frame = site.page.frames()[1]!;
    await frame.evaluate("document.querySelector('.send').removeAttribute('aria-label')");
    await frame.evaluate("document.querySelector('.send').removeAttribute('title')");
    await frame.evaluate("document.querySelector('.emergency').style.color = '#f8d0cc'");
    const faults = await accessibilityFaults(frame);
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(
      expect.arrayContaining(['button-name', 'color-contrast']),
    );
  });

  it('moves nothing for those who asked for that', async () => {
    const site = await house.visit(house.site(), { reducedMotion: 'reduce' });
    await site.openChat();
    const moving = `document.querySelector('frontdesk-chat').shadowRoot.getAnimations().length`;
    expect(await site.page.evaluate(moving)).toBe(0);
  });
});
