import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { held, isBehind, neighbourKey, settled } from '../../staff-console/logic/held-list.ts';

const rows = (...keys: string[]) => keys.map((key) => ({ key, text: 'old' }));

describe('a list somebody points at', () => {
  it('keeps its rows in their places and counts what came', () => {
    const list = held(settled(rows('a', 'b')), rows('urgent', 'a', 'b'));
    expect(list.rows.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(list.waiting.map(({ key }) => key)).toEqual(['urgent']);
  });

  it('keeps what left, marked as gone, and takes in what changed', () => {
    const list = held(settled(rows('a', 'b')), [{ key: 'b', text: 'new' }]);
    expect(list.rows).toEqual([
      { key: 'a', text: 'old' },
      { key: 'b', text: 'new' },
    ]);
    expect([...list.gone]).toEqual(['a']);
  });

  it('shows again what came back', () => {
    const away = held(settled(rows('a', 'b')), rows('b'));
    expect(held(away, rows('b', 'a')).gone.size).toBe(0);
  });

  it('never moves a row, whatever comes and goes, and loses nothing', () => {
    const keys = fc.uniqueArray(fc.constantFrom(...'abcdefgh'));
    fc.assert(
      fc.property(keys, fc.array(keys, { minLength: 1 }), (first, later) => {
        const before = settled(rows(...first));
        const after = later.reduce((list, latest) => held(list, rows(...latest)), before);
        expect(after.rows.map(({ key }) => key)).toEqual(first);
        const seen = new Set([...after.rows, ...after.waiting].map(({ key }) => key));
        expect(later.at(-1)?.every((key) => seen.has(key))).toBe(true);
      }),
    );
  });

  it('knows when letting go would change what is seen', () => {
    const list = settled(rows('a', 'b'));
    expect(isBehind(list, rows('a', 'b'))).toBe(false);
    expect(isBehind(list, rows('b', 'a'))).toBe(true);
    expect(isBehind(list, rows('a'))).toBe(true);
  });
});

describe('going from row to row', () => {
  it.each([
    [undefined, 1, 'a'],
    [undefined, -1, 'c'],
    ['a', 1, 'b'],
    ['c', 1, 'c'],
    ['a', -1, 'a'],
    ['gone', 1, 'a'],
  ] as const)('from %s by %d is %s', (from, step, to) => {
    expect(neighbourKey(['a', 'b', 'c'], from, step)).toBe(to);
  });

  it('goes nowhere in an empty list', () => {
    expect(neighbourKey([], 'a', 1)).toBeUndefined();
  });
});
