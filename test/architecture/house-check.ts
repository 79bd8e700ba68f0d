import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { HOUSE_CONFIG } from '../../scripts/house-rules.js';

export const ROOT = join(import.meta.dirname, '../..');
const ROOTS = ['src', 'staff-console', 'web-widget', 'test', 'bench', 'scripts'];

const linter = new Linter({ cwd: ROOT });

/** No comment in a file switches these rules off. */
const config: Linter.Config[] = [
  { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parser: parser as Linter.Parser } },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  ...HOUSE_CONFIG,
];

/** What the house holds against a file with this text at this place, one line a fault. */
export function faultsIn(path: string, text: string): string[] {
  return linter
    .verify(text, config, { filename: join(ROOT, path) })
    .map(({ line, message }) => `${path}:${line} ${message}`);
}

/** Every source file of the repository, relative to it, with forward slashes. */
export const sourceFiles = (): string[] =>
  ROOTS.flatMap((root) => filesUnder(root)).filter((path) => /\.(ts|tsx|js)$/.test(path));

/** The files in a folder, or the file itself; none where there is neither. */
export function filesUnder(place: string, { deep = true } = {}): string[] {
  const found = statSync(join(ROOT, place), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [place];
  const entries = readdirSync(join(ROOT, place), { recursive: deep, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

export const readSource = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
