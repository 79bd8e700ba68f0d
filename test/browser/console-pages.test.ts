import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { VisitView } from '../../src/contract/console.ts';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { findChromium } from '../support/chromium.ts';
import { openConsoleHouse, rowWith, type ConsoleHouse } from '../support/console-page.ts';
import type { StaffClient } from '../support/staff-client.ts';
import type { Phone } from '../support/frontdesk.ts';

const number = (last: string): PhoneNumber => `+1202555${last}` as PhoneNumber;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

describe.skipIf(!findChromium())('calendar, calls and the phone', () => {
  let house: ConsoleHouse;
  beforeAll(async () => {
    house = await openConsoleHouse();
  });
  afterEach(() => house.closePages());
  afterAll(() => house.close());

  /** A patient who booked the first time offered; whether texts remind of it is theirs to say. */
  async function bookedPatient(last: string, name: string, reminders: '1' | '2'): Promise<Phone> {
    const phone = house.clinic.phone(number(last));
    await phone.ask('hi, I need to see someone about my knee');
    await phone.ask(name);
    await phone.ask('03/04/1985');
    await phone.ask('1');
    await phone.ask(reminders);
    return phone;
  }

  /** The first visit in the coming fortnight. */
  async function firstVisit(staff: StaffClient): Promise<VisitView> {
    const today = new Date().toISOString().slice(0, 10);
    const { days } = await staff.calendar(today, 14);
    return days
      .flatMap(({ columns }) => columns.flatMap(({ visits }) => visits))
      .sort((a, b) => a.start - b.start)[0]!;
  }

  it('shows a visit on its day as soon as it is booked, with its conversation', async () => {
    await bookedPatient('0130', 'Rosa Martinez', '1');
    const staff = await house.staff('nurse');
    const visit = await firstVisit(staff);
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(visit.start);
    const { page } = await house.open('nurse', { path: `/console/calendar/${day}` });
    const block = page.locator('.visit').filter({ hasText: 'Rosa Martinez' });
    await block.waitFor();
    const column = page.getByRole('region', { name: visit.clinician });
    const [inColumn, own] = [await column.boundingBox(), await block.boundingBox()];
    expect(own!.x).toBeGreaterThanOrEqual(inColumn!.x);
    expect(own!.x + own!.width).toBeLessThanOrEqual(inColumn!.x + inColumn!.width + 1);

    await bookedPatient('0131', 'James Whitfield', '2');
    await page.keyboard.press('w');
    await page.locator('.week .visit').filter({ hasText: 'Rosa Martinez' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rosa Martinez' });
    await dialog.getByText('my knee').waitFor();
    await dialog.getByRole('link', { name: 'Open the conversation' }).click();
    await page.getByRole('heading', { name: 'Rosa Martinez' }).waitFor();
    await page.getByRole('complementary', { name: 'Patient' }).getByText('Mar 4, 1985').waitFor();
    await page.getByText('Reminders: By text').waitFor();
  });

  it('names a holiday and moves by keys', async () => {
    const { page } = await house.open('front-desk', { path: '/console/calendar/2026-12-25' });
    await page.getByText('Closed: Christmas').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: 'Thursday, December 24, 2026' }).waitFor();
    await page.keyboard.press('w');
    await page.getByRole('heading', { name: 'Dec 21 – 27, 2026' }).waitFor();
    await page.keyboard.press('t');
    await page.locator('.week-today').waitFor();
  });

  it('ticks a call off, takes that back, and ticks it off for good', async () => {
    const { page } = await house.open('front-desk', { path: '/console/calls' });
    const task = page.locator('.task').filter({ hasText: 'James Whitfield' });
    await task.getByText('Reminder call').waitFor();
    const call = task.getByRole('link', { name: 'Call (202) 555-0131' });
    expect(await call.getAttribute('href')).toBe('tel:2025550131');
    await page.keyboard.press('j');
    await page.keyboard.press('2');
    await task.waitFor({ state: 'detached' });
    await page.keyboard.press('z');
    await task.waitFor();
    await task.getByRole('button', { name: 'Reached' }).click();
    await task.waitFor({ state: 'detached' });
    // Leaving the page tells the server at once.
    await page.goto('about:blank');
    const staff = await house.staff('nurse');
    await expect.poll(async () => (await staff.queue()).tasks.length).toBe(0);
  });

  it('shows one pane at a time on a phone, with a way back', async () => {
    await house.clinic.phone(number('0130')).ask('crushing chest pain and my left arm is numb');
    const { page } = await house.open('nurse', PHONE);
    await rowWith(page, 'Rosa Martinez').tap();
    await page.getByRole('heading', { name: 'Rosa Martinez' }).waitFor();
    expect(await rowWith(page, 'Rosa Martinez').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Patient' }).tap();
    await page.getByText('Mar 4, 1985').waitFor();
    await page.getByRole('button', { name: 'Conversation' }).tap();
    await page.getByRole('button', { name: 'Queue' }).tap();
    await rowWith(page, 'Rosa Martinez').waitFor();
    await rowWith(page, 'Rosa Martinez').tap();
    await page.goBack();
    await rowWith(page, 'Rosa Martinez').waitFor();

    await page.goto(`${house.clinic.url}/console/calendar`);
    const columns = page.locator('.column');
    await columns.first().waitFor();
    const visible = async (): Promise<number> =>
      (await Promise.all((await columns.all()).map((column) => column.isVisible()))).filter(Boolean).length;
    expect(await visible()).toBe(1);
    await page.getByLabel('Clinician').selectOption({ index: 2 });
    expect(await visible()).toBe(1);
    expect(await columns.nth(2).isVisible()).toBe(true);
  });

  it.each(['/console/', '/console/calendar', '/console/calendar/week', '/console/calls'])(
    'fits %s on a phone without scrolling sideways',
    async (path) => {
      const { page } = await house.open('nurse', { ...PHONE, path });
      await page.locator('.live-live').waitFor();
      await page.waitForTimeout(300);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      for (const button of await page.locator('header :is(button, a):visible').all()) {
        const box = (await button.boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(390);
      }
    },
  );

  it.each([901, 1024, 1180, 1366])('keeps the header whole at a width of %d', async (width) => {
    const { page } = await house.open('nurse', { viewport: { width, height: 800 } });
    await page.locator('.header-alarm').waitFor();
    const boxes = await Promise.all(
      (await page.locator('header > *:visible').all()).map((part) => part.boundingBox()),
    );
    const parts = boxes.flatMap((box) => (box && box.width > 2 ? [box] : [])).sort((a, b) => a.x - b.x);
    expect(parts.length).toBeGreaterThan(4);
    for (const [index, box] of parts.entries()) {
      expect(box.x + box.width).toBeLessThanOrEqual((parts[index + 1]?.x ?? width) + 1);
    }
  });
});
