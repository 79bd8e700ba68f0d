import { JOB_CLASSES, type JobClass } from '../../../app/ports/jobs.ts';
import { DAY, MINUTE, SECOND } from '../../../domain/time.ts';

/** How the jobs of one class are worked off. */
export interface ClassSettings {
  /** Runs at the same time, at most. */
  readonly concurrency: number;
  /** Runs of one job before it is kept as failed. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; each further pause is twice as long. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  /** A run that takes longer is told so by its signal, given up, and counted as failed. */
  readonly timeLimitMs: number;
}

export interface JobSettings {
  readonly classes: Readonly<Record<JobClass, ClassSettings>>;
  /** Longest time without a look at the database, in case the clock was moved or something else rang. */
  readonly pollMs: number;
  /** How long `stop` waits for running jobs before their signal is raised, and then once more. */
  readonly stopWithinMs: number;
  readonly keepFailedMs: number;
}

const USUAL: ClassSettings = {
  concurrency: 4,
  attempts: 8,
  pauseMs: SECOND,
  longestPauseMs: 5 * MINUTE,
  timeLimitMs: 2 * MINUTE,
};

/** An emergency is tried longest and with the shortest pauses; the sweep rings again whatever fails for good. */
const CLASSES: JobSettings['classes'] = {
  emergency: { ...USUAL, concurrency: 16, attempts: 20, pauseMs: 200, longestPauseMs: 15 * SECOND },
  staff: { ...USUAL, concurrency: 8, pauseMs: 500 },
  turn: { ...USUAL, concurrency: 16, pauseMs: 500, longestPauseMs: MINUTE },
  booking: { ...USUAL, concurrency: 8, pauseMs: 500 },
  reminder: USUAL,
  upkeep: { ...USUAL, concurrency: 2, timeLimitMs: 10 * MINUTE },
};

export interface SettingsOverrides extends Partial<Omit<JobSettings, 'classes'>> {
  /** For every class. */
  readonly all?: Partial<ClassSettings>;
  readonly classes?: Partial<Record<JobClass, Partial<ClassSettings>>>;
}

export function jobSettings({ all, classes, ...rest }: SettingsOverrides = {}): JobSettings {
  return {
    pollMs: 5 * SECOND,
    stopWithinMs: 10 * SECOND,
    keepFailedMs: 30 * DAY,
    ...rest,
    classes: Object.fromEntries(
      JOB_CLASSES.map((name) => [name, { ...CLASSES[name], ...all, ...classes?.[name] }]),
    ) as Record<JobClass, ClassSettings>,
  };
}

/** The pause after a failed attempt: doubling, capped, and spread by a half either way so that failures part ways. */
export function pauseAfter(attempt: number, settings: ClassSettings, random: number): number {
  const doubled = settings.pauseMs * 2 ** Math.min(attempt - 1, 30);
  return Math.round(Math.min(doubled, settings.longestPauseMs) * (0.5 + random));
}
