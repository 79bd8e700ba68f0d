import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/config/environment.ts';
import { loadConfig } from '../../src/config/load-config.ts';

const example = parseEnv(readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8'));

describe('.env.example', () => {
  it('names every setting and no other', () => {
    expect(Object.keys(example).sort()).toEqual([...SETTINGS].sort());
  });

  it('shows the defaults', () => {
    expect(loadConfig(example as Record<string, string>)).toEqual(loadConfig({}));
  });
});
