import type { Clinic } from '../../domain/clinic.ts';
import type { Reply } from '../../domain/conversation/replies.ts';
import type { Language } from '../../domain/language.ts';
import type { TriageInput, Verdict } from '../../domain/triage/verdict.ts';

/** The clinic's own data, checked and compiled. */
export interface Pack {
  readonly version: string;
  readonly clinic: Clinic;
  /** Who signed the rules, or "not clinically reviewed". */
  readonly review: string;
  /** The rules' verdict; never fails, whatever the text. */
  judge(input: TriageInput): Verdict;
  say(reply: Reply, language: Language): string;
}
