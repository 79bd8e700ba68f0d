import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  FIRST_REPLIES,
  REPLIES,
  REPLY_KEYS,
  SAMPLE_PARAMS,
  type ParamName,
  type ReplyKey,
} from '../../../src/domain/conversation/replies.ts';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { outsideGsm7, segmentsOf } from '../../../src/domain/segments.ts';

const wordings = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    parse(readFileSync(`intents/replies/${language}.yaml`, 'utf8')) as Record<string, string>,
  ]),
) as Record<Language, Record<string, string>>;

const filled = (key: ReplyKey, language: Language): string =>
  (wordings[language][key] ?? '').replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => SAMPLE_PARAMS[name as ParamName][language],
  );

describe.each(LANGUAGES)('replies in %s', (language) => {
  it('says every sentence and no other', () => {
    expect(Object.keys(wordings[language]).sort()).toEqual([...REPLY_KEYS].sort());
  });

  it.each(REPLY_KEYS)('%s has its blanks, keeps to its segments, and offers no carrier keyword', (key) => {
    const text = wordings[language][key] ?? '';
    const blanks = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    expect([...new Set(blanks)].sort()).toEqual([...REPLIES[key].params].sort());
    expect(segmentsOf(filled(key, language)).segments).toBeLessThanOrEqual(REPLIES[key].segments);
    expect(text).not.toMatch(/\b(cancel|cancelar|yes)\b/i);
  });

  it.each(FIRST_REPLIES)('%s behind the disclosures is cheap and at most three segments', (key) => {
    const whole = `${filled('intro', language)}\n${filled(key, language)}\n${filled('menu', language)}`;
    expect(outsideGsm7(whole)).toEqual([]);
    expect(segmentsOf(whole).segments).toBeLessThanOrEqual(3);
  });

  it('discloses in the first reply who writes, that it is a machine, not private, and the keywords', () => {
    const intro = filled('intro', language);
    expect(intro).toContain('Riverside Family Practice');
    expect(intro).toMatch(language === 'en' ? /automated/ : /automatizado/);
    expect(intro).toMatch(language === 'en' ? /not private/ : /no son privados/);
    expect(intro).toMatch(language === 'en' ? /HELP.*STOP/ : /AYUDA.*STOP/);
  });

  it.each(['emergency', 'emergency-abuse', 'unseen'] as const)(
    '%s says what to do in its first words',
    (key) => {
      expect(filled(key, language)).toMatch(language === 'en' ? /^Call 911 now/ : /^Llame al 911 ahora/);
    },
  );

  it('names both lines in a crisis and never names abuse', () => {
    expect(filled('crisis', language)).toMatch(/988.*911/);
    for (const key of ['abuse', 'emergency-abuse'] as const) {
      expect(filled(key, language)).not.toMatch(/abus|violen|partner|pareja|hit|golpe/i);
    }
  });
});

it('keeps English in the cheap alphabet', () => {
  expect(REPLY_KEYS.flatMap((key) => outsideGsm7(filled(key, 'en')))).toEqual([]);
});
