import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { compilePack, triage, type CompiledRedFlags } from '../../domain/triage/triage.ts';
import { PackError, type PackFault } from './fault.ts';
import { assemble, type ReadFile } from './red-flags-assemble.ts';
import { redFlagFile } from './red-flags-schema.ts';
import { faultsOf, readYaml, type PackFile } from './yaml-source.ts';

export type { PackFile } from './yaml-source.ts';

/** Reads every YAML file of a directory such as `intents/red-flags`. Throws a PackError that names every fault. */
export async function loadRedFlags(directory: string): Promise<CompiledRedFlags> {
  const names = (await readdir(directory)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(directory, name), 'utf8') })),
  );
  return compileRedFlags(files);
}

/** Checks and compiles the files; a rule whose own examples do not pass keeps the whole pack from loading. */
export function compileRedFlags(files: readonly PackFile[]): CompiledRedFlags {
  const faults: PackFault[] = [];
  const read = files.flatMap((file) => parsed(file, faults));
  if (files.length === 0) faults.push(NO_FILES);
  // What one unreadable file would have said is missing everywhere else; those faults would only hide the real one.
  if (faults.length > 0) throw new PackError(faults);
  const pack = assemble(read, versionOf(files), faults);
  if (faults.length > 0) throw new PackError(faults);
  const compiled = compilePack(pack);
  faults.push(...read.flatMap((file) => brokenExamples(file, compiled)));
  if (faults.length > 0) throw new PackError(faults);
  return compiled;
}

const NO_FILES: PackFault = {
  file: 'red-flags',
  line: 1,
  message: 'There is no red-flag file.',
  fix: 'Put at least one .yaml file with rules into the red-flags folder.',
};

function parsed(file: PackFile, faults: PackFault[]): readonly ReadFile[] {
  const source = readYaml(file);
  faults.push(...source.faults);
  if (source.value === undefined) return [];
  const checked = redFlagFile.safeParse(source.value);
  if (checked.success) return [{ source, data: checked.data }];
  faults.push(...faultsOf(source, checked.error));
  return [];
}

/** Changes with any change of any file, so that a stored verdict says which words and rules made it. */
const versionOf = (files: readonly PackFile[]): string =>
  files
    .reduce((hash, { name, text }) => hash.update(`${name}\0${text}\0`), createHash('sha256'))
    .digest('hex')
    .slice(0, 12);

function brokenExamples({ source, data }: ReadFile, compiled: CompiledRedFlags): readonly PackFault[] {
  return data.rules.flatMap((rule, index) =>
    (['fires', 'silent'] as const).flatMap((side) =>
      LANGUAGES.flatMap((language) =>
        rule[side][language].flatMap((text, place): PackFault[] => {
          const fired = firedIds(compiled, text, language);
          if (fired.includes(rule.id) === (side === 'fires')) return [];
          const line = source.lineOf(['rules', index, side, language, place]);
          return [exampleFault({ file: source.file, line, ruleId: rule.id, side, text, fired })];
        }),
      ),
    ),
  );
}

const firedIds = (compiled: CompiledRedFlags, text: string, language: Language): readonly string[] =>
  triage(compiled, { text, language }).rules.map((rule) => rule.id);

interface BrokenExample {
  readonly file: string;
  readonly line: number;
  readonly ruleId: string;
  readonly side: 'fires' | 'silent';
  readonly text: string;
  readonly fired: readonly string[];
}

function exampleFault({ file, line, ruleId, side, text, fired }: BrokenExample): PackFault {
  const expected = side === 'fires' ? 'does not fire' : 'fires, and must not,';
  const others = fired.length > 0 ? `Fired: ${fired.join(', ')}.` : 'No rule fired.';
  const fix =
    side === 'fires'
      ? 'Add a phrase to a concept the rule asks for, or correct the example.'
      : 'Narrow the phrases or the condition, or move the example to "fires".';
  return { file, line, message: `Rule ${ruleId} ${expected} on its example "${text}". ${others}`, fix };
}
