import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, readSource, ROOT } from './house-check.ts';

const SHIPPED = [
  'src',
  'intents',
  'staff-console',
  'web-widget',
  'docs',
  'scripts',
  'README.md',
  'docker-compose.yml',
];
const TEXT = /\.(ts|tsx|js|css|html|yaml|yml|md)$/;

/** US numbers that belong to somebody; 555-0100 to 555-0199 of any area belong to nobody. */
const realNumbersIn = (text: string): string[] =>
  [...text.matchAll(/\+1[2-9]\d{9}(?!\d)/g)]
    .map(([number]) => number)
    .filter((number) => !/55501\d\d$/.test(number));

/** Targets of links and pictures that should be files of the repository. */
const linksIn = (markdown: string): string[] =>
  [...markdown.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));

describe('what is shipped', () => {
  const files = SHIPPED.flatMap((place) => filesUnder(place)).filter((path) => TEXT.test(path));

  it('is found by the search', () => {
    expect(files).toContain('intents/clinic.yaml');
    expect(files).toContain('README.md');
  });

  it("names nobody's telephone number", () => {
    const found = files.flatMap((path) =>
      realNumbersIn(readSource(path)).map((number) => `${path}: ${number}`),
    );
    expect(found).toEqual([]);
  });

  it('would notice a number that could be real', () => {
    expect(realNumbersIn('from +13125550123 to +13125561234, then +12125550199')).toEqual(['+13125561234']);
  });
});

describe('links in the documentation', () => {
  const pages = ['docs', ...filesUnder('.', { deep: false })].flatMap((place) => filesUnder(place));
  const markdown = pages.filter((path) => path.endsWith('.md'));

  it('lead somewhere', () => {
    expect(markdown).toContain('README.md');
    const broken = markdown.flatMap((page) =>
      linksIn(readSource(page))
        .filter((target) => !existsSync(join(ROOT, dirname(page), target)))
        .map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('would be noticed if they led nowhere', () => {
    expect(linksIn('[a](b.md#c) ![d](e/f.png) [g](https://h.example) [i](#j)')).toEqual(['b.md', 'e/f.png']);
  });
});
