import type { World, WorldOptions } from './world.ts';

/** A play of people and the house. Its people wait for the house while it is down, and then go on. */
export interface Scenario {
  readonly name: string;
  readonly options?: WorldOptions;
  /** Something falls due by the clock in it: down for long, the house has more to say afterwards. */
  readonly byTheClock?: true;
  /** What happens at once may come out one way or the other; only what must never be is looked for. */
  readonly anyOutcome?: true;
  /** What has happened before; nobody is killed in it. Without one the house may be killed from its very start. */
  readonly setting?: (world: World) => Promise<unknown>;
  readonly play: (world: World, scene: unknown) => Promise<void>;
}

/** Joins the two halves of a scenario that hand something on. */
export const scenario = <Scene>(parts: {
  readonly name: string;
  readonly options?: WorldOptions;
  readonly byTheClock?: true;
  readonly anyOutcome?: true;
  readonly setting: (world: World) => Promise<Scene>;
  readonly play: (world: World, scene: Scene) => Promise<void>;
}): Scenario => ({ ...parts, play: (world, scene) => parts.play(world, scene as Scene) });
