import type { Finding } from '../triage/verdict.ts';
import { maxLevel } from '../triage/verdict.ts';
import { MAX_APPLIED, MAX_BECAUSE, MAX_FINDINGS, MAX_NAME } from './bounds.ts';
import type { Decision } from './decide.ts';
import type { HeardMessage } from './events.ts';
import type { Facts } from './facts.ts';
import { noteNews } from './news.ts';
import { take } from './outstanding.ts';
import { bounded, change } from './step.ts';
import type { Conversation } from './state.ts';
import { listenTo } from './voice.ts';

/** What every message does, whoever speaks: it is taken, its findings add up, its level raises the episode's. */
export function hear(decision: Decision, message: HeardMessage, { now }: Facts): Decision {
  const { findings, level, language } = decision.next;
  const heard = change(listenTo(take(decision, [message.id]), message), {
    language: message.language ?? language,
    findings: mergeFindings(findings, message.verdict.findings),
    level: maxLevel(level, message.verdict.level),
    lastHeardAt: now,
  });
  return noteNews(restartClock(heard, now));
}

/** The patient waits again: who has answered before has to answer once more. */
function restartClock(decision: Decision, now: Conversation['lastHeardAt'] & number): Decision {
  const { mode, claim, waitingSince } = decision.next;
  if (mode === 'waiting' && waitingSince === undefined) return change(decision, { waitingSince: now });
  if (mode !== 'staffed' || claim?.answeredAt === undefined) return decision;
  return change(decision, { claim: { by: claim.by, at: claim.at }, waitingSince: now });
}

const identityOf = ({ concept, status, subject, subjectLabel, time, value }: Finding): string =>
  [concept, status, subject, subjectLabel ?? '', time, value ?? ''].join('|');

/** The newest last; the same said twice is kept once; bounded, the oldest dropped. */
export function mergeFindings(before: readonly Finding[], heard: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of [...before, ...heard.map(trimmed)]) {
    merged.delete(identityOf(finding));
    merged.set(identityOf(finding), finding);
  }
  return bounded([...merged.values()], MAX_FINDINGS);
}

const trimmed = (finding: Finding): Finding => ({
  ...finding,
  because: finding.because.slice(0, MAX_BECAUSE),
  ...(finding.subjectLabel !== undefined && { subjectLabel: finding.subjectLabel.slice(0, MAX_NAME) }),
});

/** Whether this outside event was counted before. */
export const isApplied = (conversation: Conversation, key: string): boolean =>
  conversation.applied.includes(key);

export const noteApplied = (decision: Decision, key: string): Decision =>
  change(decision, { applied: bounded([...decision.next.applied, key], MAX_APPLIED) });
