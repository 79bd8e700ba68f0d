import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareLevels, LEVELS, maxLevel } from '../../../src/domain/triage/verdict.ts';
import { read } from './support.ts';

const ALARMS = [
  'my chest hurts and i am sweating',
  'he is not breathing',
  'she had a seizure',
  'i took too many pills',
  'worst headache of my life',
  'i want to kill myself',
  'bleeding heavily',
  'me duele el pecho y me falta el aire',
  'no quiero vivir',
  'mi mamá se desmayó',
];
const HARMLESS = [
  'I have an appointment on monday.',
  'The weather is nice.',
  'My address is 12 Oak Street.',
  'Gracias por su ayuda.',
];
const alarm = fc.constantFrom(...ALARMS);

const rises = (before: string, after: string): void => {
  const [low, high] = [read(before), read(after)];
  expect(compareLevels(high.level, low.level), `"${before}" → "${after}"`).toBeGreaterThanOrEqual(0);
};

describe('never lowers a level', () => {
  test('changing case', () => {
    fc.assert(
      fc.property(alarm, (text) => {
        rises(text, text.toUpperCase());
        rises(text, text.toLowerCase());
      }),
    );
  });

  test('saying that it is probably nothing', () => {
    const comfort = fc.constantFrom(
      ', probably nothing',
      '. my sister says its just gas',
      '. seguro no es nada',
    );
    fc.assert(fc.property(alarm, comfort, (text, words) => rises(text, text + words)));
  });

  test('an unrelated sentence before or after', () => {
    fc.assert(
      fc.property(alarm, fc.constantFrom(...HARMLESS), (text, words) => {
        rises(text, `${words} ${text}`);
        rises(text, `${text}. ${words}`);
      }),
    );
  });

  test('another red flag', () => {
    fc.assert(fc.property(alarm, alarm, (one, other) => rises(one, `${one}. ${other}`)));
  });

  test('a repeated letter', () => {
    rises('cant breathe', 'cant breeeeeathe');
    rises('me duele el pecho', 'me dueleeee el pechooo');
  });
});

test('negating the only finding lowers', () => {
  for (const what of ['chest pain', 'trouble breathing', 'seizures', 'fever', 'bleeding']) {
    expect(compareLevels(read(`no ${what}`).level, read(`i have ${what}`).level), what).toBeLessThan(0);
  }
});

describe('any text gets an answer', () => {
  test('arbitrary strings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(LEVELS).toContain(read(text).level);
      }),
      { numRuns: 300 },
    );
  });

  test('words of the pack in any order, with spans inside the text', () => {
    const word = fc.constantFrom(
      ...'chest pain no not my son baby 168/110 104 fever , . years ago if went away i you pills # @ ~5 no ni dolor pecho 3 week old'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        for (const { span } of read(text).findings) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a hundred thousand characters, in time that grows with the text', () => {
    const part = 'chest pain no fever and my arm hurts i dont know what to do ';
    expect(read(part.repeat(1_700)).level).toBe('emergency');
    const time = (copies: number): number => {
      const started = performance.now();
      read(part.repeat(copies));
      return performance.now() - started;
    };
    time(200);
    const small = Math.min(time(200), time(200), time(200));
    const large = Math.min(time(1_600), time(1_600), time(1_600));
    expect(large / small).toBeLessThan(8 * 4);
  });
});

test('the higher of two levels does not depend on their order', () => {
  const level = fc.constantFrom(...LEVELS);
  fc.assert(
    fc.property(level, level, (a, b) => {
      expect(maxLevel(a, b)).toBe(maxLevel(b, a));
      expect(compareLevels(maxLevel(a, b), a)).toBeGreaterThanOrEqual(0);
    }),
  );
});
