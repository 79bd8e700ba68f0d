import { isRinging } from '../escalation/ladder.ts';
import { MINUTE, type Instant } from '../time.ts';
import { compareLevels, maxLevel, type CarePath, type Level, type Verdict } from '../triage/verdict.ts';
import { MAX_RUNG_FLAGS, MAX_SAFETY_SENT } from './bounds.ts';
import type { Decision } from './decide.ts';
import { noteNews } from './news.ts';
import { bounded, change } from './step.ts';
import type { Alarm, Conversation } from './state.ts';
import { voiceOf, type Voice } from './voice.ts';

/** The same finding does not send the same safety text again within this time. */
export const SAME_FLAG_MS = 2 * MINUTE;

/** Stands for a text that may be about ending one's life although no rule of triage says so. */
export const MAYBE_CRISIS_FLAG = 'consent:may-be-crisis';

/** What makes this danger the same as, or another than, an earlier one: its red flags, else the rules that fired. */
export function flagsOf({ redFlags, rules, level }: Verdict): readonly string[] {
  if (redFlags.length > 0) return redFlags;
  const fired = rules.filter((rule) => rule.level === level).map((rule): string => rule.id);
  return fired.length > 0 ? fired : [`level:${level}`];
}

/** Flags for which no safety text went out just now. */
export const unsaid = (
  { safetySent }: Conversation,
  flags: readonly string[],
  now: Instant,
): readonly string[] =>
  flags.filter((flag) => !safetySent.some((sent) => sent.flag === flag && now - sent.at < SAME_FLAG_MS));

export function noteSafetySent(decision: Decision, flags: readonly string[], now: Instant): Decision {
  const recent = decision.next.safetySent.filter(
    (sent) => now - sent.at < SAME_FLAG_MS && !flags.includes(sent.flag),
  );
  const safetySent = bounded([...recent, ...flags.map((flag) => ({ flag, at: now }))], MAX_SAFETY_SENT);
  return change(decision, { safetySent });
}

export interface Danger {
  readonly level: Level;
  readonly path: CarePath;
  readonly flags: readonly string[];
  /** What claims it by text. An alarm that is already there keeps its own, which may be on a phone by now. */
  readonly code: string;
  /** Of an alarm that rings again; else whoever speaks now. */
  readonly voice?: Voice;
}

/** Whether this danger has not rung in this episode, or is worse than what has. */
export const isNew = ({ rungFlags, alarm }: Conversation, { level, flags }: Danger): boolean =>
  flags.some((flag) => !(rungFlags ?? []).includes(flag)) ||
  (alarm !== undefined && compareLevels(level, alarm.level) > 0);

/** Rings, or rings again: the ladder starts at its foot. */
export function ring(decision: Decision, danger: Danger, now: Instant): Decision {
  const { alarm: before } = decision.next;
  const known = [...new Set([...(before?.redFlags ?? []), ...danger.flags])];
  const alarm: Alarm = {
    level: before ? maxLevel(before.level, danger.level) : danger.level,
    path: before && compareLevels(before.level, danger.level) > 0 ? before.path : danger.path,
    raisedAt: now,
    rungs: 0,
    redFlags: bounded(known, MAX_RUNG_FLAGS),
    code: before?.code ?? danger.code,
    voice: danger.voice ?? voiceOf(decision.next),
  };
  return noteNews(noteRung(change(decision, { alarm }), danger));
}

/**
 * The alarm rings when it is new, or when there was none; the same danger again does not restart a ladder, and nor
 * does a lesser one while a greater is still climbing.
 */
export function ringIfNew(decision: Decision, danger: Danger, now: Instant): Decision {
  const { alarm, mode } = decision.next;
  if (isRinging(alarm) && compareLevels(danger.level, alarm.level) < 0) return noteRung(decision, danger);
  const needed =
    alarm === undefined || (mode === 'waiting' && !isRinging(alarm)) || isNew(decision.next, danger);
  return needed ? ring(decision, danger, now) : decision;
}

const noteRung = (decision: Decision, { flags }: Danger): Decision =>
  change(decision, {
    rungFlags: bounded([...new Set([...(decision.next.rungFlags ?? []), ...flags])], MAX_RUNG_FLAGS),
  });

/** A person has taken note. */
export const acknowledge = (decision: Decision, now: Instant): Decision =>
  isRinging(decision.next.alarm)
    ? change(decision, { alarm: { ...decision.next.alarm, acknowledgedAt: now } })
    : decision;

/** Back in the queue with nobody to answer: what is urgent rings once more. */
export function ringAgain(decision: Decision, now: Instant): Decision {
  const { alarm, level } = decision.next;
  if (alarm) return ring(decision, { ...alarm, flags: alarm.redFlags }, now);
  if (compareLevels(level, 'urgent') < 0) return decision;
  const code = codeFor(decision.next);
  return ring(decision, { level, path: 'medical', flags: [`level:${level}`], code }, now);
}

/** Four digits for an alarm that was not given a code from outside; stable for this alarm, not a secret of its own. */
export function codeFor({ id, episode, epoch }: Conversation): string {
  let hash = 2_166_136_261;
  for (const char of `${id}:${episode}:${epoch}`) {
    hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619) >>> 0;
  }
  return String(hash % 10_000).padStart(4, '0');
}
