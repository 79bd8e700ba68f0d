import { pino } from 'pino';
import { safeFields } from './safe-fields.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
type Severity = Exclude<LogLevel, 'silent'>;

/** Where lines go, one JSON object each. */
export interface LogDestination {
  write(line: string): void;
}

/** Writes lines that hold no patient data, whatever it is given. */
export interface Logger {
  /** `event` is a word of ours, never a sentence with something in it. */
  log(severity: Severity, event: string, fields?: Readonly<Record<string, unknown>>): void;
}

export function createLogger(options: {
  readonly level: LogLevel;
  readonly destination?: LogDestination;
}): Logger {
  const lines = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    options.destination ?? pino.destination(1),
  );
  return {
    log: (severity, event, fields = {}) => {
      if (!lines.isLevelEnabled(severity)) return;
      lines[severity](safeFields(fields), event);
    },
  };
}
