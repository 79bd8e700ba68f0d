import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PackError, type PackFault } from '../../../src/adapters/pack/fault.ts';
import { compileRedFlags, loadRedFlags } from '../../../src/adapters/pack/red-flags.ts';
import { conceptsIn } from '../../../src/domain/triage/conditions.ts';
import { triage } from '../../../src/domain/triage/triage.ts';

const GOOD = `system: test
concepts:
  fever:
    en: [fever]
    es: [fiebre]
rules:
  - id: test-fever
    level: urgent
    strength: hard
    when: fever
    reason: Fever.
    source: unverified
    review: not-clinically-reviewed
    fires:
      en: [i have a fever]
      es: [tengo fiebre]
    silent:
      en: [no fever]
      es: [sin fiebre]
`;

function faultsOf(text: string): readonly PackFault[] {
  try {
    compileRedFlags([{ name: 'test.yaml', text }]);
  } catch (error) {
    if (error instanceof PackError) return error.faults;
    throw error;
  }
  return [];
}

const lineWith = (text: string, part: string): number =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('a red-flag file', () => {
  test('compiles and carries a version that follows its text', () => {
    const one = compileRedFlags([{ name: 'test.yaml', text: GOOD }]);
    const other = compileRedFlags([{ name: 'test.yaml', text: GOOD.replace('Fever.', 'A fever.') }]);
    expect(triage(one, { text: 'fever' })).toMatchObject({ level: 'urgent', packVersion: one.version });
    expect(other.version).not.toBe(one.version);
  });

  test.each([
    ['a level that does not exist', 'level: urgent', 'level: soonish'],
    ['an unknown key', 'strength: hard', 'strenght: hard'],
    ['a concept nobody wrote', 'when: fever', 'when: feverr'],
    ['a phrase with an accent', 'es: [fiebre]', 'es: [fiébre]'],
    ['a word set nobody wrote', 'en: [fever]', "en: ['@heat']"],
    ['an example that does not fire', 'en: [i have a fever]', 'en: [i have a cold]'],
    ['an example that must not fire and does', 'en: [no fever]', 'en: [a fever]'],
    ['a made-up source', 'source: unverified', 'source: my book'],
    ['broken YAML', 'concepts:', 'concepts: ['],
  ])('with %s does not load; the fault names file, line and fix', (_, part, broken) => {
    const text = GOOD.replace(part, broken);
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) {
      expect(fault.file).toBe('test.yaml');
      expect(fault.message).not.toBe('');
      expect(fault.fix).not.toBe('');
    }
    const near = faults.map((fault) => Math.abs(fault.line - lineWith(text, broken)));
    expect(Math.min(...near), JSON.stringify(faults)).toBeLessThanOrEqual(5);
  });

  test('tells every fault at once', () => {
    const text = GOOD.replace('when: fever', 'when: feverr').replace('es: [fiebre]', 'es: [fiébre]');
    expect(faultsOf(text)).toHaveLength(2);
  });

  test('needs an example on both sides in both languages', () => {
    expect(faultsOf(GOOD.replace('      es: [sin fiebre]\n', ''))[0]?.message).toContain('es');
  });

  test('may not repeat a rule of another file', () => {
    const files = ['a.yaml', 'b.yaml'].map((name) => ({ name, text: GOOD }));
    expect(() => compileRedFlags(files)).toThrow(/already in a\.yaml/);
  });

  test('one unreadable file is told alone, without what it would have said being missed elsewhere', () => {
    const rules = GOOD.replace(/concepts:[^]*?rules:/, 'rules:');
    const files = [
      { name: 'a.yaml', text: 'system: [' },
      { name: 'b.yaml', text: rules },
    ];
    expect(() => compileRedFlags(files)).toThrow(/^a\.yaml:\d+: .*$/s);
    expect(() => compileRedFlags(files)).not.toThrow(/b\.yaml/);
  });

  test('an empty folder is a fault, not a pack that finds nothing', () => {
    expect(() => compileRedFlags([])).toThrow(PackError);
  });
});

describe('the pack that ships', () => {
  const directory = fileURLToPath(new URL('../../../intents/red-flags', import.meta.url));

  test('loads, which proves every example of every rule', async () => {
    const pack = await loadRedFlags(directory);
    expect(pack.rules.length).toBeGreaterThan(80);
  });

  test('has no concept that nothing asks for, and none that speaks one language only', async () => {
    const pack = await loadRedFlags(directory);
    const asked = new Set([
      ...pack.rulesAbout.keys(),
      ...pack.downRules.flatMap((rule) => conceptsIn(rule.when)),
    ]);
    const languages = new Map<string, Set<string>>();
    for (const phrases of pack.index.anchored.values()) {
      for (const { owner } of phrases) {
        if (owner.is !== 'concept') continue;
        const known = languages.get(owner.concept.id) ?? new Set();
        languages.set(owner.concept.id, known.add(owner.language));
      }
    }
    const concepts = [...pack.kinds.keys()];
    expect(concepts.filter((id) => !asked.has(id))).toEqual([]);
    expect(concepts.filter((id) => languages.get(id)?.size !== 2)).toEqual([]);
  });
});
