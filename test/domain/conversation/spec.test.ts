import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { INVARIANTS } from './invariants.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const spec = read('src/domain/conversation/SPEC.md');
const world = read('test/domain/conversation/world.ts');

const numbersIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\bI\d+\b/g)].map(([number]) => number)),
];
const sorted = (numbers: readonly string[]) =>
  [...numbers].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));

it('every invariant of the specification is checked, and every check is specified', () => {
  const checked = [...numbersIn(Object.keys(INVARIANTS).join('\n')), ...numbersIn(world)];
  expect(sorted(checked)).toEqual(sorted(numbersIn(spec)));
});

it('names them in the same words', () => {
  for (const name of Object.keys(INVARIANTS)) {
    const [number = '', ...words] = name.split(' ');
    const line = spec.split('\n').find((one) => one.startsWith(`- **${number}**`)) ?? '';
    const start = words.slice(0, 4).join(' ').toLowerCase();
    expect(line.toLowerCase()).toContain(start.replace('i8', ''));
  }
});
