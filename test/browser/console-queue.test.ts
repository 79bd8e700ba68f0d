import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { findChromium } from '../support/chromium.ts';
import { openConsoleHouse, rowWith, type ConsoleHouse } from '../support/console-page.ts';

const number = (last: string): PhoneNumber => `+1202555${last}` as PhoneNumber;
const CHEST = 'crushing chest pain and my left arm is numb';

describe.skipIf(!findChromium())('the queue of the console', () => {
  let house: ConsoleHouse;
  beforeAll(async () => {
    house = await openConsoleHouse();
  });
  afterEach(() => house.closePages());
  afterAll(() => house.close());

  it('takes an emergency from the alarm to its end by keys alone', async () => {
    const { page } = await house.open('nurse');
    await page.getByText('Nobody is waiting').waitFor();
    // A key on the page, which lets it sound.
    await page.keyboard.press('Escape');
    const phone = house.clinic.phone(number('0140'));
    await phone.ask(CHEST);

    await page.getByText('1 emergency').first().waitFor();
    await page.locator('html[data-alarm=sounding]').waitFor();
    expect(await page.title()).toBe('▲ 1 emergency · Queue · Riverside Family Practice');
    expect(await page.locator('link[rel=icon]').getAttribute('href')).toContain('alarm');
    const row = rowWith(page, '(202) 555-0140');
    expect(await row.innerText()).toMatch(/emergency[\s\S]*\d:\d\d[\s\S]*Nobody has it/i);

    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '(202) 555-0140' }).waitFor();
    expect(await page.locator('mark.mark-emergency').first().innerText()).toContain('chest');
    await page.getByText('why:').first().click();
    expect(await page.locator('.why-rule').count()).toBeGreaterThan(0);
    await page.getByText('Rules: not clinically reviewed').waitFor();
    await page.locator('.delivery').getByText('delivered').first().waitFor();

    await page.keyboard.press('c');
    await page.locator('html[data-alarm=quiet]').waitFor();
    await page.locator('.holder').getByText('You have it').waitFor();
    expect(await page.title()).toBe('Queue · Riverside Family Practice');

    await page.keyboard.press('r');
    await page.keyboard.type('This is the nurse. Is an ambulance on its way?');
    await page.keyboard.press('Control+Enter');
    expect(await phone.next()).toBe('This is the nurse. Is an ambulance on its way?');
    await page.locator('.entry-staff:not(.entry-outgoing)').getByText('delivered').waitFor();

    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.getByRole('dialog').getByText('Sent to emergency care').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('Resolved.').waitFor();
    await row.waitFor({ state: 'detached' });
  });

  it('shows a Spanish text as Spanish and the patient’s newest words at once', async () => {
    const { page } = await house.open('nurse');
    const phone = house.clinic.phone(number('0141'));
    await phone.ask('me duele el pecho y me cuesta respirar');
    const row = rowWith(page, '(202) 555-0141');
    await row.waitFor();
    expect(await row.locator('[lang=es]').innerText()).toBe('me duele el pecho y me cuesta respirar');
    await row.click();
    await page.getByText('SMS · Spanish').first().waitFor();
    await phone.text('¿me escuchan?');
    await page.locator('.entry-patient').getByText('¿me escuchan?').waitFor();
    await page.keyboard.press('c');
    await page.locator('.holder').getByText('You have it').waitFor();
  });

  it('never moves the row under the pointer, and counts what waits behind it', async () => {
    const { page } = await house.open('nurse');
    await house.clinic.phone(number('0142')).ask('can I talk to a person please');
    const row = rowWith(page, '(202) 555-0142');
    await row.hover();
    const before = await row.boundingBox();

    await house.clinic.phone(number('0143')).ask(CHEST);
    const fresh = page.getByRole('button', { name: '1 emergency' }).filter({ hasText: '↑' });
    await fresh.waitFor();
    await page.locator('.header-alarm').waitFor();
    expect(await row.boundingBox()).toEqual(before);
    expect(await rowWith(page, '(202) 555-0143').count()).toBe(0);

    await page.keyboard.press('n');
    await rowWith(page, '(202) 555-0143').waitFor();
    expect(await page.locator('.row-link').first().innerText()).toContain('(202) 555-0143');
  });

  it('keeps clocks from moving their neighbours', async () => {
    const { page } = await house.open('front-desk');
    const clock = page.locator('.row .elapsed').first();
    await clock.waitFor();
    const name = page.locator('.row-name').first();
    const [place, text] = [await name.boundingBox(), await clock.innerText()];
    await expect.poll(() => clock.innerText(), { timeout: 5_000 }).not.toBe(text);
    expect(await name.boundingBox()).toEqual(place);
    expect(await clock.getAttribute('title')).toMatch(/^Waiting since \w{3}, \w{3} \d+, /);
  });

  it('finds a person by name or number', async () => {
    const { page } = await house.open('front-desk');
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('(202) 555-0141');
    await page.getByRole('option').filter({ hasText: '0141' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '(202) 555-0141' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('nobody');
    await page.getByText('Nobody found.').waitFor();
  });

  it('shows every key, and lets single keys be switched off', async () => {
    const { page } = await house.open('nurse');
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.getByText('Hand back to the assistant').waitFor();
    await dialog.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    expect(await dialog.count()).toBe(0);
    expect(page.url()).toBe(`${house.clinic.url}/console/`);
  });
});
