import { expect, it } from 'vitest';
import { hunt } from './hunt.ts';
import { SCENARIOS } from './scenarios/all.ts';

/**
 * CRASH_SECONDS: how long new kills are begun (`npm run test:crash` tries them all) · CRASH_SEED: the order of an
 * earlier run · CRASH_ONLY and CRASH_CALLS: scenarios and calls by a part of their name · CRASH_SIDES: also before each
 * call.
 */
const { CRASH_SECONDS, CRASH_SEED, CRASH_ONLY = '', CRASH_CALLS, CRASH_SIDES } = process.env;
const seconds = Number(CRASH_SECONDS ?? 15);
const seed = Number(CRASH_SEED ?? Date.now() % 1_000_000);

it(`killed at any moment it loses and doubles nothing (CRASH_SEED=${String(seed)})`, async () => {
  const scenarios = SCENARIOS.filter(({ name }) => name.includes(CRASH_ONLY));
  const calls = CRASH_CALLS === undefined ? {} : { calls: new RegExp(CRASH_CALLS) };
  const bag = await hunt(scenarios, { seconds, seed, ...calls, bothSides: CRASH_SIDES !== undefined });
  process.stdout.write(
    `${String(bag.runs)} houses killed, of ${String(bag.boundaries)} moments; seed ${String(seed)}\n`,
  );
  expect(bag.faults.join('\n\n')).toBe('');
  expect(bag.boundaries).toBeGreaterThan(10 * scenarios.length);
}, 3_600_000);
