import type { Clinic } from '../clinic.ts';
import type { Mode } from '../conversation/state.ts';
import type { Instant } from '../time.ts';
import { CARE_PATHS, compareLevels, type CarePath, type Level } from '../triage/verdict.ts';
import { answerDue } from './service-level.ts';

/** What the order of the queue depends on. */
export interface QueueEntry {
  readonly id: string;
  readonly mode: Mode;
  readonly level: Level;
  readonly path?: CarePath;
  readonly waitingSince?: Instant;
  readonly claimedAt?: Instant;
  readonly answeredAt?: Instant;
}

/**
 * Who is seen to first: the higher level; within it those nobody has, before those a colleague has; a crisis before
 * abuse before the rest; then whoever has waited longest. A total order, so that rows never jump about.
 */
export function compareQueue(a: QueueEntry, b: QueueEntry): number {
  return (
    compareLevels(b.level, a.level) ||
    handsOf(a) - handsOf(b) ||
    pathOf(a) - pathOf(b) ||
    since(a) - since(b) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Unclaimed, then claimed and unanswered, then answered, then the bot's. */
function handsOf({ mode, waitingSince }: QueueEntry): number {
  if (mode === 'waiting') return 0;
  if (mode === 'bot') return 3;
  return waitingSince === undefined ? 2 : 1;
}

const pathOf = ({ path }: QueueEntry): number => (path ? CARE_PATHS.indexOf(path) : CARE_PATHS.length);

const since = ({ waitingSince, claimedAt }: QueueEntry): number => waitingSince ?? claimedAt ?? Infinity;

/** When this entry is overdue by its service level; undefined when nobody waits for an answer. */
export function answerDueAt(entry: Omit<QueueEntry, 'id' | 'path'>, clinic: Clinic): Instant | undefined {
  const { mode, level, waitingSince, claimedAt, answeredAt } = entry;
  if (mode === 'bot') return undefined;
  if (mode === 'waiting') {
    return waitingSince === undefined ? undefined : answerDue(clinic, level, waitingSince);
  }
  if (answeredAt !== undefined || claimedAt === undefined) return undefined;
  return answerDue(
    clinic,
    level,
    claimedAt > (waitingSince ?? claimedAt) ? claimedAt : (waitingSince ?? claimedAt),
  );
}
