import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../support/chromium.ts';
import { openConsoleHouse, type ConsoleHouse } from '../support/console-page.ts';

const PASSWORD = 'seven quiet river stones';

describe.skipIf(!findChromium())('signing in to the console', () => {
  let house: ConsoleHouse;
  beforeAll(async () => {
    house = await openConsoleHouse();
  });
  afterEach(() => house.closePages());
  afterAll(() => house.close());

  const tokenOf = (role: string): string =>
    house.clinic.frontdesk.invitations.find((invitation) => invitation.role === role)!.token;

  it('takes a one-use link, removes its secret from the address and asks for a long password', async () => {
    const page = await house.visit(`/console/join#${tokenOf('nurse')}`);
    await page.getByRole('heading', { name: 'Welcome. Choose a password' }).waitFor();
    expect(page.url()).toBe(`${house.clinic.url}/console/join`);
    expect(await page.evaluate('history.length')).toBeLessThanOrEqual(2);

    const save = page.getByRole('button', { name: 'Save and sign in' });
    await page.getByLabel('Password', { exact: true }).fill('too short');
    await save.click();
    await page.getByText('Too short: 3 more characters.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('The same again').fill(`${PASSWORD}!`);
    await save.click();
    await page.getByText('The two do not match.').waitFor();

    await page.getByLabel('The same again').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    expect(page.url()).toBe(`${house.clinic.url}/console/`);
    await page.getByText('Nobody is waiting').waitFor();
  });

  it('says that a link was used already, and what to do', async () => {
    const page = await house.visit(`/console/join#${tokenOf('nurse')}`);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('The same again').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('used already').waitFor();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Sign in to Frontdesk' }).waitFor();
  });

  it('says that a link without its secret is not enough', async () => {
    const page = await house.visit('/console/join');
    await page.getByRole('heading', { name: 'Open your link again' }).waitFor();
  });

  it('refuses a wrong password in one sentence, takes the right one, and signs out', async () => {
    const page = await house.visit('/console/');
    const nurse = (await house.clinic.frontdesk.house.staff.all()).find(({ role }) => role === 'nurse')!;
    await page.getByLabel('E-mail').fill(nurse.email);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('That e-mail and password do not go together.').waitFor();
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();

    await page.getByRole('button', { name: nurse.name }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Frontdesk' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in to Frontdesk' }).waitFor();
  });
});
