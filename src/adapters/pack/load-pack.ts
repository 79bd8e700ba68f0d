import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Pack } from '../../app/ports/pack.ts';
import type { Clinic } from '../../domain/clinic.ts';
import { FIRST_REPLIES, REPLIES } from '../../domain/conversation/replies.ts';
import { triage } from '../../domain/triage/triage.ts';
import { compileClinic } from './clinic.ts';
import { PackError, type PackFault } from './fault.ts';
import { compileRedFlags } from './red-flags.ts';
import { compileReplies } from './replies.ts';
import { replySamples } from './reply-samples.ts';
import { fill } from './template.ts';
import type { PackFile } from './yaml-source.ts';

/** A name written into a file proves no review; only a signature over the pack's version would, and packs carry none. */
const UNREVIEWED = 'not clinically reviewed';

/** Reads and checks a whole pack. Throws one PackError with the faults of all its files. */
export async function loadPack(directory: string): Promise<Pack> {
  return compilePackFiles(await readPackFiles(directory));
}

export function compilePackFiles(files: readonly PackFile[]): Pack {
  const faults: PackFault[] = [];
  const attempt = <T>(make: () => T): T | undefined => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      faults.push(...error.faults);
      return undefined;
    }
  };
  const clinic = attempt(() => compileClinic(fileOf(files, 'clinic.yaml')));
  const redFlags = attempt(() => compileRedFlags(files.filter(({ name }) => name.startsWith('red-flags/'))));
  const replies = attempt(() => repliesOf(files, clinic));
  if (!clinic || !redFlags || !replies) throw new PackError(faults);
  return {
    version: versionOf(files),
    clinic,
    review: UNREVIEWED,
    judge: (input) => triage(redFlags, input),
    say: (reply, language) => fill(replies[language][reply.key], reply.params),
  };
}

function repliesOf(files: readonly PackFile[], clinic: Clinic | undefined) {
  return compileReplies({
    files: { en: fileOf(files, 'replies/en.yaml'), es: fileOf(files, 'replies/es.yaml') },
    needs: REPLIES,
    samples: replySamples(clinic),
    first: { intro: 'intro', followers: FIRST_REPLIES, segments: clinic?.firstReplyMaxSegments ?? 3 },
  });
}

function fileOf(files: readonly PackFile[], name: string): PackFile {
  const file = files.find((one) => one.name === name);
  if (file) return file;
  const fix = 'Put the file back; the pack that came with Frontdesk has one.';
  throw new PackError([{ file: name, line: 1, message: 'This file of the pack is missing.', fix }]);
}

/** Every YAML file below a directory, by its path with forward slashes, in order of name. */
async function readPackFiles(directory: string): Promise<readonly PackFile[]> {
  const names = (await namesIn(directory)).filter((name) => /\.ya?ml$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({
      name: name.split(sep).join('/'),
      text: await readFile(join(directory, name), 'utf8'),
    })),
  );
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory, { recursive: true });
  } catch (cause) {
    const fix = 'Set PACK_DIR to the folder that holds clinic.yaml, or put the folder back.';
    throw new PackError([
      { file: directory, line: 1, message: `This folder cannot be read (${codeOf(cause)}).`, fix },
    ]);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';

/** Changes with any change of any file; line endings are not a change. */
const versionOf = (files: readonly PackFile[]): string =>
  files
    .reduce(
      (hash, { name, text }) => hash.update(`${name}\0${text.replaceAll('\r\n', '\n')}\0`),
      createHash('sha256'),
    )
    .digest('hex')
    .slice(0, 12);
