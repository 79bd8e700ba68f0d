/** What a process does; all three in one process unless the operator splits them. */
export const ROLES = ['web', 'worker', 'scheduler'] as const;
export type Role = (typeof ROLES)[number];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Who answers STOP, START and HELP: the carrier before we see them, or this application. */
export const OPT_OUT_MODES = ['carrier', 'app'] as const;
export type OptOutMode = (typeof OPT_OUT_MODES)[number];

/** Twilio sends from a pool of numbers (a messaging service) or from one number. */
export type TwilioSender =
  | { readonly kind: 'service'; readonly serviceSid: string; readonly from?: string }
  | { readonly kind: 'number'; readonly from: string };

export type CarrierConfig =
  | { readonly kind: 'local'; readonly optOut: OptOutMode }
  | {
      readonly kind: 'twilio';
      readonly optOut: OptOutMode;
      readonly accountSid: string;
      readonly sender: TwilioSender;
      /** Another address that speaks Twilio's HTTP; Twilio's own when absent. */
      readonly apiBaseUrl?: string;
    };

export type DocumentsConfig =
  | { readonly kind: 'embedded'; readonly file: string }
  /** Its address is a secret: it holds the password. */
  | { readonly kind: 'mongodb' };

export type JobsConfig = { readonly kind: 'embedded' } | { readonly kind: 'redis' };

export type ModelConfig =
  | { readonly kind: 'none' }
  /** `model` outranks the one the pack names as active. */
  | { readonly kind: 'anthropic'; readonly baseUrl?: string; readonly model?: string };

/** Where the master key comes from; without a setting it is made on the first start, beside the data. */
export type MasterKeyConfig = { readonly kind: 'given' } | { readonly kind: 'made'; readonly file: string };

/** Everything an operator can decide, complete and consistent, and free of secrets: it may be printed. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Origin under which patients' carriers and browsers reach us, without a slash at its end. */
  readonly publicUrl?: string;
  /** Addresses, networks (CIDR) or Express's names for them whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Whether `/demo` is served: only to this machine, and never where real patients could be. */
  readonly demo: boolean;
  readonly roles: readonly Role[];
  readonly dataDir: string;
  readonly packDir: string;
  /** What the build made for browsers. */
  readonly assets: { readonly console: string; readonly widget: string };
  readonly carrier: CarrierConfig;
  readonly documents: DocumentsConfig;
  readonly jobs: JobsConfig;
  readonly model: ModelConfig;
  readonly masterKey: MasterKeyConfig;
  /** How long a contact must be quiet before a turn answers, in ms. */
  readonly quietGapMs: number;
  readonly logLevel: LogLevel;
}
