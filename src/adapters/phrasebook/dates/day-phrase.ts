import { plusDays, type LocalDate, type Weekday } from '../../../domain/time.ts';
import { later, type Days } from './calendar.ts';
import { MONTH_WORDS, SHORT_WEEKDAY_WORDS, WEEKDAY_WORDS, weekdayNamed } from './names.ts';

export interface FoundDays extends Days {
  readonly certain: boolean;
  readonly weekday?: Weekday;
  readonly todayByName?: true;
}

/** What the named groups of a pattern matched; a name with a figure behind it is the same thing said elsewhere. */
export type Said = Readonly<Record<string, string | undefined>>;

/** One way of naming days: its pattern, and the days it stands for, seen from today. */
export interface DayPhrase {
  readonly pattern: RegExp;
  readonly days: (said: Said, today: LocalDate) => FoundDays | undefined;
}

export const phrase = (source: string, days: DayPhrase['days']): DayPhrase => ({
  pattern: new RegExp(`(?<= )(?:${source})(?= )`),
  days,
});

/** The same piece of a pattern in a second place: a name may stand only once in a pattern. */
export const again = (piece: string, number = 2): string =>
  piece.replace(/\(\?<(\w+)>/g, `(?<$1${String(number)}>`);

export const WEEKDAY = `(?<weekday>${WEEKDAY_WORDS})`;
/** Short names too ("sat"), which need a word beside them that makes them a weekday. */
export const ANY_WEEKDAY = `(?<weekday>${WEEKDAY_WORDS}|${SHORT_WEEKDAY_WORDS})`;
export const MONTH = `(?<month>${MONTH_WORDS})`;
export const PART =
  '(?<part>early|(?:the )?(?:beginning|start|middle|end) of|first part of|mid|late|later|(?:a )?(?:principios|inicios|mediados|finales|fines) de)';

export const one = (day: LocalDate | undefined, certain = true): FoundDays | undefined =>
  day && { first: day, last: day, certain };

/** A stretch as far as it lies ahead. */
export const stretch = ({ first, last }: Days, today: LocalDate, certain = true): FoundDays | undefined =>
  last < today ? undefined : { first: later(first, today), last, certain };

export const named = (word: string | undefined): Weekday | undefined =>
  word === undefined ? undefined : weekdayNamed(word);

export const weekdayIn = (week: Days, weekday: Weekday | undefined): LocalDate | undefined =>
  weekday && plusDays(week.first, weekday - 1);

/** Lengths of the named part of a stretch: how far its beginning, middle and end reach, in days. */
export function partOf(
  days: Days,
  part: string | undefined,
  reach: { start: number; middle: number; end: number },
): Days {
  if (part === undefined) return days;
  if (/early|begin|start|first|princip|inicio/.test(part)) {
    return { first: days.first, last: plusDays(days.first, reach.start) };
  }
  if (/mid/.test(part) || /mediad/.test(part)) {
    return { first: plusDays(days.first, reach.middle), last: plusDays(days.last, -reach.middle) };
  }
  return { first: plusDays(days.last, -reach.end), last: days.last };
}
