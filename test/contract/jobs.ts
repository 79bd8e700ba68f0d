import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Job, JobClass, JobHandler, JobRunner } from '../../src/app/ports/jobs.ts';
import { plus, type Instant } from '../../src/domain/time.ts';

export interface JobsSetting {
  /** Runs of one job before it is kept as failed. */
  readonly attempts: number;
  /** Milliseconds before the second attempt, about. */
  readonly pauseMs: number;
}

/** A runner, not started, over an empty queue of its own. Time is real. */
export interface OpenedJobs {
  readonly runner: JobRunner;
  now(): Instant;
  /** Ends this runner as a crash would, without a word to it, and opens another over the same queue. */
  crash(): Promise<OpenedJobs>;
  close(): Promise<void>;
}

const SETTING: JobsSetting = { attempts: 3, pauseMs: 40 };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(condition: () => boolean | Promise<boolean>, withinMs = 8000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('It did not come to pass in time.');
    await pause(5);
  }
}

/** A promise to be kept by hand. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const job = (key: string, more: Partial<Job> = {}): Job => ({
  class: 'turn',
  name: 'note',
  key,
  payload: { id: key },
  ...more,
});

/** What every job runner must do. `open` is called before each test. */
export function describeJobs(name: string, open: (setting: JobsSetting) => Promise<OpenedJobs>): void {
  describe(`jobs: ${name}`, () => {
    let opened: OpenedJobs;
    /** Ids of the payloads handled by `note`, in order. */
    let noted: string[];
    let note: JobHandler;

    beforeEach(async () => {
      opened = await open(SETTING);
      noted = [];
      note = ({ id = '' }) => {
        noted.push(id);
        return Promise.resolve();
      };
    });

    afterEach(() => opened.close());

    const idle = () =>
      until(async () => Object.values(await opened.runner.depth()).every((count) => count === 0));
    const later = (ms: number): Instant => plus(opened.now(), ms);

    test('runs from its start to its stop', async () => {
      expect(opened.runner.isRunning()).toBe(false);
      opened.runner.start({ note });
      await until(() => opened.runner.isRunning());
      await opened.runner.stop();
      expect(opened.runner.isRunning()).toBe(false);
    });

    describe('ringing', () => {
      test('runs the handler with the payload, once', async () => {
        const seen: unknown[] = [];
        opened.runner.start({
          note: (payload, { attempt, signal }) => {
            seen.push({ payload, attempt, aborted: signal.aborted });
            return Promise.resolve();
          },
        });
        await opened.runner.ring(job('a', { payload: { contact: 'c1', turn: '7' } }));
        await idle();
        await pause(50);
        expect(seen).toEqual([{ payload: { contact: 'c1', turn: '7' }, attempt: 1, aborted: false }]);
      });

      test('what was rung before the start runs after it', async () => {
        await opened.runner.ring(job('a'));
        await opened.runner.ring(job('b', { class: 'emergency' }));
        expect(await opened.runner.depth()).toMatchObject({ turn: 1, emergency: 1, upkeep: 0 });
        opened.runner.start({ note });
        await idle();
        expect(noted.toSorted()).toEqual(['a', 'b']);
      });

      test('a job that waits is there once, however often it is rung', async () => {
        await Promise.all(Array.from({ length: 100 }, () => opened.runner.ring(job('a'))));
        expect((await opened.runner.depth()).turn).toBe(1);
        opened.runner.start({ note });
        await idle();
        expect(noted).toEqual(['a']);
      });

      test('the same key in another class is another job', async () => {
        await opened.runner.ring(job('a'));
        await opened.runner.ring(job('a', { class: 'staff' }));
        opened.runner.start({ note });
        await idle();
        expect(noted).toEqual(['a', 'a']);
      });

      test('of many different jobs each runs exactly once', async () => {
        opened.runner.start({ note });
        const keys = Array.from({ length: 300 }, (_, n) => `k${String(n)}`);
        await Promise.all(keys.map((key) => opened.runner.ring(job(key))));
        await idle();
        expect(noted.toSorted()).toEqual(keys.toSorted());
      });

      test('a finished job can be rung again', async () => {
        opened.runner.start({ note });
        for (let round = 1; round <= 5; round++) {
          await opened.runner.ring(job('a'));
          await until(() => noted.length === round);
          await idle();
        }
      });
    });

    describe('a moment to run at', () => {
      test('is not run before it and soon after', async () => {
        const ran: Instant[] = [];
        opened.runner.start({
          note: () => {
            ran.push(opened.now());
            return Promise.resolve();
          },
        });
        const due = later(250);
        await opened.runner.ring(job('a', { runAt: due }));
        await until(() => ran.length === 1);
        expect(ran[0]).toBeGreaterThanOrEqual(due);
        expect(ran[0]).toBeLessThan(due + 1500);
      });

      test('the earlier of two counts, whichever was said first', async () => {
        opened.runner.start({ note });
        const far = later(60_000);
        await opened.runner.ring(job('later', { runAt: far }));
        await opened.runner.ring(job('later', { runAt: later(50) }));
        await opened.runner.ring(job('sooner', { runAt: later(50) }));
        await opened.runner.ring(job('sooner', { runAt: far }));
        await until(() => noted.length === 2);
        expect(noted.toSorted()).toEqual(['later', 'sooner']);
        await idle();
      });

      test('without one, now: also for a job that waits for later', async () => {
        opened.runner.start({ note });
        await opened.runner.ring(job('a', { runAt: later(60_000) }));
        await pause(30);
        expect(noted).toEqual([]);
        await opened.runner.ring(job('a'));
        await until(() => noted.length === 1);
      });

      test('a job far away does not hold up one that is near', async () => {
        opened.runner.start({ note });
        await opened.runner.ring(job('far', { runAt: later(60_000) }));
        await opened.runner.ring(job('near', { runAt: later(60) }));
        await opened.runner.ring(job('farther', { runAt: later(70_000) }));
        await until(() => noted.length === 1);
        expect(noted).toEqual(['near']);
        expect((await opened.runner.depth()).turn).toBe(2);
      });
    });

    describe('a ring during the run', () => {
      test('causes one run after it, never beside it', async () => {
        const first = gate();
        let runs = 0;
        let beside = 0;
        let now = 0;
        opened.runner.start({
          note: async () => {
            runs++;
            beside = Math.max(beside, ++now);
            if (runs === 1) await first.opened;
            now--;
          },
        });
        await opened.runner.ring(job('a'));
        await until(() => runs === 1);
        await Promise.all(Array.from({ length: 20 }, () => opened.runner.ring(job('a'))));
        await pause(100);
        expect(runs).toBe(1);
        first.open();
        await until(() => runs === 2);
        await idle();
        expect({ runs, beside }).toEqual({ runs: 2, beside: 1 });
      });

      test('also when the run fails', async () => {
        const first = gate();
        const attempts: number[] = [];
        opened.runner.start({
          note: async (_, { attempt }) => {
            attempts.push(attempt);
            if (attempts.length > 1) return;
            await first.opened;
            throw new Error('not yet');
          },
        });
        await opened.runner.ring(job('a'));
        await until(() => attempts.length === 1);
        await opened.runner.ring(job('a'));
        first.open();
        await idle();
        expect(attempts.length).toBeGreaterThanOrEqual(2);
      });

      test('no ring is lost, whenever it comes', async () => {
        // Each ring raises the wanted number before it; a run that begins later must see it.
        let wanted = 0;
        let seen = 0;
        opened.runner.start({
          note: async () => {
            const now = wanted;
            await pause(Math.random() * 4);
            seen = Math.max(seen, now);
          },
        });
        for (let n = 1; n <= 150; n++) {
          wanted = n;
          await opened.runner.ring(job('a'));
          if (n % 3 === 0) await pause(Math.random() * 10);
        }
        await idle();
        expect(seen).toBe(150);
      });
    });

    describe('a handler that throws', () => {
      class CarrierDown extends Error {
        override readonly name = 'CarrierDown';
      }

      test('is tried again after growing pauses', async () => {
        const at: number[] = [];
        const attempts: number[] = [];
        opened.runner.start({
          note: (_, { attempt }) => {
            at.push(performance.now());
            attempts.push(attempt);
            return attempt < 3 ? Promise.reject(new CarrierDown('Maria is ill')) : Promise.resolve();
          },
        });
        await opened.runner.ring(job('a'));
        await idle();
        expect(attempts).toEqual([1, 2, 3]);
        // Jitter takes at most half of a pause away.
        expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(SETTING.pauseMs / 2 - 2);
        expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(SETTING.pauseMs - 2);
        expect(await opened.runner.failed(10)).toEqual([]);
      });

      test('is kept as failed in the end, without its message, and can be run again', async () => {
        let healthy = false;
        let runs = 0;
        opened.runner.start({
          note: () => {
            runs++;
            return healthy ? Promise.resolve() : Promise.reject(new CarrierDown('Maria is ill'));
          },
        });
        const before = opened.now();
        await opened.runner.ring(job('a', { payload: { send: 's1' } }));
        await until(async () => (await opened.runner.failed(10)).length === 1);
        await idle();
        expect(runs).toBe(SETTING.attempts);
        const [failed] = await opened.runner.failed(10);
        expect(failed).toMatchObject({
          class: 'turn',
          name: 'note',
          key: 'a',
          payload: { send: 's1' },
          attempts: SETTING.attempts,
          error: 'CarrierDown',
        });
        expect(failed!.failedAt).toBeGreaterThanOrEqual(before);
        expect(JSON.stringify(failed)).not.toContain('Maria');
        healthy = true;
        expect(await opened.runner.retry(failed!.id)).toBe(true);
        await idle();
        expect(runs).toBe(SETTING.attempts + 1);
        expect(await opened.runner.failed(10)).toEqual([]);
        expect(await opened.runner.retry(failed!.id)).toBe(false);
      });

      test('does not keep its key from being rung anew', async () => {
        let runs = 0;
        opened.runner.start({
          note: () => (++runs <= SETTING.attempts ? Promise.reject(new CarrierDown()) : Promise.resolve()),
        });
        await opened.runner.ring(job('a'));
        await until(async () => (await opened.runner.failed(10)).length === 1);
        await idle();
        await opened.runner.ring(job('a'));
        await idle();
        expect(runs).toBe(SETTING.attempts + 1);
      });

      test('a throw before the first await, and a name nobody answers to, are failures too', async () => {
        opened.runner.start({
          note: () => {
            throw new CarrierDown();
          },
        });
        await opened.runner.ring(job('a'));
        await opened.runner.ring(job('b', { name: 'unknown-name' }));
        await opened.runner.ring(job('c', { name: 'toString' }));
        await until(async () => (await opened.runner.failed(10)).length === 3);
        expect((await opened.runner.failed(2)).length).toBe(2);
        expect((await opened.runner.failed(10)).map(({ key }) => key).toSorted()).toEqual(['a', 'b', 'c']);
      });
    });

    describe('classes', () => {
      test('a flood of a low class never holds up a higher one', async () => {
        const flood = gate();
        opened.runner.start({ note, wait: () => flood.opened });
        await Promise.all(
          Array.from({ length: 400 }, (_, n) =>
            opened.runner.ring(job(`u${String(n)}`, { class: 'upkeep', name: 'wait' })),
          ),
        );
        const classes: JobClass[] = ['emergency', 'staff', 'turn', 'booking', 'reminder'];
        for (const one of classes) {
          const began = performance.now();
          await opened.runner.ring(job(one, { class: one }));
          await until(() => noted.includes(one));
          expect(performance.now() - began).toBeLessThan(1500);
        }
        expect((await opened.runner.depth()).upkeep).toBe(400);
        flood.open();
        await idle();
      });

      test('a class runs several jobs at the same time', async () => {
        const all = gate();
        let running = 0;
        opened.runner.start({
          note: async () => {
            if (++running === 3) all.open();
            await all.opened;
          },
        });
        await Promise.all(['a', 'b', 'c'].map((key) => opened.runner.ring(job(key))));
        await idle();
        expect(running).toBe(3);
      });
    });

    describe('stopping', () => {
      test('waits for what runs and begins nothing new', async () => {
        const slow = gate();
        let finished = false;
        opened.runner.start({
          note,
          slow: async () => {
            await slow.opened;
            await pause(30);
            finished = true;
          },
        });
        await opened.runner.ring(job('s', { name: 'slow' }));
        await pause(60);
        const stopped = opened.runner.stop();
        await opened.runner.ring(job('after'));
        slow.open();
        await stopped;
        expect(finished).toBe(true);
        await pause(60);
        expect(noted).toEqual([]);
        expect((await opened.runner.depth()).turn).toBe(1);
      });

      test('a crash in the middle of a run makes it run again after the next start', async () => {
        let begun = 0;
        opened.runner.start({
          note: () => {
            begun++;
            return new Promise(() => undefined);
          },
        });
        await opened.runner.ring(job('a'));
        await opened.runner.ring(job('waiting', { runAt: later(300) }));
        await until(() => begun === 1);
        opened = await opened.crash();
        opened.runner.start({ note });
        await until(() => noted.length === 2, 15_000);
        expect(noted.toSorted()).toEqual(['a', 'waiting']);
        await idle();
      });
    });
  });
}
