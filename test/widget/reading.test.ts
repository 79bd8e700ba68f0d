import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedAnswers, openOffer, readOffer } from '../../web-widget/chat/choices.ts';
import type { Line } from '../../web-widget/chat/conversation.ts';
import { daysOf } from '../../web-widget/chat/days.ts';
import { markNumbers } from '../../web-widget/chat/numbers.ts';
import { chooseLanguage } from '../../web-widget/shared/language.ts';

const line = (key: string, from: Line['from'], text = 'x', at = 0): Line => ({
  key,
  from,
  text,
  at,
  state: 'told',
});

describe('a numbered offer', () => {
  it('is read with the words around it', () => {
    const text =
      'Choose a time:\n1 Thu Nov 26, 2:40 pm\n2 Fri Nov 27, 9:00 am\nNone fits? Tell us a better day.';
    expect(readOffer(text)).toEqual({
      before: 'Choose a time:',
      choices: [
        { number: '1', label: 'Thu Nov 26, 2:40 pm' },
        { number: '2', label: 'Fri Nov 27, 9:00 am' },
      ],
      after: 'None fits? Tell us a better day.',
    });
  });

  it.each(['1) Yes\n2) No', '1. Yes\n2. No', '  1 Yes\n  2 No  '])('may be written %j', (text) => {
    expect(readOffer(text)?.choices).toEqual([
      { number: '1', label: 'Yes' },
      { number: '2', label: 'No' },
    ]);
  });

  it.each([
    'Call 911 now.',
    '1 Book a visit',
    '120 River Street\n2210 Orchard Ave',
    '2 No\n3 Maybe',
    '10:30 am\n11:00 am',
    'We open\n8:00 to 12:00',
  ])('is not found in %j', (text) => {
    expect(readOffer(text)).toBeUndefined();
  });

  it('ends where the counting ends', () => {
    expect(readOffer('1 One\n2 Two\n4 Four')?.after).toBe('4 Four');
  });

  it('is open until the visitor writes', () => {
    const offer = line('offer', 'assistant', '1 Yes\n2 No');
    expect(openOffer([offer])).toBe('offer');
    expect(openOffer([offer, line('more', 'assistant', 'Take your time.')])).toBe('offer');
    expect(openOffer([offer, line('mine', 'patient', '1')])).toBeUndefined();
    expect(openOffer([line('staff', 'staff', '1 Yes\n2 No')])).toBeUndefined();
    expect(openOffer([])).toBeUndefined();
  });
});

describe('an answer that is only a number', () => {
  const offer = line('offer', 'assistant', 'Choose:\n1 Monday\n2 Tuesday');
  const answer = (text: string): Line => line('mine', 'patient', text);
  const more = line('more', 'assistant', 'Take your time.');

  it('is named by the offer it answers', () => {
    expect(namedAnswers([offer, more, answer(' 2 ')])).toEqual(new Map([['mine', 'Tuesday']]));
  });

  it('has no name where nothing like it was offered, or the offer was answered before', () => {
    expect(namedAnswers([answer('2'), offer]).size).toBe(0);
    expect(namedAnswers([offer, answer('3')]).size).toBe(0);
    expect(namedAnswers([offer, answer('2 please')]).size).toBe(0);
    expect(namedAnswers([offer, line('before', 'patient', 'hm'), answer('2')]).size).toBe(0);
  });
});

describe("the clinic's numbers in a message", () => {
  it('can be tapped', () => {
    expect(markNumbers('Call 911 now, or (202) 555-0100.', ['911', '(202) 555-0100'])).toEqual([
      { text: 'Call ' },
      { text: '911', call: '911' },
      { text: ' now, or ' },
      { text: '(202) 555-0100', call: '2025550100' },
      { text: '.' },
    ]);
  });

  it('are not found inside other numbers', () => {
    expect(markNumbers('Room 9110, code 12911', ['911'])).toEqual([{ text: 'Room 9110, code 12911' }]);
  });

  it('leave every letter in its place', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ maxLength: 4 })), (text, numbers) => {
        expect(
          markNumbers(text, numbers)
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('days', () => {
  const day = (at: number): number => Math.floor(at / 10) * 10;

  it('part the conversation', () => {
    const days = daysOf(
      [line('a', 'staff', 'x', 1), line('b', 'staff', 'x', 9), line('c', 'staff', 'x', 31)],
      day,
    );
    expect(days.map(({ start, lines }) => [start, lines.map(({ key }) => key)])).toEqual([
      [0, ['a', 'b']],
      [30, ['c']],
    ]);
  });

  it('do not go back when the clock of this device is behind', () => {
    const days = daysOf([line('a', 'staff', 'x', 31), line('mine', 'patient', 'x', 9)], day);
    expect(days.map(({ start }) => start)).toEqual([30]);
  });
});

describe('the language', () => {
  it.each([
    ['es', ['en-US'], 'es'],
    ['ES-mx', ['en-US'], 'es'],
    [undefined, ['fr', 'es-419', 'en'], 'es'],
    ['fr', ['de'], 'en'],
    ['', [], 'en'],
  ] as const)('asked for as %j in a browser of %j is %s', (asked, browser, chosen) => {
    expect(chooseLanguage(asked, browser)).toBe(chosen);
  });
});
