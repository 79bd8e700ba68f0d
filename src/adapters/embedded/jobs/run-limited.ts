import type { JobHandler } from '../../../app/ports/jobs.ts';
import type { ClaimedJob } from './job-store.ts';

/** A run took longer than its class allows. */
export class JobTimeout extends Error {
  override readonly name = 'JobTimeout';
}

/**
 * Runs the handler; at the time limit its signal is raised and the run counts as failed, whether it listens or not, so
 * that a hanging call cannot hold its place for ever.
 */
export async function runLimited(
  handler: JobHandler,
  { payload, attempt }: ClaimedJob,
  abort: AbortController,
  limitMs: number,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const timeout = new JobTimeout();
      abort.abort(timeout);
      reject(timeout);
    }, limitMs);
    timer.unref();
  });
  try {
    await Promise.race([handler(payload, { attempt, signal: abort.signal }), late]);
  } finally {
    clearTimeout(timer);
  }
}
