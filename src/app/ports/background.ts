/** Work that goes on after an answer was given. Failures are reported, and the sweep makes them good. */
export interface Background {
  run(name: string, work: () => Promise<void>): void;
}
