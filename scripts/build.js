import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isBuilt, STAMP, staleParts, toolOf } from './build-parts.js';

/** @typedef {import('./build-parts.js').Part} Part */

const ROOT = join(import.meta.dirname, '..');

/** What a command prints on its standard output is for whoever asked. @param {string} line */
const tellOperator = (line) => void process.stderr.write(`${line}\n`);

/**
 * Builds what is stale. Where the tools were not installed (`npm ci --omit=dev`), a build that came with the files is
 * used as it is.
 *
 * @returns {Promise<void>} Rejects when something to run is missing and cannot be made.
 */
export async function ensureBuilt(root = ROOT, tell = tellOperator) {
  const stale = staleParts(root);
  const buildable = stale.filter((part) => toolOf(root, part) !== undefined);
  const missing = stale.filter((part) => !buildable.includes(part) && !isBuilt(root, part));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    throw new Error(
      `${names}: not built, and the tools to build are not installed. Run npm ci without --omit=dev.`,
    );
  }
  if (buildable.length === 0) return;
  const started = performance.now();
  tell(`Building ${buildable.map(({ name }) => name).join(', ')} …`);
  await Promise.all(buildable.map((part) => build(root, part)));
  tell(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** For commands: what cannot be built is told in one line instead of a stack. @returns {Promise<void>} */
export async function builtOrExit() {
  try {
    await ensureBuilt();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/**
 * Builds beside the old output and then changes places with it: an interrupted build leaves the old one whole.
 *
 * @param {string} root
 * @param {Part} part
 */
async function build(root, part) {
  const print = fingerprint(root, part);
  const fresh = `${part.output}.${randomUUID()}`;
  const old = `${fresh}.old`;
  try {
    await run(root, part, fresh);
    writeFileSync(join(root, fresh, STAMP), print);
    move(root, part.output, old);
    move(root, fresh, part.output);
  } finally {
    for (const left of [fresh, old]) rmSync(join(root, left), { recursive: true, force: true });
  }
}

/**
 * Does nothing when there is nothing to move, or when another build, just as fresh, was faster.
 *
 * @param {string} root
 * @param {string} from
 * @param {string} to
 */
function move(root, from, to) {
  try {
    renameSync(join(root, from), join(root, to));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(code)) throw error;
  }
}

/** @param {string} root @param {Part} part @param {string} folder @returns {Promise<void>} */
function run(root, part, folder) {
  const args = [String(toolOf(root, part)), ...part.args(folder)];
  return new Promise((resolve, reject) => {
    const tool = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    tool.on('error', reject);
    tool.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${part.name} could not be built (see above)`));
    });
  });
}
