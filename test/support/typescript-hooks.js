import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

// The compiler that the test runner itself uses, wherever it is installed.
const vite = createRequire(import.meta.url).resolve('vite/package.json');
const rolldown = createRequire(vite).resolve('rolldown/utils');
const { transformSync } = await import(pathToFileURL(rolldown).href);

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const path = fileURLToPath(url);
  const { code, errors } = transformSync(path, await readFile(path, 'utf8'), {
    lang: 'ts',
    sourcemap: false,
  });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  return { format: 'module', source: code, shortCircuit: true };
}
