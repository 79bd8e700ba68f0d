import { plusDays, weekdayOf, type LocalDate } from '../../../domain/time.ts';
import { numberOf } from '../words/numbers.ts';
import {
  calendarDate,
  later,
  monthIn,
  monthOf,
  nextDayOfMonth,
  weekOf,
  yearOf,
  type Days,
} from './calendar.ts';
import {
  again,
  ANY_WEEKDAY,
  MONTH,
  named,
  one,
  PART,
  partOf,
  phrase,
  stretch,
  WEEKDAY,
  type DayPhrase,
  type FoundDays,
  type Said,
} from './day-phrase.ts';
import { englishMonth, monthNamed } from './names.ts';

const NUMBER =
  '(?<number>\\d{1,3}|an?|one|two|three|four|five|six|couple|few|una?|dos|tres|cuatro|cinco|seis|un par de)';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th|ro)?';
const YEAR = '(?: (?:of |de |del )?(?<year>20\\d{2}))?';
/** Further off than this, a date without a year was more likely meant of the past. */
const FAR = 330;

/** The first ten days, the ten in the middle, the last ten. */
const MONTH_PARTS = { start: 9, middle: 10, end: 9 };
const partOfMonth = (month: Days, part: string | undefined): Days => partOf(month, part, MONTH_PARTS);

/** This month, or one so many later. */
const monthAhead = (today: LocalDate, months: number): Days =>
  monthOf(yearOf(today), monthIn(today) + months);

function monthByName(said: Said, today: LocalDate): FoundDays | undefined {
  const month = monthNamed(said.month ?? said.month2 ?? '');
  if (month === undefined) return undefined;
  const year = yearOf(today) + (month < monthIn(today) ? 1 : 0);
  return stretch(partOfMonth(monthOf(year, month), said.part), today);
}

/** Not in the past, and the weekday beside it agrees. */
function dated(day: LocalDate | undefined, today: LocalDate, weekday?: string): FoundDays | undefined {
  if (!day || day < today) return undefined;
  const agrees = weekday === undefined || named(weekday) === weekdayOf(day);
  return one(day, agrees && day < plusDays(today, FAR));
}

/** Written out in English, day first, as the calendar reads it best. */
function dayOfMonth(said: Said, today: LocalDate): LocalDate | undefined {
  const month = monthNamed(said.month ?? said.month2 ?? '');
  const day = said.day ?? said.day2 ?? '1';
  if (month === undefined) return undefined;
  return calendarDate(`${day} ${englishMonth(month)}${said.year ? ` ${said.year}` : ''}`, today);
}

const byMonthName = (said: Said, today: LocalDate): FoundDays | undefined =>
  dated(dayOfMonth(said, today), today, said.weekday);

/**
 * Month first, as dates are written in the United States. After a Spanish article either order is met, so there the
 * nearer of the two days is taken and is not certain.
 */
function bySlashes(said: Said, today: LocalDate): FoundDays | undefined {
  const slashed = said.slash ?? '';
  const found = dated(calendarDate(slashed, today), today, said.weekday);
  if (said.article === undefined) return found;
  const swapped = slashed.replace(/^(\d{1,2})\/(\d{1,2})/, '$2/$1');
  const other = swapped === slashed ? undefined : dated(calendarDate(swapped, today), today, said.weekday);
  if (!found || !other || found.first === other.first) return found ?? other;
  return { ...(found.first < other.first ? found : other), certain: false };
}

/** "The 3rd": the next day with that number; today itself only perhaps. */
function byNumber(said: Said, today: LocalDate): FoundDays | undefined {
  const number = Number(said.day);
  const day = number >= 1 && number <= 31 ? nextDayOfMonth(today, number) : undefined;
  const found = dated(day, today, said.weekday);
  return found && { ...found, certain: found.certain && day !== today };
}

/** "Lunes 3": the third, if that is a Monday to come; else the 3 is an hour. */
function byNameAndNumber(said: Said, today: LocalDate): FoundDays | undefined {
  const found = byNumber(said, today);
  return found?.certain === true ? found : undefined;
}

/** "In two weeks" is seldom meant to the day. */
function inUnits(said: Said, today: LocalDate): FoundDays | undefined {
  const [word, unit] = [said.number ?? said.number2 ?? '', said.unit ?? said.unit2 ?? ''];
  const number = word === 'few' ? 3 : word === 'un par de' ? 2 : numberOf(word);
  if (number === undefined || number > 366) return undefined;
  const english = unit.startsWith('d') ? 'days' : /^[ws]/.test(unit) ? 'weeks' : 'months';
  const vague = english !== 'days' || /few|couple|par/.test(word);
  return one(calendarDate(`in ${String(number)} ${english}`, today), !vague);
}

/** Dates by month, number or distance. Longer ways of saying stand before the shorter ones they contain. */
export const DATE_PHRASES: readonly DayPhrase[] = [
  phrase(
    `(?:the )?week of (?:the )?${MONTH} ${DAY}|(?:la )?semana del ${again(DAY)} de ${again(MONTH)}`,
    (said, today) => {
      const day = dayOfMonth(said, today);
      return day && stretch(weekOf(day), today);
    },
  ),
  phrase('(?:the )?week of (?:the )?(?<slash>\\d{1,2}/\\d{1,2})', (said, today) => {
    const day = calendarDate(said.slash ?? '', today);
    return day && stretch(weekOf(day), today);
  }),
  phrase(
    `(?:the )?first week (?:of|in) ${MONTH}|(?:la )?primera semana de ${again(MONTH)}`,
    (said, today) => {
      const month = monthByName(said, today);
      return month && { ...month, last: later(plusDays(month.first, 6), today) };
    },
  ),
  phrase(
    `(?:${PART} )?(?:next month|(?:el )?(?:proximo mes|mes proximo|mes que (?:viene|entra)))`,
    (said, today) => stretch(partOfMonth(monthAhead(today, 1), said.part), today),
  ),
  phrase(
    `(?:${PART} )?(?:this month|the month|este mes|(?:del? |el )mes)|${again(PART)} mes`,
    (said, today) => stretch(partOfMonth(monthAhead(today, 0), said.part ?? said.part2), today),
  ),
  phrase(`(?:on )?(?:${ANY_WEEKDAY} )?(?:the )?${MONTH} (?:the )?${DAY}${YEAR}`, byMonthName),
  phrase(
    `(?:on |el )?(?:${ANY_WEEKDAY} )?(?:the |el )?(?:dia )?${DAY} (?:of |de |del )?${MONTH}${YEAR}`,
    byMonthName,
  ),
  phrase(`(?:el )?(?:${ANY_WEEKDAY} )?(?:el )?primero de ${MONTH}${YEAR}`, byMonthName),
  phrase(
    `(?:on |(?<article>el |para el ))?(?:${ANY_WEEKDAY} )?(?<slash>\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|20\\d{2}-\\d{1,2}-\\d{1,2}|\\d{1,2}-\\d{1,2}-\\d{2,4})`,
    bySlashes,
  ),
  phrase(
    `in ${NUMBER} (?:of )?(?<unit>days?|weeks?|months?)(?: time)?|${again(NUMBER)} (?<unit2>days?|weeks?|months?) from (?:now|today)`,
    inUnits,
  ),
  phrase(`(?:en|dentro de) ${NUMBER} (?<unit>dias?|semanas?|mes(?:es)?)`, inUnits),
  phrase(`(?:on )?(?:${WEEKDAY} )?the (?<day>\\d{1,2})(?:st|nd|rd|th)`, byNumber),
  phrase(`${WEEKDAY} (?<day>\\d{1,2})(?:st|nd|rd|th)`, byNumber),
  phrase(`(?:${WEEKDAY} )?(?:el )?dia (?<day>\\d{1,2})`, byNumber),
  phrase('(?:para )?el (?<day>\\d{1,2})(?! (?:am|pm))', byNumber),
  phrase(
    '(?<weekday>lunes|martes|miercoles|jueves|viernes|sabado|domingo) (?<day>\\d{1,2})(?! (?:am|pm|de la))',
    byNameAndNumber,
  ),
  phrase(`${WEEKDAY} (?<day>1[3-9]|2\\d|3[01])`, byNumber),
];

/** A month by itself; only where the word cannot be anything else ("march in", "I may"). */
export const MONTH_PHRASES: readonly DayPhrase[] = [
  phrase(`(?:in |during |sometime in |en )(?:${PART} )?${MONTH}`, monthByName),
  phrase(`${PART} ${MONTH}`, monthByName),
  phrase(
    '(?<month>january|february|april|june|july|august|september|october|november|december|enero|febrero|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)',
    monthByName,
  ),
];
