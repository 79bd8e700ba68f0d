import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { findChromium } from '../support/chromium.ts';
import { openConsoleHouse, rowWith, type ConsoleHouse } from '../support/console-page.ts';
import type { Phone } from '../support/frontdesk.ts';

const ANY_CONVERSATION = /\/api\/conversations\/[^/]+$/;

const number = (last: string): PhoneNumber => `+1202555${last}` as PhoneNumber;

describe.skipIf(!findChromium())('answering in the console', () => {
  let house: ConsoleHouse;
  beforeAll(async () => {
    house = await openConsoleHouse();
  });
  afterEach(() => house.closePages());
  afterAll(() => house.close());

  /** A patient who waits for a person, and the path of the conversation. */
  async function waitingPatient(last: string): Promise<{ phone: Phone; id: string; path: string }> {
    const phone = house.clinic.phone(number(last));
    await phone.ask('can I talk to a person please');
    const { items } = await (await house.staff('administrator')).queue();
    const id = items.find(({ who }) => who.endsWith(last))!.conversationId;
    return { phone, id, path: `/console/c/${id}` };
  }

  it('says plainly that a colleague was faster', async () => {
    const { id, path } = await waitingPatient('0150');
    const { page } = await house.open('nurse', { path });
    const colleague = await house.staff('front-desk');
    await page.route('**/claim', async (route) => {
      await colleague.post(`/conversations/${id}/claim`);
      await route.continue();
    });
    await page.getByRole('button', { name: 'Claim', exact: true }).click();
    await page.getByRole('alert').getByText('Sam Ortiz has this conversation.').waitFor();
    await page.getByText('Sam Ortiz is answering. You can read along.').waitFor();
    expect(await page.getByRole('button', { name: 'Claim' }).count()).toBe(0);
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  it('sends a reply once, even when the answer to it was lost', async () => {
    const { phone, path } = await waitingPatient('0151');
    const { page } = await house.open('nurse', { path });
    await page.getByRole('button', { name: 'Claim and reply' }).click();
    // Nor does the thread tell, before anybody can try again, that it arrived.
    await page.route(ANY_CONVERSATION, (route) => route.abort());
    await page.route(
      '**/replies',
      async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    const before = phone.inbox().length;
    await page.getByRole('textbox').fill('We will call you at 3.');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => phone.inbox().slice(before)).toEqual(['We will call you at 3.']);
    await page.locator('.entry-outgoing').getByRole('button', { name: 'Try again' }).click();
    await page.unroute(ANY_CONVERSATION);
    await page.locator('.entry-staff:not(.entry-outgoing)').getByText('We will call you at 3.').waitFor();
    await page.locator('.entry-outgoing').waitFor({ state: 'detached' });
    await house.clinic.settled();
    expect(phone.inbox().slice(before)).toEqual(['We will call you at 3.']);
    expect(await page.locator('.entry-staff').count()).toBe(1);
  });

  it('keeps what did not leave the computer, and sends it when asked again', async () => {
    const { phone, path } = await waitingPatient('0152');
    const { page } = await house.open('nurse', { path });
    await page.getByRole('button', { name: 'Claim and reply' }).click();
    await page.route('**/replies', (route) => route.abort('connectionrefused'), { times: 1 });
    const before = phone.inbox().length;
    await page.getByRole('textbox').fill('Please bring your card.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Not sent.').waitFor();
    expect(phone.inbox().slice(before)).toEqual([]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => phone.inbox().slice(before)).toEqual(['Please bring your card.']);
    await page.getByText('Not sent.').waitFor({ state: 'detached' });
  });

  it('keeps a draft for each conversation', async () => {
    const one = await waitingPatient('0153');
    const other = await waitingPatient('0154');
    const { page } = await house.open('nurse', { path: one.path });
    await page.getByRole('button', { name: 'Claim and reply' }).click();
    await page.getByRole('textbox').fill('Half a sentence');
    await rowWith(page, '0154').click();
    await page.getByRole('button', { name: 'Claim and reply' }).click();
    expect(await page.getByRole('textbox').inputValue()).toBe('');
    await rowWith(page, '0153').click();
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('Half a sentence');
    expect(other.id).not.toBe(one.id);
  });

  it('takes a release back, and hands back to the assistant', async () => {
    const { path } = await waitingPatient('0155');
    const { page } = await house.open('nurse', { path });
    const holder = page.locator('.holder');
    await page.getByRole('heading', { name: '0155' }).waitFor();
    await page.keyboard.press('c');
    await holder.getByText('You have it').waitFor();
    await page.keyboard.press('x');
    await holder.getByText('Nobody has it').waitFor();
    await page.keyboard.press('z');
    await holder.getByText('You have it').waitFor();
    await page.keyboard.press('h');
    await holder.getByText('The assistant has it').waitFor();
  });

  it('lets a nurse lower a level with a reason, and not the front desk', async () => {
    const phone = house.clinic.phone(number('0156'));
    await phone.ask('crushing chest pain and my left arm is numb');
    const { page } = await house.open('front-desk');
    await rowWith(page, '0156').click();
    await page.getByRole('heading', { name: '0156' }).waitFor();
    await page.keyboard.press('c');
    await page.locator('.holder').getByText('You have it').waitFor();
    expect(await page.getByRole('button', { name: 'Lower level' }).count()).toBe(0);
    await page.keyboard.press('x');
    await page.getByText('Released to the queue.').waitFor();

    const { page: nurses } = await house.open('nurse');
    await rowWith(nurses, '0156').click();
    await nurses.getByRole('heading', { name: '0156' }).waitFor();
    await nurses.keyboard.press('c');
    await nurses.locator('.holder').getByText('You have it').waitFor();
    await nurses.keyboard.press('l');
    const dialog = nurses.getByRole('dialog');
    await dialog.getByLabel('Routine').check();
    await dialog.getByRole('button', { name: 'Spoke to the patient' }).click();
    await dialog.getByRole('button', { name: 'Lower', exact: true }).click();
    await nurses.locator('.conversation-head .level-word').getByText('Routine').waitFor();
  });

  it('offers the telephone where texts were stopped', async () => {
    const { phone, path } = await waitingPatient('0157');
    const { page } = await house.open('nurse', { path });
    await phone.text('STOP');
    await page.getByText('This number has stopped all texts').waitFor();
    const call = page.locator('.reply').getByRole('link', { name: 'Call (202) 555-0157' });
    expect(await call.getAttribute('href')).toBe('tel:2025550157');
  });
});
