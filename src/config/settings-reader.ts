import type { ConfigFault } from './config-refused.ts';
import type { Environment, Setting } from './environment.ts';

/** Turns texts into values; what cannot be understood is noted, answered with the default, and refused at the end. */
export class SettingsReader {
  readonly #environment: Environment;
  readonly #faults: ConfigFault[];

  constructor(environment: Environment) {
    this.#environment = environment;
    this.#faults = [...environment.faults];
  }

  get faults(): readonly ConfigFault[] {
    return this.#faults;
  }

  /** Notes a fault; the sentence begins with the setting's name. */
  refuse(setting: Setting, rest: string): void {
    this.#faults.push({ setting, message: `${setting} ${rest}` });
  }

  text(setting: Setting): string | undefined {
    return this.#environment.values[setting];
  }

  /** The file a value came from, when it came by `<NAME>_FILE`. */
  fileOf(setting: Setting): string | undefined {
    return this.#environment.files[setting];
  }

  /** Whether it was set at all, even to something unreadable. */
  has(setting: Setting): boolean {
    return this.text(setting) !== undefined || this.fileOf(setting) !== undefined;
  }

  integer(setting: Setting, range: { least: number; most: number; otherwise: number }): number {
    const text = this.text(setting);
    if (text === undefined) return range.otherwise;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= range.least && value <= range.most) return value;
    this.refuse(setting, `must be a whole number from ${range.least} to ${range.most}, not "${text}".`);
    return range.otherwise;
  }

  oneOf<T extends string>(setting: Setting, choices: readonly T[], otherwise: T): T {
    const text = this.text(setting);
    if (text === undefined) return otherwise;
    const choice = choices.find((candidate) => candidate === text);
    if (choice === undefined) this.refuse(setting, `must be one of ${choices.join(', ')}, not "${text}".`);
    return choice ?? otherwise;
  }

  /** Words apart by commas. */
  list(setting: Setting): readonly string[] {
    const words = (this.text(setting) ?? '').split(',').map((word) => word.trim());
    return words.filter((word) => word !== '');
  }

  /** An address of the web, without a slash at its end; plain http only within this machine, where nobody listens. */
  webAddress(setting: Setting): URL | undefined {
    const text = this.text(setting);
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url && isSafe(url) && url.username === '' && url.search === '' && url.hash === '') return url;
    this.refuse(
      setting,
      'must be an https:// address (http:// only for this machine), without user, ? and #.',
    );
    return undefined;
  }
}

const isSafe = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));

/** Whether only this machine can reach the host. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
