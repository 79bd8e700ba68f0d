import type { Setting } from './environment.ts';

/** One thing wrong with the settings. The message says what to do and never quotes a secret. */
export interface ConfigFault {
  readonly setting: Setting;
  readonly message: string;
}

/** The settings contradict each other or cannot be understood; every fault found is told at once. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(`The settings are refused:\n${faults.map(({ message }) => `  - ${message}`).join('\n')}`);
    this.faults = faults;
  }
}
