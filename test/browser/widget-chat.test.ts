import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { findChromium } from '../support/chromium.ts';
import { openWidgetHouse, type SitePage, type WidgetHouse } from '../support/widget-page.ts';

const saidBy = (chat: FrameLocator): Promise<readonly string[]> =>
  chat.locator('.line .bubble').allInnerTexts();
const own = (chat: FrameLocator) => chat.locator('.line.own');
const spoken = (chat: FrameLocator) => chat.locator('[role=log][aria-live=polite] p');

describe.skipIf(!findChromium())('the chat', () => {
  let house: WidgetHouse;
  let address = '';
  const visitor = async (): Promise<SitePage> => {
    const site = await house.visit(address);
    await site.openChat();
    return site;
  };
  beforeAll(async () => {
    house = await openWidgetHouse();
    address = house.site();
  });
  afterAll(() => house.close());

  it('greets honestly, keeps the emergency line in sight and offers ways to begin', async () => {
    const { chat } = await visitor();
    await chat.getByText('not a person. It can book').waitFor();
    await chat.getByText('If this is an emergency, call').waitFor();
    expect(await chat.getByRole('link', { name: '911' }).getAttribute('href')).toBe('tel:911');
    expect(
      await chat.getByRole('list', { name: 'Quick answers' }).getByRole('button').allInnerTexts(),
    ).toEqual(['Book a visit', 'My visits', 'Talk to a person']);
  });

  it('turns a numbered offer into buttons, and back into words once it is answered', async () => {
    const site = await visitor();
    await site.say('hello');
    await site.answer(1);
    const offer = site.chat.getByRole('list', { name: 'Choose one' });
    expect(await offer.getByRole('button').count()).toBe(3);
    await offer.getByRole('button', { name: '3 Talk to a person' }).click();
    await own(site.chat).nth(1).getByText('Sent').waitFor();
    expect(await own(site.chat).nth(1).locator('.bubble').innerText()).toBe('3 · Talk to a person');
    expect(await offer.count()).toBe(0);
    expect((await saidBy(site.chat))[2]).toContain('3 Talk to a person');
    await site.chat.locator('textarea:focus').waitFor();
    expect(await site.answer(2)).toMatch(/person|staff/i);
  });

  it('lets an emergency be called with one tap', async () => {
    const site = await visitor();
    await site.say('crushing chest pain and my left arm is numb');
    expect(await site.answer(1)).toMatch(/^Call 911 now\./);
    const call = site.chat.locator('.assistant .bubble').getByRole('link', { name: '911' });
    expect(await call.first().getAttribute('href')).toBe('tel:911');
  });

  it('speaks each new message once, and nothing of what was said before', async () => {
    const site = await visitor();
    await site.say('hello');
    await site.answer(1);
    await spoken(site.chat).first().waitFor();
    expect(await spoken(site.chat).count()).toBe(1);
    expect(await spoken(site.chat).innerText()).toMatch(/^Automated assistant: .*How can we help\?/s);
    expect(await site.chat.locator('[aria-live=polite]').count()).toBe(1);
    await site.page.reload();
    await site.answer(1);
    expect(await spoken(site.chat).count()).toBe(0);
  });

  it('is open again after a reload, with the conversation and the draft, and without taking the focus', async () => {
    const site = await visitor();
    await site.say('hello');
    await site.answer(1);
    const before = await saidBy(site.chat);
    await site.chat.getByRole('textbox').fill('I was about to');
    await site.page.reload();
    await site.answer(1);
    expect(await saidBy(site.chat)).toEqual(before);
    expect(await site.chat.getByRole('textbox').inputValue()).toBe('I was about to');
    expect(await site.page.evaluate('document.activeElement === document.body')).toBe(true);
  });

  it('works where the browser lets it keep nothing, for as long as the page stands', async () => {
    const site = await house.visit(house.site({ elsewhere: true }));
    await site.openChat();
    const reach = 'try { localStorage.length; "kept" } catch { "refused" }';
    expect(await site.page.frames()[1]!.evaluate(reach)).toBe('refused');
    await site.say('hello');
    await site.answer(1);
    await site.page.keyboard.press('Escape');
    await site.openChat();
    expect(await own(site.chat).count()).toBe(1);
    await site.page.reload();
    await site.chat.getByRole('button', { name: 'Book a visit' }).waitFor();
  });

  it('keeps the draft while the panel is closed', async () => {
    const site = await visitor();
    await site.chat.getByRole('textbox').fill('I was about to');
    await site.page.keyboard.press('Escape');
    await site.openChat();
    expect(await site.chat.getByRole('textbox').inputValue()).toBe('I was about to');
  });

  it('counts what comes while it is closed, on the button and aloud', async () => {
    const site = await visitor();
    await site.say('hello');
    await site.page.keyboard.press('Escape');
    const button = site.page.getByRole('button', { name: 'Open chat, 1 new chat message' });
    await button.waitFor();
    expect(await site.page.getByRole('status').innerText()).toBe('1 new chat message');
    await site.page.reload();
    await button.waitFor();
    await button.click();
    await site.page.getByRole('button', { name: 'Close chat', exact: true }).first().waitFor();
    await site.page.keyboard.press('Escape');
    await site.page.getByRole('button', { name: 'Open chat', exact: true }).waitFor();
  });

  it('shows one conversation in two tabs', async () => {
    const one = await visitor();
    await one.say('hello');
    await one.answer(1);
    const two = await house.visitAgain(one.context, address);
    await two.openChat();
    expect(await two.answer(1)).toBe(await one.answer(1));
    await two.say('thank you');
    await own(one.chat).nth(1).waitFor();
    await one.answer(2);
    await two.answer(2);
    expect(await saidBy(one.chat)).toEqual(await saidBy(two.chat));
  });

  it('forgets a conversation on request, here and for good', async () => {
    const site = await visitor();
    await site.say('hello');
    await site.answer(1);
    await site.chat.getByRole('button', { name: 'Forget it here' }).click();
    await site.chat.getByRole('button', { name: 'Book a visit' }).waitFor();
    expect(await own(site.chat).count()).toBe(0);
    await site.page.reload();
    await site.chat.getByRole('button', { name: 'Book a visit' }).waitFor();
    expect(await own(site.chat).count()).toBe(0);
  });

  it('sends what is written while there is no line, once and in order', async () => {
    const site = await visitor();
    await site.say('hello');
    await site.answer(1);
    await house.clinic.frontdesk.stop();
    for (const text of ['one more thing', 'and another', 'that is all']) await site.say(text);
    await site.chat.getByText('No connection.').waitFor();
    expect(await own(site.chat).getByText('Waiting to be sent').count()).toBe(3);
    await house.clinic.restart();
    // In the middle of sending, as likely as not.
    await site.page.reload();
    await site.answer(2);
    const ownWords = ['hello', 'one more thing', 'and another', 'that is all'];
    expect(await own(site.chat).locator('.bubble').allInnerTexts()).toEqual(ownWords);
    expect(await own(site.chat).getByText('Sent').count()).toBe(4);
    await site.page.reload();
    await site.answer(2);
    expect(await own(site.chat).locator('.bubble').allInnerTexts()).toEqual(ownWords);
  });

  it('says when something was not sent, and tries again', async () => {
    const site = await visitor();
    for (let count = 0; count < 14; count += 1) await site.say(`note ${String(count)}`);
    const failed = own(site.chat).filter({ hasText: 'Not sent' });
    await failed.first().waitFor();
    await spoken(site.chat).getByText('Your message was not sent.').first().waitFor();
    expect(await failed.getByRole('button', { name: 'Try again' }).count()).toBeGreaterThan(0);
    await site.say('crushing chest pain');
    await site.chat.getByText('Call 911 now.').first().waitFor();
  });

  it('links itself to a number by a code, and books', async () => {
    const site = await visitor();
    const phone = house.clinic.phone('+12025550161' as PhoneNumber);
    await site.chat.getByRole('button', { name: 'Book a visit' }).click();
    expect(await site.answer(1)).toContain('cell phone number');
    await site.say('(202) 555-0161');
    const [code] = /\d{6}/.exec(await phone.next())!;
    await site.answer(2);
    await site.say(code);
    await site.chat.locator('.bubble', { hasText: 'first and last name' }).waitFor();
    await site.say('Rosa Martinez');
    await site.chat.locator('.bubble', { hasText: 'date of birth' }).waitFor();
    await site.say('March 14, 1985');
    const slot = site.chat.getByRole('list', { name: 'Choose one' }).getByRole('button').nth(1);
    const [, chosen = ''] = (await slot.innerText()).split('\n').filter(Boolean);
    await slot.click();
    const booked = site.chat.locator('.assistant .bubble', { hasText: 'Booked: ' });
    await booked.waitFor();
    expect(await booked.innerText()).toContain(chosen);
    expect(await own(site.chat).last().locator('.bubble').innerText()).toBe(`2 · ${chosen}`);
    const before = await saidBy(site.chat);
    await site.page.reload();
    await booked.waitFor();
    expect(await saidBy(site.chat)).toEqual(before);
  });
});
