import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../support/chromium.ts';
import { openWidgetHouse, type SitePage, type WidgetHouse } from '../support/widget-page.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** A page that styles everything it can reach. */
const HOSTILE = `
  * { all: revert !important; display: none !important; font-size: 40px !important; color: red !important; }
  html, head, body, #words { display: block !important; }
  frontdesk-chat { opacity: 0 !important; position: static !important; pointer-events: none !important; }
  iframe, button { transform: scale(3) !important; }
`;

const buttonOf = ({ page }: SitePage) => page.locator('frontdesk-chat .launcher');
const panelOf = ({ page }: SitePage) => page.locator('frontdesk-chat dialog');
const hasFocus = (site: SitePage, selector: string): Promise<boolean> =>
  site.page.evaluate(
    `!!(document.activeElement?.shadowRoot?.activeElement ?? document.activeElement)?.matches('${selector}')`,
  );

describe.skipIf(!findChromium())("the widget in a clinic's page", () => {
  let house: WidgetHouse;
  let plain = '';
  beforeAll(async () => {
    house = await openWidgetHouse();
    plain = house.site();
  });
  afterAll(() => house.close());

  describe('leaves the page alone', () => {
    it('loads one script until somebody opens the chat, and never asks a third party', async () => {
      const site = await house.visit(plain);
      await buttonOf(site).waitFor();
      await site.page.waitForLoadState('networkidle');
      const asked = site.requests.filter((address) => address.startsWith(house.clinic.url));
      expect(asked).toEqual([`${house.clinic.url}/widget.js`]);
      await site.openChat();
      await site.say('hello');
      await site.answer(1);
      const origins = new Set(site.requests.map((address) => new URL(address).origin));
      expect([...origins].sort()).toEqual([house.clinic.url, new URL(plain).origin].sort());
    });

    it('adds no global and takes nobody’s handlers', async () => {
      const names = 'Object.getOwnPropertyNames(window).sort()';
      const bare = await house.visit(house.site({ bare: true }));
      const site = await house.visit(plain);
      await site.openChat();
      expect(await site.page.evaluate(names)).toEqual(await bare.page.evaluate(names));
      expect(await site.page.evaluate('[window.onmessage, window.onkeydown, document.onkeydown]')).toEqual([
        null,
        null,
        null,
      ]);
    });

    it('changes nothing that the page looks like', async () => {
      const look = `JSON.stringify([...document.querySelectorAll('html, body, h1, p, #own')].map((one) =>
        [...getComputedStyle(one)].map((name) => getComputedStyle(one).getPropertyValue(name)).join()))`;
      const bare = await house.visit(house.site({ bare: true }));
      const site = await house.visit(plain);
      await site.openChat();
      expect(await site.page.evaluate(look)).toBe(await bare.page.evaluate(look));
    });

    it('is there once, however often the tag is', async () => {
      const tag = `<script src="${house.clinic.url}/widget.js"></script>`;
      const site = await house.visit(house.site({ body: tag + tag }));
      await buttonOf(site).waitFor();
      await site.page.waitForLoadState('networkidle');
      expect(await site.page.locator('frontdesk-chat').count()).toBe(1);
    });
  });

  describe('is left alone by the page', () => {
    it('looks the same under styles that reach for everything', async () => {
      const calm = await house.visit(plain);
      const wild = await house.visit(house.site({ style: HOSTILE }));
      await buttonOf(wild).waitFor();
      expect(await buttonOf(wild).boundingBox()).toEqual(await buttonOf(calm).boundingBox());
      await Promise.all([calm.openChat(), wild.openChat()]);
      expect(await panelOf(wild).boundingBox()).toEqual(await panelOf(calm).boundingBox());
      expect(await panelOf(calm).boundingBox()).toMatchObject({ width: 380, height: 640 });
      const opacity = "getComputedStyle(document.querySelector('frontdesk-chat')).opacity";
      expect(await wild.page.evaluate(opacity)).toBe('1');
    });

    it('works in a page that forbids all styles and all scripts but this one', async () => {
      const policy = (clinic: string): string =>
        `default-src 'none'; script-src ${clinic}; frame-src ${clinic}; style-src 'none'`;
      const site = await house.visit(house.site({ policy }));
      await site.openChat();
      await site.say('hello');
      expect(await site.answer(1)).toContain('How can we help?');
      expect(await panelOf(site).boundingBox()).toMatchObject({ width: 380, height: 640 });
    });

    it('does not believe messages that are not from its frame', async () => {
      const site = await house.visit(plain);
      await site.openChat();
      await site.page.evaluate(`
        window.postMessage({ frontdesk: 'close' }, '*');
        window.postMessage({ frontdesk: 'unread', count: 7 }, '*');
        const other = document.createElement('iframe');
        document.body.append(other);
        other.contentWindow.eval("parent.postMessage({ frontdesk: 'close' }, '*')");
      `);
      await site.page.waitForTimeout(200);
      expect(await panelOf(site).isVisible()).toBe(true);
      expect(await buttonOf(site).getAttribute('aria-label')).toBe('Close chat');
    });

    it('keeps a frame that was told another origin from hearing or answering', async () => {
      const { url } = house.clinic;
      const site = await house.visit(
        house.site({
          bare: true,
          body: `<script>
            window.heard = [];
            addEventListener('message', (event) => heard.push(event.data));
          </script><iframe id="lying" src="${url}/widget/frame#origin=https%3A%2F%2Fbank.example"></iframe>`,
        }),
      );
      const frame = site.page.frameLocator('#lying');
      await frame.getByRole('textbox').waitFor();
      const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
      await site.page.evaluate(
        `document.querySelector('#lying').contentWindow.postMessage({ frontdesk: 'picture', picture: '${picture}' }, '*')`,
      );
      await site.page.waitForTimeout(200);
      expect(await frame.locator('.face img').count()).toBe(0);
      expect(await site.page.evaluate('heard')).toEqual([]);
    });
  });

  describe('is used by keyboard', () => {
    it('opens, writes, closes by Escape, and gives the focus back', async () => {
      const site = await house.visit(plain);
      await buttonOf(site).waitFor();
      await site.page.keyboard.press('Tab');
      expect(await hasFocus(site, '#own')).toBe(true);
      await site.page.keyboard.press('Tab');
      expect(await hasFocus(site, '.launcher')).toBe(true);
      await site.page.keyboard.press('Enter');
      await site.chat.getByRole('textbox').and(site.chat.locator(':focus')).waitFor();
      expect(await buttonOf(site).getAttribute('aria-expanded')).toBe('true');
      await site.page.keyboard.type('hello');
      await site.page.keyboard.press('Enter');
      await site.chat.locator('.own .bubble', { hasText: 'hello' }).waitFor();
      await site.page.keyboard.press('Escape');
      await panelOf(site).waitFor({ state: 'hidden' });
      expect(await hasFocus(site, '.launcher')).toBe(true);
      expect(await buttonOf(site).getAttribute('aria-expanded')).toBe('false');
    });

    it('is not in the way while it is closed', async () => {
      const site = await house.visit(plain);
      await site.openChat();
      await site.chat.getByRole('button', { name: 'Close chat' }).click();
      await site.page.locator('#own').focus();
      await site.page.keyboard.press('Tab');
      expect(await hasFocus(site, '.launcher')).toBe(true);
      await site.page.keyboard.press('Tab');
      expect(await hasFocus(site, 'iframe')).toBe(false);
    });
  });

  describe('on a phone', () => {
    it('is a sheet over the whole page, which cannot be used meanwhile', async () => {
      const site = await house.visit(plain, PHONE);
      await site.openChat();
      const box = await panelOf(site).boundingBox();
      expect(box).toMatchObject({ x: 0, width: 390 });
      expect(box!.y + box!.height).toBe(844);
      expect(
        await site.page.evaluate(
          "document.querySelector('frontdesk-chat').shadowRoot.querySelector(':modal') !== null",
        ),
      ).toBe(true);
      await site.page.evaluate("document.querySelector('#own').focus()");
      expect(await hasFocus(site, '#own')).toBe(false);
      await site.chat.getByRole('button', { name: 'Close chat' }).click();
      await panelOf(site).waitFor({ state: 'hidden' });
    });

    it('does not bring up the keyboard before there is something to write', async () => {
      const site = await house.visit(plain, PHONE);
      await site.openChat();
      expect(await site.chat.locator('textarea:focus').count()).toBe(0);
    });

    it('scrolls nothing but the conversation', async () => {
      const site = await house.visit(plain, PHONE);
      await site.openChat();
      for (let count = 0; count < 10; count += 1) await site.say(`note ${String(count)}`);
      await site.chat.locator('.own').nth(9).waitFor();
      const sizes = '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]';
      expect(await site.page.frames()[1]!.evaluate(sizes)).toEqual([390, 834]);
    });

    it('is a sheet at 400 % zoom too, with all that matters in sight', async () => {
      const site = await house.visit(plain, { viewport: { width: 320, height: 256 } });
      await site.openChat();
      for (const part of [site.chat.getByRole('textbox'), site.chat.getByRole('link', { name: '911' })]) {
        const box = (await part.first().boundingBox())!;
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.y + box.height).toBeLessThanOrEqual(256);
      }
      const frame = site.page.frames()[1]!;
      expect(await frame.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });
  });

  describe('follows the page', () => {
    it('in name, colour, picture and language', async () => {
      const picture = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";
      const attributes = `data-name="Clínica del Río" data-color="#7a1fa2" data-language="es" data-picture="${picture}"`;
      const site = await house.visit(house.site({ attributes }));
      await site.openChat();
      await site.chat.getByRole('heading', { name: 'Clínica del Río' }).waitFor();
      await site.chat.getByText('Si es una emergencia, llame al').waitFor();
      await site.chat.getByRole('button', { name: 'Pedir una cita' }).waitFor();
      expect(await site.chat.locator('.face img').getAttribute('src')).toBe(picture);
      expect(await site.page.locator('frontdesk-chat iframe').getAttribute('title')).toBe(
        'Chat con Clínica del Río',
      );
      const colour = 'getComputedStyle(document.querySelector(".send")).backgroundColor';
      expect(await site.page.frames()[1]!.evaluate(colour)).toBe('rgb(122, 31, 162)');
      const lang = 'document.documentElement.lang';
      expect(await site.page.frames()[1]!.evaluate(lang)).toBe('es');
    });

    it('in the browser’s language, where the page names none', async () => {
      const site = await house.visit(plain, { locale: 'es-MX' });
      await site.openChat();
      await site.chat.getByRole('button', { name: 'Pedir una cita' }).waitFor();
    });

    it('to the other side where writing runs from right to left', async () => {
      const site = await house.visit(house.site({ dir: 'rtl' }));
      await buttonOf(site).waitFor();
      expect((await buttonOf(site).boundingBox())!.x).toBe(20);
      await site.openChat();
      expect((await panelOf(site).boundingBox())!.x).toBe(20);
    });

    it('when its script hides it', async () => {
      const site = await house.visit(plain);
      await buttonOf(site).waitFor();
      await site.page.evaluate("document.querySelector('frontdesk-chat').hidden = true");
      expect(await buttonOf(site).isVisible()).toBe(false);
    });
  });

  it('says so when the chat cannot be opened, and tries again', async () => {
    const site = await house.visit(plain);
    await buttonOf(site).waitFor();
    await site.page.clock.install();
    const frame = `${house.clinic.url}/widget/frame*`;
    await site.page.route(frame, (route) => route.abort());
    await buttonOf(site).click();
    await site.page.getByText('Opening the chat…').waitFor();
    await site.page.clock.runFor(13_000);
    await site.page.getByText('In an emergency, call 911.').waitFor();
    await site.page.unroute(frame);
    await site.page.getByRole('button', { name: 'Try again' }).click();
    await site.chat.getByRole('textbox').waitFor();
  });
});
