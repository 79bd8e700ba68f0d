// `npm run pictures`: the pictures of the docs, taken of the made-up clinic as it runs. Needs a build and Chromium.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { builtOrExit } from './build.js';

const PICTURES = fileURLToPath(new URL('../docs/pictures', import.meta.url));
const CONSOLE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const PASSWORD = 'for these pictures only';

/** What patients write, in order. */
const STORY = [
  ['+12025550111', 'hi, I need to see someone about my knee, maybe thursday afternoon'],
  ['+12025550111', 'Rosa Martinez'],
  ['+12025550111', '3/14/1985'],
  ['+12025550111', '2'],
  ['+12025550111', '1'],
  ['+12025550112', 'can I talk to a person about my bill please'],
  ['+12025550114', 'my 5 week old has a fever of 100.9'],
  ['+12025550111', 'crushing chest pain and my left arm is numb'],
];

await builtOrExit();
const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-pictures-'));
const server = await startServer(dataDir);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
});
try {
  await mkdir(PICTURES, { recursive: true });
  await tellStory(server.url);
  await takePictures(server);
} finally {
  await browser.close();
  server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** @param {string} folder */
async function startServer(folder) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../dist/server/main.js', import.meta.url))], {
    env: { ...process.env, DATA_DIR: folder, PORT: '0', QUIET_GAP_MS: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes('Stop with Ctrl+C')) break;
  }
  const join = /nurse\s+(\S+)/.exec(printed)?.[1];
  if (join === undefined) throw new Error('the server printed no sign-in link');
  return { url: new URL(join).origin, join, stop: () => child.kill('SIGTERM') };
}

/** @param {string} url */
async function tellStory(url) {
  for (const [from, body] of STORY) {
    await fetch(`${url}/demo/phone/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from, body }),
    });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  }
}

/** @param {{ url: string, join: string }} server */
async function takePictures({ url, join: link }) {
  const desk = await browser.newPage({ viewport: CONSOLE, deviceScaleFactor: 2, colorScheme: 'light' });
  await desk.goto(link);
  await desk
    .getByLabel(/password/i)
    .first()
    .fill(PASSWORD);
  const again = desk.getByLabel(/again|repeat/i);
  if ((await again.count()) > 0) await again.first().fill(PASSWORD);
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { name: 'Queue' }).waitFor();
  await desk.getByText('crushing chest').first().click();
  await desk.getByText('Call 911 now').first().waitFor();
  await picture(desk, 'console.png');
  await desk.goto(`${url}/console/calendar`);
  await desk.locator('.page-title').waitFor();
  await picture(desk, 'calendar.png');
  await desk.setViewportSize(PHONE);
  await desk.goto(`${url}/console/`);
  await desk.getByText('crushing chest').first().waitFor();
  await picture(desk, 'console-phone.png');
  const demo = await browser.newPage({ viewport: CONSOLE, deviceScaleFactor: 2, colorScheme: 'light' });
  await demo.goto(`${url}/demo`);
  await demo.getByText('Call 911 now').first().waitFor();
  await picture(demo, 'demo.png');
}

/** @param {import('playwright-core').Page} page @param {string} name */
async function picture(page, name) {
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(PICTURES, name) });
  console.log(`docs/pictures/${name}`);
}
