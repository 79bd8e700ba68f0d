import { z } from 'zod';
import type { PerLanguage, WallSpan, WeekHours } from '../../domain/clinic.ts';
import type { PhoneNumber } from '../../domain/ids.ts';
import {
  HOUR,
  isZone,
  localDate,
  localTime,
  MINUTE,
  SECOND,
  type LocalDate,
  type Weekday,
  type Zone,
} from '../../domain/time.ts';

/** The small values clinic.yaml is made of: as a manager writes them, and as the house reads them. */

export const text = z.string().trim().min(1);

/** A text that is something else to the house; `example` says how to write it. */
function written<T>(what: string, example: string, read: (text: string) => T | undefined) {
  return z.unknown().transform((value, context): T => {
    const result = typeof value === 'string' ? read(value.trim()) : undefined;
    if (result !== undefined) return result;
    const message = value === undefined ? 'is missing' : `is not ${what}`;
    context.issues.push({
      code: 'custom',
      message,
      params: { fix: `Write it like ${example}.` },
      input: value,
    });
    return z.NEVER;
  });
}

export const id = <Id extends string>() =>
  written('a short name', 'main or first-visit: small letters, digits and hyphens', (value) =>
    /^[a-z][a-z0-9-]*$/.test(value) ? (value as Id) : undefined,
  );

export const phone = written(
  'a telephone number in international form',
  "'+12025550100', in quotes",
  (value) => (/^\+[1-9]\d{7,14}$/.test(value) ? (value as PhoneNumber) : undefined),
);

/** Emergency numbers and crisis lines: a few digits, in quotes so that they stay as written. */
export const shortNumber = written('a short number', "'911', in quotes", (value) =>
  /^\d{2,6}$/.test(value) ? value : undefined,
);

export const country = written('a country of two letters', 'US', (value) =>
  /^[A-Z]{2}$/.test(value) ? value : undefined,
);

export const zone = written('a time zone', 'America/New_York', (value): Zone | undefined =>
  value.includes('/') && isZone(value) ? value : undefined,
);

export const date = written<LocalDate>('a date of the calendar', '2026-11-26', localDate);

export const wallSpan = written('a stretch of the day', '08:00-12:00', (value): WallSpan | undefined => {
  const [from, until, more] = value.split('-').map((time) => localTime(time.trim()));
  return from && until && more === undefined ? { from, until } : undefined;
});

const UNITS: Readonly<Record<string, number>> = { s: SECOND, min: MINUTE, hour: HOUR, hours: HOUR, h: HOUR };

/** "60 s", "5 min", "4 hours", in milliseconds. */
export const duration = written('a length of time', '60 s, 5 min or 4 hours', (value) => {
  const { count, unit } = /^(?<count>[1-9]\d{0,4}) ?(?<unit>[a-z]+)$/.exec(value)?.groups ?? {};
  const ms = UNITS[unit ?? ''];
  return ms === undefined ? undefined : Number(count) * ms;
});

/** "60 days" or "2 hours", in whole units. */
export const amount = written('a number of days or hours', '7 days or 2 hours', (value) => {
  const { count, unit } = /^(?<count>[1-9]\d{0,2}) ?(?<unit>day|hour)s?$/.exec(value)?.groups ?? {};
  if (count === undefined) return undefined;
  return { amount: Number(count), unit: unit === 'day' ? ('days' as const) : ('hours' as const) };
});

export const perLanguage = <T extends z.ZodType>(value: T) => z.strictObject({ en: value, es: value });

export const texts: z.ZodType<PerLanguage> = perLanguage(text);

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export const weekdayName = (weekday: Weekday): (typeof WEEKDAYS)[number] =>
  WEEKDAYS[weekday - 1] as (typeof WEEKDAYS)[number];

export const week = z
  .partialRecord(z.enum(WEEKDAYS), z.array(wallSpan))
  .transform((days): WeekHours =>
    Object.fromEntries(
      Object.entries(days).map(([name, spans]) => [WEEKDAYS.indexOf(name as never) + 1, spans]),
    ),
  );
