import { expect, test } from 'vitest';
import { at, contactId, NOON, someNumber } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

export const describeLinkCodeStore = (name: string, open: OpenForContract): void =>
  describeContract(`the link code store on ${name}`, open, (house) => {
    const pair = () => ({ chat: contactId(house().ids), phone: someNumber(house().ids) });

    test('a right code is right for its pair alone, again and again until it expires', async () => {
      const { linkCodes } = house().stores;
      const mine = pair();
      await linkCodes.put(mine, '482913', at(10));
      for (let i = 0; i < 7; i++) expect(await linkCodes.check(mine, '482913', at(9))).toBe('right');
      expect(await linkCodes.check({ ...mine, chat: pair().chat }, '482913', NOON)).toBe('expired');
      expect(await linkCodes.check({ ...mine, phone: pair().phone }, '482913', NOON)).toBe('expired');
      expect(await linkCodes.check(mine, '482913', at(10))).toBe('expired');
    });

    test('five wrong ones end it, also when they come all at once', async () => {
      const { linkCodes } = house().stores;
      const mine = pair();
      await linkCodes.put(mine, '482913', at(10));
      const guesses = Array.from({ length: 20 }, (_, i) => String(100_000 + i));
      const answers = await Promise.all(guesses.map((guess) => linkCodes.check(mine, guess, NOON)));
      expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(5);
      expect(answers.filter((answer) => answer === 'expired')).toHaveLength(15);
      expect(await linkCodes.check(mine, '482913', NOON)).toBe('expired');
    });

    test('compares no more than five of many guesses sent at once', async () => {
      const { linkCodes } = house().stores;
      const mine = pair();
      await linkCodes.put(mine, '482913', at(10));
      const guesses = [...Array.from({ length: 5 }, (_, i) => String(100_000 + i)), '482913'];
      const answers = await Promise.all(guesses.map((guess) => linkCodes.check(mine, guess, NOON)));
      expect(answers).not.toContain('right');
    });

    test('a new code takes the place of the earlier one, with five tries of its own', async () => {
      const { linkCodes } = house().stores;
      const mine = pair();
      await linkCodes.put(mine, '111111', at(10));
      for (let i = 0; i < 5; i++) await linkCodes.check(mine, '000000', NOON);
      await linkCodes.put(mine, '222222', at(20));
      expect(await linkCodes.check(mine, '111111', NOON)).toBe('wrong');
      expect(await linkCodes.check(mine, '222222', at(15))).toBe('right');
    });
  });
