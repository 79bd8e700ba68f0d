import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { HOUSE_CONFIG } from '../../scripts/house-rules.js';

const ROOT = join(import.meta.dirname, '../..');
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
export function sourceFiles(): string[] {
  return ROOTS.flatMap((root) => {
    const entries = entriesOf(join(ROOT, root));
    return entries.filter((entry) => /\.(ts|tsx|js)$/.test(entry));
  });
}

function entriesOf(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

export const readSource = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
