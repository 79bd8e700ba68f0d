import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE } from '../../src/domain/time.ts';
import { nameOf, type Boundary, type Calls } from './boundary.ts';
import { faultsOf, findingsOf, untilQuiet, type Findings } from './examine.ts';
import type { Scenario } from './scenario.ts';
import { startVictim, type Victim } from './victims.ts';
import { World } from './world.ts';

/** One play of a scenario with one kill in it; without a boundary the house is killed when all is over. */
export interface Run {
  readonly scenario: Scenario;
  readonly boundary?: Boundary;
  /** The start after the kill dies too, here; its own calls are counted from its very beginning. */
  readonly secondBoundary?: Boundary;
  /** For so long nobody starts it again. */
  readonly downMs?: number;
}

export interface Result {
  readonly run: Run;
  /** False when the play was over before the boundary came: counts vary a little with what happens at once. */
  readonly killed: boolean;
  readonly calls: Calls;
  readonly findings?: Findings;
  readonly faults: readonly string[];
}

export const runName = ({ scenario, boundary, secondBoundary, downMs }: Run): string =>
  [
    scenario.name,
    boundary && nameOf(boundary),
    secondBoundary && `then ${nameOf(secondBoundary)}`,
    downMs && `down for ${String(downMs / MINUTE)} min`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');

/** Plays several runs side by side, all their houses in one process, which is then killed. */
export async function playTogether(runs: readonly Run[]): Promise<readonly Result[]> {
  const plays = await Promise.all(runs.map((run) => Play.begin(run)));
  await dieTogether(plays, (play, victim, house) => play.start(victim, house));
  const again = plays.filter(({ run }) => run.secondBoundary);
  await dieTogether(again, (play, victim, house) => play.startOnceMore(victim, house));
  return Promise.all(plays.map((play) => play.finish()));
}

async function dieTogether(
  plays: readonly Play[],
  start: (play: Play, victim: Victim, house: number) => Promise<void>,
): Promise<void> {
  if (plays.length === 0) return;
  const victim = startVictim();
  try {
    await Promise.all(plays.map((play, house) => start(play, victim, house)));
    await Promise.all(plays.map((play) => play.untilStillOrOver()));
  } finally {
    await victim.kill();
  }
  for (const { world, run } of plays) world.noteDeath(run.downMs);
}

class Play {
  readonly run: Run;
  readonly world: World;
  #script: Promise<unknown> | undefined;
  #over = false;
  #calls: Calls = {};
  #killed = false;

  private constructor(run: Run, world: World) {
    this.run = run;
    this.world = world;
  }

  static async begin(run: Run): Promise<Play> {
    return new Play(run, await World.open(run.scenario.options));
  }

  async start(victim: Victim, house: number): Promise<void> {
    const { scenario, boundary } = this.run;
    const fromStart = scenario.setting === undefined;
    await this.world.startIn(victim, house, { boundary, fromStart });
    this.#script = this.#play()
      .catch((error: unknown) => error)
      .finally(() => {
        this.#over = true;
      });
  }

  async startOnceMore(victim: Victim, house: number): Promise<void> {
    await this.world.startIn(victim, house, { boundary: this.run.secondBoundary, fromStart: true });
  }

  async #play(): Promise<void> {
    const { scenario } = this.run;
    const scene = await scenario.setting?.(this.world);
    if (scenario.setting) await this.world.startCounting();
    await scenario.play(this.world, scene);
  }

  /** Until the house stands still at its boundary, or the play came to its end without it. */
  async untilStillOrOver(): Promise<void> {
    const { world } = this;
    while (world.isUp && !this.#over) await wait(5);
    if (world.isUp) {
      await world.tick();
      this.#calls = await world.calls();
    }
    if (!world.isUp) this.#killed = true;
  }

  async finish(): Promise<Result> {
    const { world, run } = this;
    const faults: string[] = [];
    let findings: Findings | undefined;
    try {
      await world.startAgain();
      const error = await this.#script;
      if (error !== undefined) faults.push(wordsOf(error));
      faults.push(...(await untilQuiet(world)), ...(await faultsOf(world)));
      findings = await findingsOf(world);
    } catch (error) {
      faults.push(wordsOf(error));
    } finally {
      await world.end();
    }
    return { run, killed: this.#killed, calls: this.#calls, faults, ...(findings && { findings }) };
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
