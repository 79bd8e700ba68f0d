import type { ConfigFault } from './config-refused.ts';
import type { Machine } from './machine.ts';

/** Every setting there is; each is described in .env.example, and each may come from a file as `<NAME>_FILE`. */
export const SETTINGS = [
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'DATA_DIR',
  'MONGODB_URI',
  'REDIS_URL',
  'ROLES',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_MESSAGING_SERVICE_SID',
  'TWILIO_FROM',
  'TWILIO_API_BASE_URL',
  'TWILIO_OPT_OUT',
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_BASE_URL',
  'ANTHROPIC_MODEL',
  'MASTER_KEY',
  'PACK_DIR',
  'QUIET_GAP_MS',
  'TRUSTED_PROXIES',
  'LOG_LEVEL',
] as const;

export type Setting = (typeof SETTINGS)[number];

/** What was set, as text; a setting left out or left empty is absent. Nothing is checked yet. */
export interface Environment {
  readonly values: Readonly<Partial<Record<Setting, string>>>;
  /** Where a value that came by `<NAME>_FILE` was read. */
  readonly files: Readonly<Partial<Record<Setting, string>>>;
  readonly faults: readonly ConfigFault[];
}

/** Reads names into values and does nothing else: whether they make sense is asked later, of all of them together. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  machine: Machine,
): Environment {
  const values: Partial<Record<Setting, string>> = {};
  const files: Partial<Record<Setting, string>> = {};
  const faults: ConfigFault[] = [];
  for (const setting of SETTINGS) {
    const direct = variables[setting]?.trim();
    const file = variables[`${setting}_FILE`]?.trim();
    if (direct && file) {
      faults.push({ setting, message: `${setting} and ${setting}_FILE are both set: keep one of them.` });
    } else if (file) {
      files[setting] = machine.resolve(file);
      const text = machine.readText(file)?.trim();
      if (text) values[setting] = text;
      else {
        faults.push({
          setting,
          message: `${setting}_FILE names a file that is empty or cannot be read: ${file}`,
        });
      }
    } else if (direct) {
      values[setting] = direct;
    }
  }
  return { values, files, faults };
}
