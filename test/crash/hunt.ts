import { ANY, type Boundary, type Calls } from './boundary.ts';
import { playTogether, runName, type Result, type Run } from './campaign.ts';
import { MINUTE } from '../../src/domain/time.ts';
import type { Findings } from './examine.ts';
import type { Scenario } from './scenario.ts';

export interface Hunt {
  /** Begins no new batch after this time. */
  readonly seconds: number;
  readonly seed: number;
  /** Which calls; without it all that change something on the disk or at the carrier. */
  readonly calls?: RegExp;
  /** At both sides of a call, and not only when it is done. */
  readonly bothSides?: boolean;
  /** Told how far it has got. */
  readonly onBatch?: (runs: number, faults: number) => void;
}

export interface Bag {
  readonly runs: number;
  /** Boundaries that were there to be tried. */
  readonly boundaries: number;
  /** What went wrong, in words, by run. */
  readonly faults: readonly string[];
}

/** Between two of these a start finds the same things, whenever the process died. */
const CHANGES = /^(disk|carrier\.send)/;
const BATCH = 18;
const LANES = 2;
/** One run in so many dies twice, or is down for long. */
const TWICE = 6;
const LONG = 4;
/** Short of what makes an answer to a keyword come too late. */
const DOWN_MS = 4 * MINUTE;
/** About so many calls are made in a play, and by a start over what it has left. */
const CALLS_OF_A_PLAY = 200;
const CALLS_OF_A_START = 60;

/**
 * Plays every scenario through, beside it once with a kill at any moment, and then again and again with a kill at one of
 * the boundaries it was seen to pass. However it died, people must find the same afterwards.
 */
export async function hunt(scenarios: readonly Scenario[], how: Hunt): Promise<Bag> {
  const until = Date.now() + how.seconds * 1_000;
  const random = randomOf(how.seed);
  const blind = scenarios.map((scenario): Run => ({ scenario, boundary: anywhere(CALLS_OF_A_PLAY, random) }));
  const first = await playTogether([...scenarios.map((scenario) => ({ scenario })), ...blind]);
  const wholes = first.slice(0, scenarios.length);
  const expected = new Map(wholes.map(({ run, findings }) => [run.scenario, findings]));
  const judge = (result: Result): readonly string[] => inWords(result, expected.get(result.run.scenario));
  const faults = first.flatMap(judge);
  const all = wholes.flatMap(({ run, calls }) =>
    boundariesOf(calls, how).map((boundary) => ({ ...run, boundary })),
  );
  const batches = inBatches(shuffled(all, random).map((run, index) => varied(run, index, random)));
  let runs = first.length;

  const lane = async (): Promise<void> => {
    while (Date.now() < until) {
      const batch = batches.shift();
      if (!batch) return;
      const results = await playTogether(batch);
      faults.push(...results.flatMap(judge));
      runs += results.length;
      how.onBatch?.(runs, faults.length);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { runs, boundaries: all.length, faults };
}

const anywhere = (among: number, random: () => number): Boundary => ({
  call: ANY,
  side: 'after',
  nth: 1 + Math.floor(random() * among),
});

function boundariesOf(
  calls: Calls,
  { calls: wanted = CHANGES, bothSides = false }: Hunt,
): readonly Boundary[] {
  const sides = bothSides ? (['before', 'after'] as const) : (['after'] as const);
  return Object.entries(calls)
    .filter(([call]) => call !== ANY && wanted.test(call))
    .flatMap(([call, times]) => Array.from({ length: times }, (_, index) => ({ call, nth: index + 1 })))
    .flatMap((at) => sides.map((side) => ({ ...at, side })));
}

/** Some of them die twice, and some lie dead for a while. */
function varied(run: Run, index: number, random: () => number): Run {
  if (index % TWICE === 0) return { ...run, secondBoundary: anywhere(CALLS_OF_A_START, random) };
  const staysDown = index % LONG === 1 && !run.scenario.byTheClock;
  return staysDown ? { ...run, downMs: DOWN_MS } : run;
}

function inBatches(runs: readonly Run[]): Run[][] {
  const count = Math.ceil(runs.length / BATCH);
  return Array.from({ length: count }, (_, index) => runs.slice(index * BATCH, (index + 1) * BATCH));
}

function inWords({ run, faults, findings }: Result, expected: Findings | undefined): readonly string[] {
  const differences = expected && findings && !run.scenario.anyOutcome ? differing(expected, findings) : [];
  const words = [...faults, ...differences];
  return words.length === 0 ? [] : [[runName(run), ...words].join('\n    ')];
}

function differing(expected: Findings, found: Findings): readonly string[] {
  return (Object.keys(expected) as (keyof Findings)[]).flatMap((name) => {
    const [wanted, got] = [JSON.stringify(expected[name]), JSON.stringify(found[name])];
    return wanted === got ? [] : [`${name}:\n      expected ${wanted}\n      found    ${got}`];
  });
}

/** A small generator, so that a seed tells the whole order. */
function randomOf(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
