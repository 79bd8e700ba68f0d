import { describe, expect, it, test } from 'vitest';
import { isWhole, matches, type Ground } from '../../../src/adapters/phrasebook/phrases/match.ts';
import {
  parsePhrase,
  PhraseFault,
  wordsOf,
  type Lists,
} from '../../../src/adapters/phrasebook/phrases/phrase.ts';
import { readWords } from '../../../src/adapters/phrasebook/words/read-words.ts';

const LISTS: Lists = new Map([
  ['visit', [parsePhrase('visit|appointment', new Map()), parsePhrase('check up', new Map())]],
]);

function groundOf(text: string): Ground {
  const { words } = readWords(text, (word) => word);
  const at = words.findIndex((word) => word.text === 'monday');
  return {
    words,
    texts: new Set(words.map((word) => word.text)),
    when: at === -1 ? new Map() : new Map([[at, { first: at, after: at + 1 }]]),
    persons: new Map(),
  };
}

const fits = (phrase: string, text: string): boolean => matches(parsePhrase(phrase, LISTS), groundOf(text));

describe('a phrase', () => {
  test.each([
    ['book a visit', 'please book a visit', true],
    ['book a visit', 'book the visit', false],
    ['book (a|the) visit', 'book visit', true],
    ['book (a|the) visit', 'book the visit', true],
    ['schedul*', 'rescheduled', false],
    ['schedul*', 'when was it scheduled', true],
    ['need ... {visit}', 'i need to have my yearly check up', true],
    ['need ... {visit}', 'i need to go there with you for a visit', false],
    ['need ... {visit}', 'i need rest. the visit was fine', false],
    ['it|{visit} {when}', 'move the check up monday', true],
    ['it|{visit} {when}', 'the visit is monday', false],
    ['^ hours', 'hours please', true],
    ['^ hours', 'the hours', false],
    ['^ hours', 'hi. hours?', true],
    ['hours $', 'what hours? thanks', true],
    ['hours $', 'hours today', false],
    ['cant make', "I can't make it", true],
    ['cant make', 'i can not make it', true],
  ])('%j in %j: %j', (phrase, text, expected) => {
    expect(fits(phrase, text)).toBe(expected);
  });

  it('knows when it is all there is', () => {
    const phrase = parsePhrase('cancel (it|that)', LISTS);
    const ground = groundOf('cancel it');
    expect(isWhole(phrase, ground, { first: 0, after: 2 })).toBe(true);
    expect(isWhole(phrase, groundOf('cancel it now'), { first: 0, after: 3 })).toBe(false);
  });

  it('spells the words that slips are put right to', () => {
    expect(wordsOf(parsePhrase('need (a) {visit} schedul*', LISTS))).toEqual([
      'need',
      'a',
      'visit',
      'appointment',
      'check',
      'up',
    ]);
  });

  test.each(['Book', "can't", 'mañana', 'a,b', '{nothing}', '...', '(a) ...', '', 'a||b'])(
    '%j cannot be read',
    (source) => {
      expect(() => parsePhrase(source, LISTS)).toThrow(PhraseFault);
    },
  );
});
