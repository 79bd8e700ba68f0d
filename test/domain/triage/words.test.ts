import { describe, expect, test } from 'vitest';
import { slips } from '../../../src/domain/triage/distance.ts';
import { locate } from '../../../src/domain/triage/index-of-phrases.ts';
import { normalise } from '../../../src/domain/triage/normalise.ts';
import { parsePhrases } from '../../../src/domain/triage/phrase.ts';
import { buildSpeller } from '../../../src/domain/triage/spelling.ts';
import { shippedPack } from './support.ts';

const forms = (text: string): string =>
  normalise(text, () => false)
    .map((token) => token.form)
    .join(' ');

describe('normal forms', () => {
  test.each([
    ['Can’t BREATHE!', 'can not breathe'],
    ['cant breeeathe', 'can not breathe'],
    ["she's 3yo", 'she is 3 yo'],
    ['¿Tiene CONVULSIÓN?', 'tiene convulsion'],
    ['w/o pain', 'without pain'],
    ['q me duele xq', 'que me duele porque'],
    ['bp 168/110', 'bp 168/110'],
    ['🤮 all day', 'vomiting all day'],
  ])('%s → %s', (text, expected) => {
    expect(forms(text)).toBe(expected);
  });

  test('keep the range of the raw text', () => {
    const text = 'I cán’t';
    const [, can, not] = normalise(text, () => false);
    expect(text.slice(can?.start, can?.end)).toBe('cán’t');
    expect(not).toMatchObject({ start: can?.start, end: can?.end, form: 'not' });
  });

  test.each([
    ['temp 38,5', 38.5],
    ['1,250 mg', 1250],
    ['three', 3],
  ])('%s holds %d', (text, value) => {
    expect(normalise(text, () => false).find((token) => token.value !== undefined)?.value).toBe(value);
  });

  test('a full stop after an abbreviation ends no sentence', () => {
    expect(normalise('Rt. flank', () => false)[1]?.gap).toBe('comma');
    expect(normalise('pain. Flank', () => false)[1]?.gap).toBe('sentence');
  });
});

describe('slips', () => {
  test.each([
    ['siezure', 'seizure', 1],
    ['respirrar', 'respirar', 1],
    ['same', 'same', 0],
  ])('%s → %s: %i', (a, b, cost) => {
    expect(slips(a, b, 2)).toBe(cost);
  });

  test('an unlikely letter is another word', () => {
    expect(slips('inspection', 'infection', 1)).toBe(2);
    expect(slips('falling', 'failing', 1)).toBeGreaterThan(1);
  });
});

describe('the speller', () => {
  const speller = buildSpeller(['seizure', 'breath*', 'convuls*'], new Set(['breadth']));

  test.each([
    ['siezure', 'seizure'],
    ['breahting', 'breath'],
    ['convulcionando', 'convuls'],
  ])('%s → %s', (written, meant) => {
    expect(speller.correct(written)).toBe(meant);
  });

  test.each(['seize', 'breadth', 'wreath', 'seizures2'])('%s is left alone', (written) => {
    expect(speller.correct(written)).toBeUndefined();
  });

  test('no word of the pack is read as another', () => {
    const { index } = shippedPack;
    for (const [form, own] of index.exact) {
      const [token] = normalise(form, () => true);
      if (token?.form !== form || token.value !== undefined) continue;
      const stems = index.stemLengths.flatMap((length) =>
        length > form.length ? [] : (index.stems.get(form.slice(0, length)) ?? []),
      );
      expect(new Set(locate([token], index).keys()), form).toEqual(new Set([...own, ...stems]));
    }
  });

  test.each(['meditation', 'inspection', 'homeless', 'election', 'failing'])(
    '%s is no clinical word',
    (word) => {
      expect(shippedPack.index.speller.correct(word)).toBeUndefined();
    },
  );
});

describe('the phrase language', () => {
  test('takes alternatives of several words apart', () => {
    const parsed = parsePhrases('almost ~3 (pass out|faint*)', new Map());
    expect('phrases' in parsed && parsed.phrases).toHaveLength(2);
  });

  test.each(['chest ~5', '@nowhere pain', 'Chest pain', 'dolór', ''])('refuses "%s"', (text) => {
    expect(parsePhrases(text, new Map())).toHaveProperty('fault');
  });
});
