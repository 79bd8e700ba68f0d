import type { DayPart } from '../../../domain/conversation/reading.ts';
import { HOUR_WORDS, numberOf } from '../words/numbers.ts';

const HOUR = `(?:\\d{1,2}|${HOUR_WORDS})`;
const MINUTES_AFTER =
  '(?: (?:thirty|fifteen|forty five|twenty|forty|fifty|y media|y cuarto|y quince|y treinta|y veinte|y diez|menos cuarto|menos diez|menos veinte))';
/** Which half of the day, with or without "o'clock". */
export const HALF_DAY =
  '(?: (?:oclock )?(?:am|pm|in the (?:morning|afternoon|evening)|at night|(?:de|por|en) la (?:manana|tarde|noche|madrugada))| oclock)';

export const halfOf = (said: string | undefined): 'am' | 'pm' | undefined => {
  if (said === undefined) return undefined;
  if (/pm|afternoon|evening|night|tarde|noche/.test(said)) return 'pm';
  return /am|morning|manana|madrugada/.test(said) ? 'am' : undefined;
};

/** A time nobody could take for a plain number. */
export const SPELT_TIME =
  `(?:(?:half|quarter|a quarter|ten|twenty|five) (?:past|after) ${HOUR}|(?:a )?quarter (?:to|till|of|before) ${HOUR}` +
  `|(?:un )?(?:cuarto|diez|veinte) para las? ${HOUR}|half (?:${HOUR_WORDS})|\\d{1,2}:\\d{2}|${HOUR}${MINUTES_AFTER})`;

/** Any time of day, in figures or words, without am or pm. */
export const TIME = `(?:${SPELT_TIME}|\\d{1,2}\\.\\d{2}|${HOUR})`;

/** Where a bare number is not an hour: "after 4 weeks", "before 3 kids". */
export const NOT_A_COUNT =
  '(?! (?:\\w+ )?(?:days?|weeks?|months?|years?|hours?|minutes?|people|kids|children|times?|appointments?|pills?|doses|miles|weeks|of us|percent|dias?|semanas?|mes(?:es)?|anos?|horas?|minutos?|veces|ninos|hijos|citas)\\b)';

export interface SaidTime {
  readonly hour: number;
  readonly minute: number;
  /** "Half nine" is 9:30 in one country and 8:30 in another. */
  readonly certain: boolean;
  /** Written on a 24-hour clock (15:00, 09:30), so that no half of the day is missing. */
  readonly full: boolean;
}

const MINUTES: Readonly<Record<string, number>> = {
  thirty: 30,
  fifteen: 15,
  'forty five': 45,
  twenty: 20,
  forty: 40,
  fifty: 50,
  'y media': 30,
  'y cuarto': 15,
  'y quince': 15,
  'y treinta': 30,
  'y veinte': 20,
  'y diez': 10,
  'menos cuarto': -15,
  'menos diez': -10,
  'menos veinte': -20,
  half: 30,
  quarter: 15,
  cuarto: 15,
  ten: 10,
  diez: 10,
  five: 5,
  veinte: 20,
};

/** Reads what the pattern TIME matched. */
export function saidTime(text: string): SaidTime | undefined {
  const figures = /^(\d{1,2})[:.](\d{2})$/.exec(text);
  if (figures) return checked(Number(figures[1]), Number(figures[2]), { zero: text.startsWith('0') });
  const around = /^(?:an? |un )?(\w+) (past|after|to|till|of|before|para) (?:las? )?(\w+)$/.exec(text);
  if (around) {
    const [, minutes = '', way = '', hour = ''] = around;
    const after = way === 'past' || way === 'after';
    return shifted(hour, (after ? 1 : -1) * (MINUTES[minutes] ?? 0));
  }
  const british = /^half (\w+)$/.exec(text);
  if (british) {
    const time = shifted(british[1] ?? '', 30);
    return time && { ...time, certain: false };
  }
  const [hour = '', ...rest] = text.split(' ');
  return shifted(hour, rest.length === 0 ? 0 : (MINUTES[rest.join(' ')] ?? 0), hour.startsWith('0'));
}

function shifted(hourWord: string, minutes: number, zero = false): SaidTime | undefined {
  const hour = numberOf(hourWord);
  if (hour === undefined) return undefined;
  return minutes < 0
    ? checked((hour + 23) % 24 || 12, 60 + minutes, { zero })
    : checked(hour, minutes, { zero });
}

function checked(hour: number, minute: number, { zero }: { readonly zero: boolean }): SaidTime | undefined {
  if (hour > 24 || minute > 59) return undefined;
  return { hour, minute, certain: true, full: hour > 12 || hour === 0 || zero };
}

/**
 * Minutes after midnight. Without am or pm an hour is taken as one at which clinics are open: 8 to 11 in the morning,
 * 12 to 5 in the afternoon. 6 (evening) and 7 (morning) could be either, so they are not certain unless a part of the
 * day says which.
 */
export function minuteOfDay(
  time: SaidTime,
  half: 'am' | 'pm' | undefined,
  part: DayPart | undefined,
): { readonly minute: number; readonly certain: boolean } {
  const hour = time.hour % 24;
  const at = (h: number, certain = true) => ({
    minute: h * 60 + time.minute,
    certain: certain && time.certain,
  });
  if (time.full) return at(hour, half === undefined || hour > 12 === (half === 'pm'));
  if (half === 'am') return at(hour % 12, hour !== 12);
  if (half === 'pm') return at((hour % 12) + 12);
  if (part === 'morning') return hour >= 6 && hour < 12 ? at(hour) : at((hour % 12) + 12, false);
  if (part === 'afternoon') return at((hour % 12) + 12, hour === 12 || hour < 8);
  if (part === 'evening') return at((hour % 12) + 12, hour >= 4 && hour < 12);
  if (hour === 12) return at(12);
  return hour >= 7 ? at(hour, hour > 7) : at(hour + 12, hour < 6);
}
