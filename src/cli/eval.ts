import { readFile, writeFile } from 'node:fs/promises';
import type { Language } from '../domain/language.ts';
import type { CompiledRedFlags } from '../domain/triage/triage.ts';
import { triage } from '../domain/triage/triage.ts';
import type { Finding, Level, TriageInput, Verdict } from '../domain/triage/verdict.ts';

/** One labelled case as a cases file holds it; whatever else a line has is left alone. */
export interface EvalCase {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  readonly age?: number;
  readonly sex?: string;
  readonly turns?: readonly { readonly role: string; readonly content: string }[];
}

/** One line of the answers file. */
export interface EvalAnswer {
  readonly id: string;
  readonly level: Level;
  readonly crisis: boolean;
  readonly intent: string;
  readonly rules: readonly string[];
  /** Time the triage of the case took, in microseconds. */
  readonly micros: number;
}

export interface EvalOptions {
  readonly cases: string;
  readonly out: string;
  readonly pack: CompiledRedFlags;
  readonly readIntent?: (text: string, language: Language) => string;
  /** Milliseconds with a fraction, from any starting point. */
  readonly stopwatch: () => number;
}

/** Reads every case of a JSONL file and writes one answer a line. Throws on a line that is not a case. */
export async function runEval(options: EvalOptions): Promise<readonly EvalAnswer[]> {
  const lines = (await readFile(options.cases, 'utf8')).split('\n');
  const cases = lines.flatMap((line, index) => (line.trim() === '' ? [] : [parseCase(line, index + 1)]));
  const answers = cases.map((one) => answerTo(one, options));
  await writeFile(options.out, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
  return answers;
}

export function answerTo(
  one: EvalCase,
  { pack, readIntent, stopwatch }: Omit<EvalOptions, 'cases' | 'out'>,
): EvalAnswer {
  const started = stopwatch();
  const verdict = verdictOn(one, pack);
  const micros = Math.round((stopwatch() - started) * 1_000);
  return {
    id: one.id,
    level: verdict.level,
    crisis: verdict.crisis,
    intent: readIntent?.(lastText(one), languageOf(one) ?? 'en') ?? 'other',
    rules: verdict.rules.map((rule) => rule.id),
    micros,
  };
}

/** Turn by turn where there are turns, as an episode would grow; what an assistant said is not the patient's. */
function verdictOn(one: EvalCase, pack: CompiledRedFlags): Verdict {
  let findings: readonly Finding[] = [];
  let verdict = triage(pack, inputOf(one, '', findings));
  for (const text of textsOf(one)) {
    verdict = triage(pack, inputOf(one, text, findings));
    findings = verdict.findings;
  }
  return verdict;
}

const textsOf = ({ text, turns }: EvalCase): readonly string[] =>
  turns?.filter((turn) => turn.role === 'user').map((turn) => turn.content) ?? [text];

const lastText = (one: EvalCase): string => textsOf(one).at(-1) ?? one.text;

function inputOf(one: EvalCase, text: string, priorFindings: readonly Finding[]): TriageInput {
  const language = languageOf(one);
  return {
    text,
    priorFindings,
    ...(one.age === undefined ? {} : { age: one.age }),
    ...(one.sex === undefined ? {} : { sex: one.sex }),
    ...(language === undefined ? {} : { language }),
  };
}

const languageOf = ({ lang }: EvalCase): Language | undefined =>
  lang === 'en' || lang === 'es' ? lang : undefined;

function parseCase(line: string, number: number): EvalCase {
  const value: unknown = JSON.parse(line);
  if (!isCase(value)) throw new Error(`Line ${String(number)} is not a case: it needs "id" and "text".`);
  return value;
}

const isCase = (value: unknown): value is EvalCase =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'text' in value &&
  typeof value.text === 'string';
