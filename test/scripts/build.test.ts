import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/build.js';

/** A compiler that copies main.ts, and fails on the word "wrong". */
const COMPILER = `
  const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
  const folder = process.argv[process.argv.indexOf('--outDir') + 1];
  const text = readFileSync('src/main.ts', 'utf8');
  mkdirSync(folder, { recursive: true });
  if (text.includes('wrong')) process.exit(2);
  writeFileSync(folder + '/main.js', text);
`;

let root = '';
let told: string[] = [];

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const build = (): Promise<void> => ensureBuilt(root, (line) => void told.push(line));
const built = (): string => readFileSync(join(root, 'dist/server/main.js'), 'utf8');
const removeCompiler = (): void => rmSync(join(root, 'node_modules'), { recursive: true });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'frontdesk-build-'));
  told = [];
  write('package.json', '{}');
  write('package-lock.json', '{}');
  write('src/main.ts', 'one');
  write('node_modules/typescript/package.json', '{}');
  write('node_modules/typescript/bin/tsc', COMPILER);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('building what is stale', () => {
  it('builds what was never built, once', async () => {
    await build();
    expect(built()).toBe('one');
    expect(told).toHaveLength(2);
    await build();
    expect(told).toHaveLength(2);
  });

  it.each(['src/main.ts', 'src/new.ts', 'package-lock.json', 'tsconfig.build.json'])(
    'builds again when %s changes',
    async (path) => {
      await build();
      write(path, 'two');
      await build();
      expect(told).toHaveLength(4);
    },
  );

  it('builds again when a source is gone', async () => {
    write('src/second.ts', 'two');
    await build();
    rmSync(join(root, 'src/second.ts'));
    await build();
    expect(told).toHaveLength(4);
  });

  it('is not moved by times', async () => {
    await build();
    utimesSync(join(root, 'src/main.ts'), new Date(0), new Date(1e9));
    await build();
    expect(told).toHaveLength(2);
  });

  it('drops what an older build made', async () => {
    await build();
    write('dist/server/left-over.js', 'old');
    write('src/main.ts', 'two');
    await build();
    expect(existsSync(join(root, 'dist/server/left-over.js'))).toBe(false);
  });

  it('keeps the old build when the new one fails, and tries again', async () => {
    await build();
    write('src/main.ts', 'wrong');
    await expect(build()).rejects.toThrow('server could not be built');
    expect(built()).toBe('one');
    write('src/main.ts', 'right');
    await build();
    expect(built()).toBe('right');
  });

  it('may be asked twice at once', async () => {
    await Promise.all([build(), build()]);
    expect(built()).toBe('one');
    expect(readdirSync(join(root, 'dist'))).toEqual(['server']);
  });
});

describe('without development dependencies', () => {
  it('takes the build that came along, even of other sources', async () => {
    await build();
    removeCompiler();
    await build();
    write('src/main.ts', 'two');
    await build();
    expect(built()).toBe('one');
  });

  it('says what to do when there is none', async () => {
    removeCompiler();
    await expect(build()).rejects.toThrow('Run npm ci without --omit=dev');
  });
});
