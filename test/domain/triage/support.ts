import { fileURLToPath } from 'node:url';
import { loadRedFlags } from '../../../src/adapters/pack/red-flags.ts';
import { triage, type CompiledRedFlags } from '../../../src/domain/triage/triage.ts';
import type { Finding, TriageInput, Verdict } from '../../../src/domain/triage/verdict.ts';

const directory = fileURLToPath(new URL('../../../intents/red-flags', import.meta.url));

/** The pack that ships, compiled once for a test file. */
export const shippedPack: CompiledRedFlags = await loadRedFlags(directory);

export const read = (text: string, more: Omit<TriageInput, 'text'> = {}): Verdict =>
  triage(shippedPack, { text, ...more });

export const findingsOf = (text: string, concept: string): readonly Finding[] =>
  read(text).findings.filter((finding) => finding.concept === concept);
