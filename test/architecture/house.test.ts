import { describe, expect, it } from 'vitest';
import { ROOMS } from '../../architecture.js';
import { roomOf } from '../../scripts/boundaries.js';
import { faultsIn, readSource, sourceFiles } from './house-check.ts';

describe('the house as it stands', () => {
  const files = sourceFiles();

  it('is found by the search', () => {
    expect(files).toContain('src/domain/time.ts');
    expect(files).toContain('test/architecture/house.test.ts');
  });

  it('keeps every file of src, the console and the widget in a room', () => {
    const homes = files.filter((path) => /^(src|staff-console|web-widget)\//.test(path));
    expect(homes.filter((path) => !path.endsWith('.config.ts') && roomOf(path) === undefined)).toEqual([]);
  });

  it('holds to its own law in every file', () => {
    expect(files.flatMap((path) => faultsIn(path, readSource(path)))).toEqual([]);
  });
});

/** Written by hand and apart from the table, so that loosening the table by mistake is noticed here. */
const VIOLATORS: readonly (readonly [why: string, path: string, text: string])[] = [
  ['the domain knows no use case', 'src/domain/a.ts', `import { x } from '../app/x.ts';`],
  ['the domain knows no adapter', 'src/domain/a.ts', `import type { X } from '../adapters/mongo/x.ts';`],
  ['the domain knows no contract', 'src/domain/a.ts', `import { x } from '../contract/x.ts';`],
  ['the domain touches no file', 'src/domain/a.ts', `import { readFileSync } from 'node:fs';`],
  ['a builtin without prefix is one too', 'src/domain/a.ts', `import { readFileSync } from 'fs';`],
  ['the domain takes no impure library', 'src/domain/a.ts', `import { parse } from 'chrono-node';`],
  ['a re-export is an import', 'src/domain/a.ts', `export * from '../app/x.ts';`],
  ['a named re-export is an import', 'src/domain/a.ts', `export { x } from '../app/x.ts';`],
  ['an import of a type alone is an import', 'src/domain/a.ts', `export type X = import('../app/x.ts').X;`],
  ['a late import is an import', 'src/app/a.ts', `void import('../adapters/mongo/x.ts');`],
  [
    'a computed import hides its target',
    'src/app/a.ts',
    'const n = "x"; void import(`../adapters/${n}.ts`);',
  ],
  ['a required module is an import', 'src/app/a.ts', `const x = require('mongoose');`],
  ['the contract knows no server', 'src/contract/a.ts', `import { x } from '../domain/x.ts';`],
  ['the contract takes the schema library only', 'src/contract/a.ts', `import { x } from 'mongoose';`],
  ['a use case knows no adapter', 'src/app/a.ts', `import { x } from '../adapters/mongo/x.ts';`],
  ['a use case knows no HTTP', 'src/app/a.ts', `import { x } from '../http/x.ts';`],
  ['a use case knows no configuration', 'src/app/a.ts', `import { x } from '../config/config.ts';`],
  ['a use case needs no machine', 'src/app/a.ts', `import { createHash } from 'node:crypto';`],
  ['a port knows no use case', 'src/app/ports.ts', `import { x } from './take-turn.ts';`],
  [
    'an adapter knows ports, not use cases',
    'src/adapters/cron/a.ts',
    `import { x } from '../../app/remind.ts';`,
  ],
  ['an adapter knows no other adapter', 'src/adapters/cron/a.ts', `import { x } from '../mongo/x.ts';`],
  [
    'an adapter knows no configuration',
    'src/adapters/cron/a.ts',
    `import { x } from '../../config/config.ts';`,
  ],
  ['twilio stays in its adapter', 'src/http/a.ts', `import twilio from 'twilio';`],
  [
    'a deep import is of the same library',
    'src/http/a.ts',
    `import { x } from 'twilio/lib/webhooks/webhooks.js';`,
  ],
  ['mongoose stays in the stores', 'src/adapters/twilio/a.ts', `import mongoose from 'mongoose';`],
  ['libsql stays in the embedded stores', 'src/adapters/mongo/a.ts', `import Database from 'libsql';`],
  ['mingo stays in the embedded stores', 'src/adapters/mongo/a.ts', `import { Query } from 'mingo';`],
  ['chrono stays in the phrasebook', 'src/app/a.ts', `import { parse } from 'chrono-node';`],
  ['node-cron stays in its adapter', 'src/compose.ts', `import { schedule } from 'node-cron';`],
  ['yaml stays with the pack', 'src/config/a.ts', `import { parse } from 'yaml';`],
  [
    'express serves HTTP and the local carrier only',
    'src/adapters/twilio/a.ts',
    `import express from 'express';`,
  ],
  ['socket.io stays in realtime', 'src/http/a.ts', `import { Server } from 'socket.io';`],
  ['pino stays in observability', 'src/http/a.ts', `import { pino } from 'pino';`],
  ['prom-client stays in observability', 'src/http/a.ts', `import { register } from 'prom-client';`],
  ['argon2 stays with the keys', 'src/http/a.ts', `import { hash } from '@node-rs/argon2';`],
  ['HTTP knows no adapter', 'src/http/a.ts', `import { x } from '../adapters/mongo/x.ts';`],
  ['HTTP and live updates are apart', 'src/http/a.ts', `import { x } from '../realtime/x.ts';`],
  ['main wires nothing itself', 'src/main.ts', `import { x } from './adapters/mongo/x.ts';`],
  [
    'the console knows the contract only',
    'staff-console/src/a.tsx',
    `import { x } from '../../src/domain/x.ts';`,
  ],
  [
    'the widget is not the console',
    'web-widget/src/a.ts',
    `import { x } from '../../staff-console/src/x.ts';`,
  ],
  ['the widget runs in a browser', 'web-widget/src/a.ts', `import { join } from 'node:path';`],
  ['nothing imports a test', 'src/app/a.ts', `import { x } from '../../test/support/x.ts';`],

  ['settings are read in one place', 'src/http/a.ts', `const port = process.env.PORT;`],
  ['brackets do not hide it', 'src/http/a.ts', `const env = process['env'];`],
  ['globalThis does not hide it', 'src/http/a.ts', `const env = globalThis.process.env;`],
  ['destructuring does not hide it', 'src/http/a.ts', `const { env } = process;`],
  ['an import does not hide it', 'src/http/a.ts', `import { env } from 'node:process';`],
  ['a namespace does not hide it', 'src/http/a.ts', `import * as p from 'node:process';`],
  ['the command line reads no settings itself', 'src/cli/a.ts', `const port = process.env.PORT;`],
  ['the clock is a port', 'src/app/a.ts', `const now = Date.now();`],
  ['so is a fresh Date', 'src/adapters/mongo/a.ts', `const now = new Date();`],
  ['so is Date()', 'src/adapters/mongo/a.ts', `const now = Date();`],
  ['so is the monotonic clock', 'src/http/a.ts', `const now = performance.now();`],
  ['so is Temporal.Now', 'src/adapters/phrasebook/a.ts', `const now = Temporal.Now.instant();`],
  ['randomness is a port', 'src/app/a.ts', `const x = Math.random();`],
  ['so is a fresh id', 'src/http/a.ts', `import { randomUUID } from 'node:crypto';`],
  ['so is a fresh id of the web', 'src/http/a.ts', `const id = crypto.randomUUID();`],
  ['random bytes are for keys', 'src/http/a.ts', `import { randomBytes } from 'node:crypto';`],
  ['a default import hides nothing', 'src/http/a.ts', `import crypto from 'node:crypto';`],

  ['the domain does not wait', 'src/domain/a.ts', `export const f = async () => 1;`],
  ['the domain awaits nothing', 'src/domain/a.ts', `await 1;`],
  ['the domain makes no promise', 'src/domain/a.ts', `export const p = Promise.resolve(1);`],
  ['the domain has no Date', 'src/domain/a.ts', `export const d = new Date(0);`],
  ['the domain rolls no dice', 'src/domain/a.ts', `export const d = Math.random();`],
  ['the domain sets no timer', 'src/domain/a.ts', `setTimeout(() => 1, 1);`],
  ['the domain prints nothing', 'src/domain/a.ts', `console.log(1);`],
  ['the domain fetches nothing', 'src/domain/a.ts', `export const f = () => fetch('/');`],

  ['exports have names', 'src/app/a.ts', `export default 1;`],
  ['exports have names in tests too', 'test/app/a.ts', `const a = 1; export { a as default };`],
  ['files are kebab-case', 'src/app/TakeTurn.ts', `export const a = 1;`],
  ['files are short', 'src/app/a.ts', '\n'.repeat(301)],
  ['no comment switches a rule off', 'src/app/a.ts', `/* eslint-disable */\nexport default 1;`],
];

/** Near misses of the violators above: the check would be useless if it refused these. */
const LAWFUL: readonly (readonly [why: string, path: string, text: string])[] = [
  ['a use case uses the domain', 'src/app/a.ts', `import { x } from '../domain/x.ts';`],
  ['a use case is asynchronous', 'src/app/a.ts', `export const f = async () => 1;`],
  ['an adapter uses ports', 'src/adapters/cron/a.ts', `import type { X } from '../../app/ports.ts';`],
  [
    'an adapter uses a folder of ports',
    'src/adapters/cron/a.ts',
    `import type { X } from '../../app/ports/x.ts';`,
  ],
  [
    'the embedded stores extend those of mongo',
    'src/adapters/embedded/a.ts',
    `import { x } from '../mongo/x.ts';`,
  ],
  ['the local carrier serves', 'src/adapters/twilio/local-carrier/a.ts', `import express from 'express';`],
  ['the domain names types freely', 'src/domain/a.ts', `export type X = Date | Promise<string>;`],
  [
    'a local may be called as a global is',
    'src/domain/a.ts',
    `export const f = (process: string) => process;`,
  ],
  ['the domain uses a calendar', 'src/domain/a.ts', `import { Temporal } from 'temporal-polyfill';`],
  [
    'a given instant may become a Date',
    'src/adapters/mongo/a.ts',
    `export const d = (at: number) => new Date(at);`,
  ],
  ['the clock reads the clock', 'src/adapters/system/a.ts', `export const now = () => Date.now();`],
  ['keys are random', 'src/adapters/keys/a.ts', `import { randomBytes } from 'node:crypto';`],
  ['settings are read somewhere', 'src/config/a.ts', `export const port = process.env.PORT;`],
  ['a browser has a clock', 'web-widget/src/a.ts', `export const now = () => Date.now();`],
  ['the configuration of a tool exports a default', 'web-widget/vite.config.ts', `export default {};`],
  ['300 lines are short', 'src/app/a.ts', '\n'.repeat(299)],
];

describe('planted violators', () => {
  it.each(VIOLATORS)('%s', (_why, path, text) => {
    const faults = faultsIn(path, text);
    expect(faults).not.toEqual([]);
    expect(faults.filter((fault) => fault.includes('Parsing error'))).toEqual([]);
  });

  it.each(LAWFUL)('is allowed: %s', (_why, path, text) => {
    expect(faultsIn(path, text)).toEqual([]);
  });
});

describe('the table of rooms', () => {
  const names = new Set(ROOMS.map(({ name }) => name));
  const placeIn = (name: string): string => {
    const place = ROOMS.find((room) => room.name === name)?.files[0] ?? '';
    return place.endsWith('/') ? `${place}probe.ts` : place;
  };

  it('names rooms that exist', () => {
    expect(ROOMS.flatMap(({ imports }) => imports).filter((name) => !names.has(name))).toEqual([]);
    expect(names.size).toBe(ROOMS.length);
  });

  it('decides every pair of rooms', () => {
    for (const from of ROOMS) {
      for (const to of ROOMS) {
        const up = '../'.repeat(placeIn(from.name).split('/').length - 1) || './';
        const faults = faultsIn(placeIn(from.name), `import { x } from '${up}${placeIn(to.name)}';`);
        const allowed = from === to || from.imports.includes(to.name);
        expect(faults.length === 0, `${from.name} → ${to.name}`).toBe(allowed);
      }
    }
  });
});
