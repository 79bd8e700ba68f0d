import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ensureBuilt } from '../../scripts/build.js';
import { compose } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { startChromium } from './chromium.ts';

export interface DemoHouse {
  readonly url: string;
  readonly browser: Browser;
  /** The demo in a browser of its own; `requests` grows as it asks for things. */
  visit(
    options?: BrowserContextOptions,
  ): Promise<{ readonly page: Page; readonly requests: readonly string[] }>;
  close(): Promise<void>;
}

/** Frontdesk as a newcomer starts it, with no settings but a folder and a port, and a browser. */
export async function openDemoHouse(): Promise<DemoHouse> {
  await ensureBuilt();
  const dataDir = mkdtempSync(join(tmpdir(), 'frontdesk-demo-'));
  const { config, secrets } = loadConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    QUIET_GAP_MS: '0',
    LOG_LEVEL: 'silent',
  });
  const frontdesk = await compose(config, secrets);
  const browser = await startChromium();
  const faults: string[] = [];
  return {
    url: frontdesk.url,
    browser,
    async visit(options = {}) {
      const size = { width: 1440, height: 900 };
      const page = await browser.newPage({ viewport: size, locale: 'en-US', ...options });
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('pageerror', ({ message }) => faults.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.goto(`${frontdesk.url}/demo`);
      await page.getByPlaceholder('Text message').waitFor();
      return { page, requests };
    },
    async close() {
      await browser.close();
      await frontdesk.stop();
      rmSync(dataDir, { recursive: true, force: true });
      expect(faults).toEqual([]);
    },
  };
}
