import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { INTENTS, type Intent } from '../../domain/conversation/reading.ts';
import { createPhrasebook } from '../phrasebook/phrasebook.ts';
import {
  compileFrontDesk,
  type CompiledFrontDesk,
  type IntentDefinition,
} from '../phrasebook/phrases/front-desk.ts';
import { PackError, type PackFault } from './fault.ts';
import { exampleFaults } from './front-desk-examples.ts';
import { IntentFile, ListsFile } from './front-desk-schema.ts';
import { faultsOf, readYaml, type PackFile, type PathInFile, type YamlSource } from './yaml-source.ts';

const FOLDER = 'front-desk';
const LISTS = `${FOLDER}/lists.yaml`;

/** Reads and checks front-desk/ of a pack. Throws one PackError with every fault; an example that is misread is one. */
export async function loadFrontDesk(packDirectory: string): Promise<CompiledFrontDesk> {
  const folder = join(packDirectory, FOLDER);
  const names = await readdir(folder).catch((cause: unknown) => {
    const fix = `Put the folder ${FOLDER} back; the pack that came with Frontdesk has one.`;
    const message = `This folder cannot be read (${cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'}).`;
    throw new PackError([{ file: FOLDER, line: 1, message, fix }]);
  });
  const files = names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map(async (name) => ({ name: `${FOLDER}/${name}`, text: await readFile(join(folder, name), 'utf8') }));
  return compileFrontDeskFiles(await Promise.all(files));
}

/** One intent's file as it was read, with the way back to its lines. */
export interface IntentSource {
  readonly source: YamlSource;
  readonly file: IntentFile;
}

export function compileFrontDeskFiles(files: readonly PackFile[]): CompiledFrontDesk {
  const faults: PackFault[] = [];
  const parse = <S extends z.ZodType>(file: PackFile, schema: S) => {
    const source = readYaml(file);
    faults.push(...source.faults);
    const parsed = source.faults.length === 0 ? schema.safeParse(source.value ?? {}) : undefined;
    if (parsed && !parsed.success) faults.push(...faultsOf(source, parsed.error));
    return { source, value: parsed?.success ? parsed.data : undefined };
  };
  const lists = parse(files.find(({ name }) => name === LISTS) ?? { name: LISTS, text: '{}' }, ListsFile);
  const intents = files
    .filter(({ name }) => name !== LISTS)
    .map((file) => parse(file, IntentFile))
    .flatMap(({ source, value }): readonly IntentSource[] => (value ? [{ source, file: value }] : []));
  faults.push(...coverageFaults(intents, files));
  const compiled = compileFrontDesk({
    lists: lists.value ?? {},
    intents: intents.map(({ file }) => definitionOf(file)),
  });
  if ('faults' in compiled) {
    const sourceOf = (intent: Intent | undefined): YamlSource =>
      intents.find(({ file }) => file.intent === intent)?.source ?? lists.source;
    faults.push(
      ...compiled.faults.map(({ intent, path, message, fix }) =>
        faultAt(sourceOf(intent), path, { message, fix }),
      ),
    );
  }
  if ('faults' in compiled || faults.length > 0) throw new PackError(faults);
  const phrasebook = createPhrasebook(compiled.frontDesk);
  const misread = intents.flatMap((intent) => exampleFaults(intent, phrasebook));
  if (misread.length > 0) throw new PackError(misread);
  return compiled.frontDesk;
}

/** The phrases alone; exact optional fields leave out what a file does not have. */
function definitionOf({ intent, phrases }: IntentFile): IntentDefinition {
  const kinds = (from: NonNullable<(typeof phrases)['en']>) => ({
    ...(from.sure && { sure: from.sure }),
    ...(from.likely && { likely: from.likely }),
    ...(from.hint && { hint: from.hint }),
    ...(from.only && { only: from.only }),
    ...(from.unless && { unless: from.unless }),
  });
  return {
    intent,
    phrases: { ...(phrases.en && { en: kinds(phrases.en) }), ...(phrases.es && { es: kinds(phrases.es) }) },
  };
}

/** Every intent has exactly one file. One that did not parse is a fault already, so nothing more is said of it here. */
function coverageFaults(intents: readonly IntentSource[], files: readonly PackFile[]): readonly PackFault[] {
  const twice = intents.filter(
    ({ file }, at) => intents.findIndex((one) => one.file.intent === file.intent) !== at,
  );
  const missing = INTENTS.filter(
    (intent) =>
      !intents.some(({ file }) => file.intent === intent) &&
      !files.some(({ name }) => name === `${FOLDER}/${intent}.yaml`),
  );
  return [
    ...twice.map(({ source, file }) =>
      faultAt(source, ['intent'], {
        message: `Another file already speaks of ${file.intent}.`,
        fix: 'Put the phrases of both into one file and remove the other.',
      }),
    ),
    ...missing.map((intent) => ({
      file: `${FOLDER}/${intent}.yaml`,
      line: 1,
      message: `No file speaks of ${intent}.`,
      fix: 'Put the file back; the pack that came with Frontdesk has one.',
    })),
  ];
}

export const faultAt = (
  source: YamlSource,
  path: PathInFile,
  what: Pick<PackFault, 'message' | 'fix'>,
): PackFault => ({ file: source.file, line: source.lineOf(path), ...what });
