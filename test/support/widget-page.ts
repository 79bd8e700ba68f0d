import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ensureBuilt } from '../../scripts/build.js';
import { startChromium } from './chromium.ts';
import { openClinic, type TestClinic } from './frontdesk.ts';

/** What a browser says when a page breaks the content policy or a script fails. */
const FAULT = /content security policy|violates|uncaught|unhandled/i;

/** A page of a clinic, on an origin of its own. */
export interface SiteOptions {
  /** Attributes of the script tag, as they are written. */
  readonly attributes?: string;
  readonly style?: string;
  readonly body?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** The page's own content policy. */
  readonly policy?: (clinicUrl: string) => string;
  /** On another site than the chat, not only on another origin: browsers may then let the frame keep nothing. */
  readonly elsewhere?: boolean;
  /** Without the widget, to compare with. */
  readonly bare?: boolean;
}

export interface SitePage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The chat inside its frame. */
  readonly chat: FrameLocator;
  /** Addresses of everything the page and its frames asked for. */
  readonly requests: readonly string[];
  /** Opens the chat by its button and waits until it can be written in. */
  openChat(): Promise<void>;
  say(text: string): Promise<void>;
  /** Waits until the clinic has said so much, and returns its last words. */
  answer(count: number): Promise<string>;
}

export interface WidgetHouse {
  readonly clinic: TestClinic;
  readonly browser: Browser;
  /** A site's address; each has its own page. */
  site(options?: SiteOptions): string;
  visit(address: string, options?: BrowserContextOptions): Promise<SitePage>;
  /** Another tab of the same browser. */
  visitAgain(context: BrowserContext, address: string): Promise<SitePage>;
  close(): Promise<void>;
}

/** A whole clinic, a web site that carries its chat, and a browser. The clock is the real one. */
export async function openWidgetHouse(): Promise<WidgetHouse> {
  await ensureBuilt();
  const clinic = await openClinic({ at: new Date().toISOString() });
  const browser = await startChromium();
  const faults: string[] = [];
  const sites: SiteOptions[] = [];
  const server = createServer((request, response) => {
    const site = sites[Number(request.url?.slice(1))];
    if (!site) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (site.policy) response.setHeader('content-security-policy', site.policy(clinic.url));
    response.end(pageOf(site, clinic.url));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const visitAgain = async (context: BrowserContext, address: string): Promise<SitePage> => {
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => {
      if (FAULT.test(message.text())) faults.push(message.text());
    });
    await page.goto(address);
    return { page, context, requests, ...chatIn(page) };
  };

  return {
    clinic,
    browser,
    site(options = {}) {
      sites.push(options);
      const host = options.elsewhere ? 'localhost' : '127.0.0.1';
      return `http://${host}:${String(port)}/${String(sites.length - 1)}`;
    },
    async visit(address, options = {}) {
      const size = { width: 1440, height: 900 };
      return visitAgain(await browser.newContext({ viewport: size, locale: 'en-US', ...options }), address);
    },
    visitAgain,
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await clinic.stop();
      expect(faults).toEqual([]);
    },
  };
}

function chatIn(page: Page): Pick<SitePage, 'chat' | 'openChat' | 'say' | 'answer'> {
  const chat = page.frameLocator('frontdesk-chat iframe');
  const field = chat.getByRole('textbox');
  return {
    chat,
    async openChat() {
      await page.getByRole('button', { name: /open chat|abrir el chat/i }).click();
      await field.waitFor();
    },
    async say(text) {
      await field.fill(text);
      await field.press('Enter');
    },
    async answer(count) {
      // The first words are the widget's own greeting.
      const said = chat.locator('.line:not(.own)').nth(count);
      await said.waitFor();
      return said.locator('.bubble').innerText();
    },
  };
}

function pageOf(
  { attributes = '', style = '', body = '', dir = 'ltr', bare }: SiteOptions,
  clinic: string,
): string {
  return `<!doctype html>
<html lang="en" dir="${dir}">
<head><meta name="viewport" content="width=device-width"><title>A clinic</title>${style && `<style>${style}</style>`}</head>
<body>
<h1>A clinic</h1>
<p id="words">Words of the page.</p>
<button id="own">A button of the page</button>
${body}
${bare ? '' : `<script src="${clinic}/widget.js" async ${attributes}></script>`}
</body>
</html>`;
}
