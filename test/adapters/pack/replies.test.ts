import { describe, expect, it } from 'vitest';
import { describeFault, PackError } from '../../../src/adapters/pack/fault.ts';
import { compileReplies, type RepliesToCheck } from '../../../src/adapters/pack/replies.ts';
import { fill } from '../../../src/adapters/pack/template.ts';

const NEEDS = {
  hello: { params: ['name'], segments: 1 },
  bye: { params: [], segments: 1 },
} as const;
const samples = { name: 'Riverside Family Practice' };

const GOOD = { en: 'hello: "Hi, {name}."\nbye: Bye.\n', es: 'hello: "Hola, {name}."\nbye: Adiós.\n' };

function check(
  texts: Partial<typeof GOOD>,
  more: Partial<RepliesToCheck<keyof typeof NEEDS>> = {},
): readonly string[] {
  const { en, es } = { ...GOOD, ...texts };
  try {
    compileReplies({
      files: { en: { name: 'en.yaml', text: en }, es: { name: 'es.yaml', text: es } },
      needs: NEEDS,
      samples: { en: samples, es: samples },
      ...more,
    });
    return [];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error.faults.map(describeFault);
  }
}

describe('replies', () => {
  it('come out by language and key', () => {
    const replies = compileReplies({
      files: { en: { name: 'en.yaml', text: GOOD.en }, es: { name: 'es.yaml', text: GOOD.es } },
      needs: NEEDS,
      samples: { en: samples, es: samples },
    });
    expect(replies).toEqual({
      en: { hello: 'Hi, {name}.', bye: 'Bye.' },
      es: { hello: 'Hola, {name}.', bye: 'Adiós.' },
    });
  });

  it.each([
    ['a missing sentence', 'hello: "Hi, {name}."\n', 'en.yaml:1: bye is missing.'],
    ['a sentence nobody says', `${GOOD.en}good-day: Hi\n`, 'en.yaml:3: Nothing ever says good-day.'],
    [
      'an unknown blank',
      'hello: "Hi, {name}."\nbye: Bye {name}.\n',
      'en.yaml:2: bye cannot know {name}. Fix: Blanks here: none.',
    ],
    ['a blank left out', 'hello: Hi.\nbye: Bye.\n', 'en.yaml:1: hello leaves out {name}'],
    ['half a blank', 'hello: "Hi, {name}."\nbye: "Bye {nobody."\n', 'en.yaml:2: bye has a brace'],
    [
      'a letter outside GSM-7',
      'hello: "Hi, {name}."\nbye: "It’s…"\n',
      'en.yaml:2: bye has characters that phones send apart: ’ …',
    ],
    [
      'too long a sentence',
      `hello: "Hi, {name}."\nbye: ${'x'.repeat(161)}\n`,
      'en.yaml:2: bye takes 2 segments (GSM-7), and may take 1.',
    ],
    [
      'too long once filled',
      `hello: "{name}${'x'.repeat(140)}"\nbye: Bye.\n`,
      'en.yaml:1: hello takes 2 segments',
    ],
    ['no sentence at all', 'hello: "Hi, {name}."\nbye: [1]\n', 'en.yaml:2: bye is not a sentence.'],
    ['an empty sentence', 'hello: "Hi, {name}."\nbye: " "\n', 'en.yaml:2: bye is not a sentence.'],
    ['the same sentence twice', `${GOOD.en}bye: Again.\n`, 'en.yaml:3: This is not valid YAML'],
  ])('with %s do not load', (_, en, expected) => {
    const faults = check({ en });
    expect(faults.map((fault) => fault.slice(0, expected.length))).toContain(expected);
  });

  it('count Spanish accents as the price they are', () => {
    expect(check({ es: `hello: "Hola, {name}."\nbye: "${'adiós '.repeat(11)}"\n` })).toEqual([]);
    expect(check({ es: `hello: "Hola, {name}."\nbye: "${'adiós '.repeat(12)}"\n` })[0]).toMatch(
      /^es\.yaml:2: bye takes 2 segments \(UCS-2\)/,
    );
  });

  it('keep a first reply, disclosures and all, to its limit', () => {
    const en = `hello: "${'x'.repeat(100)} {name}"\nbye: ${'x'.repeat(100)}\n`;
    const first = { intro: 'hello', followers: ['bye'], segments: 1 } as const;
    expect(check({ en })).toEqual([]);
    expect(check({ en }, { first })).toEqual([
      expect.stringContaining('en.yaml:2: bye after hello takes 2 segments; a first reply may take 1.'),
    ]);
  });

  it('are refused for all their faults at once, in both languages', () => {
    expect(check({ en: 'hello: Hi\n', es: 'bye: Adiós {who}\n' })).toHaveLength(3);
    expect(check({ en: '- a\n', es: '' }).length).toBe(4);
  });
});

describe('filling a template', () => {
  it('does not fill what a value brings', () => {
    expect(fill('{a} {b}', { a: '{b}', b: '$&' })).toBe('{b} $&');
  });

  it('refuses to say a sentence with a hole', () => {
    expect(() => fill('Call {phone}', {})).toThrow('{phone}');
  });
});
