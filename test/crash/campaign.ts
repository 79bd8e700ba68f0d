import type { Boundary, Calls } from './boundary.ts';
import { nameOf } from './boundary.ts';
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
}

export interface Result {
  readonly run: Run;
  /** False when the play was over before the boundary came: counts vary a little with what happens at once. */
  readonly killed: boolean;
  readonly calls: Calls;
  readonly findings?: Findings;
  readonly faults: readonly string[];
}

export const runName = ({ scenario, boundary, secondBoundary }: Run): string =>
  [scenario.name, boundary && nameOf(boundary), secondBoundary && `then ${nameOf(secondBoundary)}`]
    .filter((part) => part !== undefined)
    .join(' · ');

/** Plays several runs side by side, all their houses in one process, which is then killed. */
export async function playTogether(runs: readonly Run[]): Promise<readonly Result[]> {
  const victim = startVictim();
  const plays = await Promise.all(runs.map((run) => Play.begin(run)));
  try {
    await Promise.all(plays.map((play, house) => play.start(victim, house)));
    await Promise.all(plays.map((play) => play.untilStillOrOver()));
  } finally {
    await victim.kill();
  }
  for (const play of plays) play.world.noteDeath();
  await dieAgain(plays.filter(({ run }) => run.secondBoundary));
  return Promise.all(plays.map((play) => play.finish()));
}

/** These are started again in a process that is killed as well. */
async function dieAgain(plays: readonly Play[]): Promise<void> {
  if (plays.length === 0) return;
  const victim = startVictim();
  try {
    await Promise.all(plays.map((play, house) => play.startOnceMore(victim, house)));
    await Promise.all(plays.map((play) => play.untilStillOrOver()));
  } finally {
    await victim.kill();
  }
  for (const play of plays) play.world.noteDeath();
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
    const { world } = this;
    const fromStart = scenario.setting === undefined;
    await world.startIn(victim, house, { boundary, fromStart });
    this.#script = this.#play()
      .catch((error: unknown) => error)
      .finally(() => {
        this.#over = true;
      });
  }

  async startOnceMore(victim: Victim, house: number): Promise<void> {
    await this.world.startIn(victim, house, { boundary: this.run.secondBoundary, fromStart: true });
  }

  async #play(): Promise<undefined> {
    const { scenario } = this.run;
    const scene = await scenario.setting?.(this.world);
    if (scenario.setting) await this.world.startCounting();
    await scenario.play(this.world, scene);
    return undefined;
  }

  /** Until the house stands still at its boundary, or the play came to its end without it. */
  async untilStillOrOver(): Promise<void> {
    const { world } = this;
    while (world.isUp && !this.#over) await new Promise((resolve) => setTimeout(resolve, 5));
    if (!world.isUp) {
      this.#killed = true;
      return;
    }
    await world.tick();
    this.#calls = await world.calls();
  }

  async finish(): Promise<Result> {
    const { world, run } = this;
    const faults: string[] = [];
    let findings: Findings | undefined;
    try {
      await world.startAgain();
      const error = await this.#script;
      if (error !== undefined) {
        faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
      faults.push(...(await untilQuiet(world)), ...(await faultsOf(world)));
      findings = await findingsOf(world);
    } catch (error) {
      faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    } finally {
      await world.end();
    }
    return { run, killed: this.#killed, calls: this.#calls, faults, ...(findings && { findings }) };
  }
}
