import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is built, from what, and by which tool. A part whose `needs` is not there is left out.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} needs
 * @property {readonly string[]} sources Files and folders; together they decide whether the part is stale.
 * @property {string} output
 * @property {readonly [library: string, bin: string]} tool
 * @property {(folder: string) => readonly string[]} args For a build into this folder, relative to the repository.
 */

/** Lies in each output and says what it was built from. */
export const STAMP = '.stamp';

const SHARED = ['package-lock.json', 'tsconfig.json'];

/** @type {readonly Part[]} */
export const PARTS = [
  {
    name: 'server',
    needs: 'src',
    sources: [...SHARED, 'src', 'tsconfig.build.json'],
    output: 'dist/server',
    tool: ['typescript', 'bin/tsc'],
    // Types are checked by `npm run types`; here they would only make installing slower.
    args: (folder) => ['-p', 'tsconfig.build.json', '--outDir', folder, '--noCheck'],
  },
  browserPart('console', 'staff-console'),
  browserPart('widget', 'web-widget'),
];

/** @param {string} name @param {string} home @returns {Part} */
function browserPart(name, home) {
  return {
    name,
    needs: `${home}/vite.config.ts`,
    sources: [...SHARED, home, 'src/contract'],
    output: `dist/${name}`,
    tool: ['vite', 'bin/vite.js'],
    args: (folder) => ['build', home, '--outDir', `../${folder}`, '--emptyOutDir', '--logLevel', 'warn'],
  };
}

/**
 * Parts whose sources are not those of their last build.
 *
 * @param {string} root Of the repository.
 */
export function staleParts(root) {
  const present = PARTS.filter(({ needs }) => existsSync(join(root, needs)));
  return present.filter((part) => stampOf(root, part) !== fingerprint(root, part));
}

/** @param {string} root @param {Part} part */
export const isBuilt = (root, part) => existsSync(join(root, part.output));

/** @param {string} root @param {Part} part */
function stampOf(root, part) {
  const stamp = join(root, part.output, STAMP);
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

/**
 * Of names and contents, so that a checkout which changes nothing but times builds nothing.
 *
 * @param {string} root
 * @param {Part} part
 */
export function fingerprint(root, part) {
  const hash = createHash('sha256');
  for (const file of part.sources.flatMap((source) => filesIn(root, source))) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} root @param {string} source @returns {string[]} */
function filesIn(root, source) {
  const path = join(root, source);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [source];
  const names = readdirSync(path).sort();
  return names.flatMap((name) => filesIn(root, `${source}/${name}`));
}

/**
 * The program of a tool; nothing where development dependencies were left out.
 *
 * @param {string} root
 * @param {Part} part
 */
export function toolOf(root, part) {
  const program = join(root, 'node_modules', ...part.tool);
  return existsSync(program) ? program : undefined;
}
