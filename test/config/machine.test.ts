import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { thisMachine } from '../../src/config/machine.ts';

const root = mkdtempSync(join(realpathSync(tmpdir()), 'frontdesk-machine-'));
afterAll(() => rmSync(root, { recursive: true }));

mkdirSync(join(root, 'data'));
writeFileSync(join(root, 'data/master.key'), 'inside\n');
writeFileSync(join(root, 'master.key'), 'outside\n');
symlinkSync(join(root, 'data'), join(root, 'link-to-data'));
symlinkSync(join(root, 'data/master.key'), join(root, 'link-to-key'));

describe('this machine', () => {
  it.each([
    ['data/master.key', 'data', true],
    ['data/not-yet-made.key', 'data', true],
    ['data', 'data', true],
    ['link-to-data/master.key', 'data', true],
    ['link-to-data/not-yet-made.key', 'data', true],
    ['data/master.key', 'link-to-data', true],
    ['link-to-key', 'data', true],
    ['not-yet/deep/master.key', 'not-yet', true],
    ['master.key', 'data', false],
    ['database/master.key', 'data', false],
    ['data/../master.key', 'data', false],
  ])('finds whether %s lies in %s', (path, folder, lies) => {
    expect(thisMachine.lies(join(root, path), join(root, folder))).toBe(lies);
  });

  it('reads what is there', () => {
    expect(thisMachine.readText(join(root, 'master.key'))).toBe('outside\n');
    expect(thisMachine.readText(join(root, 'nothing'))).toBeUndefined();
    expect(thisMachine.readText(root)).toBeUndefined();
  });

  it('knows where it is installed', () => {
    expect(thisMachine.readText(join(thisMachine.installDir, 'package.json'))).toContain(
      '"name": "frontdesk"',
    );
  });
});
