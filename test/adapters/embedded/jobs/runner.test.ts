import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EmbeddedJobRunner } from '../../../../src/adapters/embedded/jobs/open-jobs.ts';
import { openEmbeddedJobs } from '../../../../src/adapters/embedded/jobs/open-jobs.ts';
import {
  jobSettings,
  pauseAfter,
  type SettingsOverrides,
} from '../../../../src/adapters/embedded/jobs/settings.ts';
import { systemClock, type ShiftedClock } from '../../../../src/adapters/system/clock.ts';
import { JOB_CLASSES, type Job } from '../../../../src/app/ports/jobs.ts';
import type { HouseEvent } from '../../../../src/app/ports/observer.ts';
import { DAY, HOUR, plus } from '../../../../src/domain/time.ts';
import { openTemporary, type TemporaryStore } from '../temporary.ts';

const job = (key: string, more: Partial<Job> = {}): Job => ({
  class: 'turn',
  name: 'note',
  key,
  payload: {},
  ...more,
});

const quick: SettingsOverrides = { all: { attempts: 2, pauseMs: 5, timeLimitMs: 500 }, stopWithinMs: 200 };

let store: TemporaryStore;
let clock: ShiftedClock;
let events: HouseEvent[];
let runners: EmbeddedJobRunner[];

beforeEach(async () => {
  store = await openTemporary();
  clock = systemClock();
  events = [];
  runners = [];
});

afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await store.close();
});

async function open(settings: SettingsOverrides = quick): Promise<EmbeddedJobRunner> {
  const observer = { note: (event: HouseEvent) => void events.push(event) };
  const runner = await openEmbeddedJobs({
    mongoose: store.mongoose,
    clock,
    observer,
    random: () => 0.5,
    settings,
  });
  runners.push(runner);
  return runner;
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 3));

const keysOfFailed = async (runner: EmbeddedJobRunner) => (await runner.failed(10)).map(({ key }) => key);

/** Waits until exactly these are kept as failed, newest first. */
async function untilFailed(runner: EmbeddedJobRunner, keys: readonly string[]): Promise<void> {
  while (JSON.stringify(await keysOfFailed(runner)) !== JSON.stringify(keys)) await soon();
  await runner.drain();
}

const never = () => new Promise<void>(() => undefined);
const fail = () => Promise.reject(new Error('Maria is ill'));
const typesOf = () => events.map(({ type }) => type);

describe('the pause after a failure', () => {
  const settings = { ...jobSettings().classes.turn, pauseMs: 100, longestPauseMs: 1000 };

  test.each([
    [1, 0.5, 100],
    [2, 0.5, 200],
    [4, 0.5, 800],
    [5, 0.5, 1000],
    [5000, 0.5, 1000],
    [1, 0, 50],
    [5, 0.999, 1499],
  ])('attempt %i with %d of jitter: %i ms', (attempt, random, expected) => {
    expect(pauseAfter(attempt, settings, random)).toBe(expected);
  });

  test('an emergency is tried most often and soonest', () => {
    const { emergency, ...others } = jobSettings().classes;
    for (const other of Object.values(others)) {
      expect(emergency.attempts).toBeGreaterThan(other.attempts);
      expect(emergency.pauseMs).toBeLessThan(other.pauseMs);
      expect(emergency.concurrency).toBeGreaterThanOrEqual(other.concurrency);
    }
    expect(Object.keys(jobSettings().classes)).toEqual([...JOB_CLASSES]);
  });
});

describe('a run that never ends', () => {
  test('is told so, given up and counted as failed', async () => {
    const runner = await open({ ...quick, all: { attempts: 2, pauseMs: 5, timeLimitMs: 40 } });
    const signals: AbortSignal[] = [];
    runner.start({
      note: (_, { signal }) => {
        signals.push(signal);
        return never();
      },
    });
    await runner.ring(job('a'));
    await untilFailed(runner, ['a']);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(await runner.failed(10)).toMatchObject([{ error: 'JobTimeout', attempts: 2 }]);
  });

  test('does not hold up a stop for ever, and is there after the next start', async () => {
    const runner = await open({ ...quick, all: { timeLimitMs: 60_000 }, stopWithinMs: 50 });
    let signal: AbortSignal | undefined;
    runner.start({
      note: (_, context) => {
        signal = context.signal;
        return never();
      },
    });
    await runner.ring(job('a'));
    while (!signal) await soon();
    await runner.stop();
    expect(signal.aborted).toBe(true);
    const ran: string[] = [];
    runner.start({
      note: () => {
        ran.push('again');
        return Promise.resolve();
      },
    });
    await runner.drain();
    expect(ran).toEqual(['again']);
  });

  test('a job whose every attempt ended with the process is kept as failed, not tried for ever', async () => {
    const runner = await open();
    let begun = 0;
    const crashing = {
      note: () => {
        begun++;
        return never();
      },
    };
    await runner.ring(job('poison'));
    for (let start = 1; start <= 2; start++) {
      // A start whose end nobody sees: the runner is let go without a stop.
      const doomed = await open();
      doomed.start(crashing);
      while (begun < start) await soon();
    }
    runner.start(crashing);
    await untilFailed(runner, ['poison']);
    expect(begun).toBe(2);
    expect((await runner.failed(1))[0]?.error).toBe('ProcessEnded');
  });
});

describe('the clock', () => {
  test('a job of tomorrow runs when the clock is moved there', async () => {
    const runner = await open();
    let ran = 0;
    runner.start({
      note: () => {
        ran++;
        return Promise.resolve();
      },
    });
    await runner.ring(job('a', { runAt: plus(clock.now(), DAY) }));
    await runner.drain();
    expect(ran).toBe(0);
    clock.shift(DAY + HOUR);
    runner.wake();
    await runner.drain();
    expect(ran).toBe(1);
  });

  test('and without being woken, at the next look', async () => {
    const runner = await open({ ...quick, pollMs: 30 });
    let ran = 0;
    runner.start({
      note: () => {
        ran++;
        return Promise.resolve();
      },
    });
    await runner.ring(job('a', { runAt: plus(clock.now(), DAY) }));
    clock.shift(DAY + HOUR);
    while (ran === 0) await soon();
    expect(ran).toBe(1);
  });

  test('failed jobs are kept for their time and then forgotten', async () => {
    const runner = await open({ ...quick, keepFailedMs: 10 * DAY });
    runner.start({ note: fail });
    await runner.ring(job('old'));
    await untilFailed(runner, ['old']);
    clock.shift(9 * DAY);
    await runner.ring(job('middle'));
    await untilFailed(runner, ['middle', 'old']);
    clock.shift(2 * DAY);
    await runner.ring(job('new'));
    await untilFailed(runner, ['new', 'middle']);
  });
});

describe('a ring during a run that fails', () => {
  test('brings the next attempt forward', async () => {
    const runner = await open({ ...quick, all: { attempts: 5, pauseMs: HOUR, longestPauseMs: HOUR } });
    const attempts: number[] = [];
    runner.start({
      note: async (_, { attempt }) => {
        attempts.push(attempt);
        if (attempts.length > 1) return;
        await runner.ring(job('a'));
        throw new Error('not yet');
      },
    });
    await runner.ring(job('a'));
    await runner.drain();
    expect(attempts).toEqual([1, 2]);
  });
});

describe('a ring between the last look and the sleep', () => {
  test('is not slept over', async () => {
    const runner = await open({ ...quick, pollMs: HOUR });
    const collection = store.mongoose.connection.collection('jobs');
    const findOne = collection.findOne.bind(collection) as (...args: unknown[]) => Promise<never>;
    let armed = true;
    collection.findOne = async (...args: unknown[]) => {
      const found = await findOne(...args);
      if (armed && (args[0] as { class: string }).class === 'turn') {
        armed = false;
        await runner.ring(job('a'));
      }
      return found;
    };
    let ran = 0;
    runner.start({
      note: () => {
        ran++;
        return Promise.resolve();
      },
    });
    while (ran === 0) await soon();
    expect(armed).toBe(false);
  });
});

describe('the queries of a lane', () => {
  test('run on the index', async () => {
    const runner = await open();
    await runner.ring(job('a'));
    const due = { class: 'turn', state: 'waiting', runAt: { $lte: 1 } };
    const index = 'SEARCH c:jobs USING INDEX i:jobs:class_1_state_1_runAt_1';
    expect(await store.plan('jobs', due, { runAt: 1 })).toBe(`${index} (<expr>=? AND <expr>=? AND <expr><?)`);
    const next = { class: 'turn', state: 'waiting' };
    expect(await store.plan('jobs', next, { runAt: 1 })).toBe(`${index} (<expr>=? AND <expr>=?)`);
  });
});

describe('what is told about a run', () => {
  test('done and failed, the last attempt as final', async () => {
    const runner = await open();
    runner.start({ note: () => Promise.resolve(), bad: fail });
    await runner.ring(job('a'));
    await runner.ring(job('b', { name: 'bad', class: 'staff' }));
    await untilFailed(runner, ['b']);
    expect(events.find(({ type }) => type === 'job-done')).toMatchObject({ class: 'turn' });
    expect(events.filter(({ type }) => type === 'job-failed')).toMatchObject([
      { class: 'staff', name: 'bad', attempt: 1, final: false },
      { class: 'staff', name: 'bad', attempt: 2, final: true },
    ]);
  });
});

describe('when the store fails', () => {
  test('the end of a run is written down later, and the lane goes on', async () => {
    const runner = await open({ ...quick, pollMs: 30 });
    const collection = store.mongoose.connection.collection('jobs');
    const deleteOne = collection.deleteOne.bind(collection);
    let refusals = 1;
    collection.deleteOne = ((...args: Parameters<typeof deleteOne>) =>
      refusals-- > 0 ? Promise.reject(new Error('disk I/O error')) : deleteOne(...args)) as typeof deleteOne;
    let ran = 0;
    runner.start({
      note: () => {
        ran++;
        return Promise.resolve();
      },
    });
    await runner.ring(job('a'));
    await runner.drain();
    await runner.ring(job('b'));
    await runner.drain();
    expect(ran).toBe(2);
    expect(typesOf()).toContain('fault');
  });

  test('a ring that cannot be stored says so', async () => {
    const runner = await open();
    await store.mongoose.disconnect();
    await expect(runner.ring(job('a'))).rejects.toMatchObject({ name: 'StoreClosed' });
  });

  test('it cannot be started twice', async () => {
    const runner = await open();
    runner.start({});
    expect(() => {
      runner.start({});
    }).toThrow('already started');
  });
});

describe('speed', () => {
  test('a thousand jobs are rung and done within seconds', async () => {
    const runner = await open();
    let ran = 0;
    runner.start({
      note: () => {
        ran++;
        return Promise.resolve();
      },
    });
    const began = performance.now();
    await Promise.all(Array.from({ length: 1000 }, (_, n) => runner.ring(job(`k${String(n)}`))));
    await runner.drain();
    expect(ran).toBe(1000);
    expect(performance.now() - began).toBeLessThan(8000);
  });
});
