import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

/** Bytes a browser loads before the chat can be used. */
const FRAME_LIMIT = 30 * 1_024;
/** Bytes every page of the clinic's site loads. */
const LOADER_LIMIT = 5 * 1_024;

interface Bundle {
  /** By name; scripts and styles as text. */
  readonly files: ReadonlyMap<string, string>;
  /** Files that a page names, or that those name. */
  loadedBy(page: string): readonly string[];
}

async function bundle(): Promise<Bundle> {
  const built = await build({
    configFile: 'web-widget/vite.config.ts',
    logLevel: 'silent',
    build: { write: false },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('nothing was built');
  const files = new Map(
    output.output.map((file) => [
      file.fileName,
      file.type === 'chunk' ? file.code : Buffer.from(file.source).toString('utf8'),
    ]),
  );
  const namesIn = (text: string): string[] =>
    [...files.keys()].filter((name) => text.includes(name.split('/').at(-1)!));
  return {
    files,
    loadedBy(page) {
      const found = new Set<string>();
      const follow = (name: string): void => {
        for (const named of namesIn(files.get(name) ?? '')) {
          if (found.has(named)) continue;
          found.add(named);
          follow(named);
        }
      };
      follow(page);
      return [...found];
    },
  };
}

const weightOf = (text: string): number => gzipSync(text, { level: 9 }).length;

describe('what a browser loads', () => {
  let made: Bundle;
  beforeAll(async () => {
    // The test runner's own would bring the libraries' aids for development along.
    vi.stubEnv('NODE_ENV', 'production');
    made = await bundle();
  });
  afterAll(() => vi.unstubAllEnvs());

  it(`is less than ${String(FRAME_LIMIT)} bytes of script for the chat`, async ({ annotate }) => {
    const scripts = made.loadedBy('frame.html').filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    const weights = scripts.map((name) => weightOf(made.files.get(name)!));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    await annotate(`chat: ${String(total)} bytes of script, gzipped`);
    expect(total).toBeLessThan(FRAME_LIMIT);
    // Far too little would mean that something was forgotten.
    expect(total).toBeGreaterThan(FRAME_LIMIT / 2);
  });

  it(`is less than ${String(LOADER_LIMIT)} bytes for each page of the clinic`, async ({ annotate }) => {
    const weight = weightOf(made.files.get('widget.js')!);
    await annotate(`widget.js: ${String(weight)} bytes, gzipped`);
    expect(weight).toBeLessThan(LOADER_LIMIT);
  });

  it('is a classic script that needs nothing and names nothing', () => {
    const script = made.files.get('widget.js')!;
    expect(() => new Script(script)).not.toThrow();
    expect(script).not.toMatch(/^\s*(import|export)\b|\bimport\(/m);
    expect(script.trim()).toMatch(/^\(function\(\)\{[\s\S]*\}\)\(\);?$/);
  });

  it('is named so that it can be kept forever, but for the names that pages rely on', () => {
    const fixed = ['demo.html', 'frame.html', 'widget.js'];
    for (const name of made.files.keys()) {
      if (!fixed.includes(name)) expect(name).toMatch(/^assets\/[\w.-]+-[\w-]{8}\.(js|css|svg)$/);
    }
    expect([...made.files.keys()]).toEqual(expect.arrayContaining(fixed));
  });

  it('names no other place on the web, and runs under a policy without inline code', () => {
    for (const page of ['demo.html', 'frame.html']) {
      expect(made.files.get(page)).not.toMatch(/https?:|<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
    }
    // The name of a language, and what an error message recommends to read.
    const allowed = /^http:\/\/www\.w3\.org\/|^https:\/\/socket\.io\/docs\//;
    for (const [name, text] of made.files) {
      const places = [...text.matchAll(/\bhttps?:\/\/[\w.-]+[\w/.-]*/g)].map(([place]) => place);
      expect([name, places.filter((place) => !allowed.test(place))]).toEqual([name, []]);
      expect(text).not.toMatch(/\beval\(|new Function\(/);
    }
  });
});
