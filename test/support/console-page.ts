import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ensureBuilt } from '../../scripts/build.js';
import { startChromium } from './chromium.ts';
import { openClinic, type ClinicOptions, type TestClinic } from './frontdesk.ts';
import type { StaffClient } from './staff-client.ts';

/** What a browser says when a page breaks the content policy or a script fails. */
const FAULT = /content security policy|violates|uncaught|unhandled/i;

export interface ConsolePage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The same session at the REST door. */
  readonly staff: StaffClient;
}

type Role = StaffClient['me']['role'];

export interface ConsoleHouse {
  readonly clinic: TestClinic;
  readonly browser: Browser;
  /** A browser of its own, signed in, at this path of the console. */
  open(role: Role, options?: OpenOptions): Promise<ConsolePage>;
  /** A browser of its own in which nobody is signed in. */
  visit(path: string): Promise<Page>;
  /** Signed in once and kept, for signing in is limited. */
  staff(role: Role): Promise<StaffClient>;
  closePages(): Promise<void>;
  /** Faults of every page so far; empty when all is well. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  readonly path?: string;
}

/** A whole clinic and a browser. Its clock is the real one, for the browser has no other. */
export async function openConsoleHouse(options: ClinicOptions = {}): Promise<ConsoleHouse> {
  await ensureBuilt();
  const clinic = await openClinic({ at: new Date().toISOString(), ...options });
  const browser = await startChromium();
  const faults: string[] = [];
  const members = new Map<Role, Promise<StaffClient>>();
  const staff = (role: Role): Promise<StaffClient> => {
    const member = members.get(role) ?? clinic.staff(role);
    members.set(role, member);
    return member;
  };
  const watched = async (context: BrowserContext, path: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => {
      if (FAULT.test(message.text())) faults.push(message.text());
    });
    await page.goto(clinic.url + path);
    return page;
  };
  return {
    clinic,
    browser,
    faults,
    staff,
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async open(role, { path = '/console/', ...contextOptions } = {}) {
      const member = await staff(role);
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...contextOptions });
      const [name = '', value = ''] = member.cookie.split('=');
      await context.addCookies([{ name, value, url: clinic.url }]);
      return { context, staff: member, page: await watched(context, path) };
    },
    visit: async (path) => watched(await browser.newContext(), path),
    async close() {
      await browser.close();
      await clinic.stop();
      expect(faults).toEqual([]);
    },
  };
}

/** The row of the queue with these words in it. */
export const rowWith = (page: Page, words: string) => page.locator('.row-link').filter({ hasText: words });
