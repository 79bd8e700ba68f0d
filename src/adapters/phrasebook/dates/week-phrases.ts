import { plusDays } from '../../../domain/time.ts';
import { nextWeekday, weekOf, type Days } from './calendar.ts';
import {
  again,
  named,
  one,
  PART,
  partOf,
  phrase,
  stretch,
  WEEKDAY,
  weekdayIn,
  type DayPhrase,
} from './day-phrase.ts';

const NEXT_WEEK =
  '(?:next week|(?:la )?(?:proxima semana|semana proxima|semana que (?:viene|entra)|siguiente semana|otra semana))';
const THIS_WEEK = '(?:this week|esta (?:misma )?semana)';
const A_WEEK = '(?:an?|one|1) week from';
const TWO_WEEKS = '(?:two|2) weeks from';

/** Monday to Wednesday, Tuesday to Thursday, Thursday to Sunday (for clinics that open at the weekend). */
const WEEK_PARTS = { start: 2, middle: 1, end: 3 };
const partOfWeek = (week: Days, part: string | undefined): Days => {
  const days = partOf(week, part, WEEK_PARTS);
  return part !== undefined && /mid/.test(part) ? { ...days, last: plusDays(week.first, 3) } : days;
};
const weekend = ({ last }: Days): Days => ({ first: plusDays(last, -1), last });

/** Phrases counted in weeks. Longer ways of saying stand before the shorter ones they contain. */
export const WEEK_PHRASES: readonly DayPhrase[] = [
  phrase('(?:the )?day after tomorrow|pasado manana', (_, today) => one(plusDays(today, 2))),
  phrase(`${A_WEEK} (?:today|now)|today week|de hoy en ocho(?: dias)?`, (_, today) =>
    one(plusDays(today, 7)),
  ),
  phrase(`${A_WEEK} tomorrow|tomorrow week|de manana en ocho(?: dias)?`, (_, today) =>
    one(plusDays(today, 8)),
  ),
  phrase(`${TWO_WEEKS} (?:today|now)|de hoy en quince(?: dias)?`, (_, today) => one(plusDays(today, 14))),
  phrase(
    `${A_WEEK} (?:this )?${WEEKDAY}|${again(WEEKDAY)} week|del? ${again(WEEKDAY, 3)} en ocho(?: dias)?`,
    (said, today) => {
      const weekday = named(said.weekday ?? said.weekday2 ?? said.weekday3);
      return weekday && one(plusDays(nextWeekday(plusDays(today, 1), weekday), 7));
    },
  ),
  phrase(
    `${NEXT_WEEK} (?:on |el )?${WEEKDAY}|(?:on )?(?:el )?${again(WEEKDAY)} (?:of |de )?${NEXT_WEEK}`,
    (said, today) => one(weekdayIn(weekOf(today, 1), named(said.weekday ?? said.weekday2))),
  ),
  phrase('(?:the )?(?:week after next|following week)', (_, today) => stretch(weekOf(today, 2), today)),
  phrase(`(?:${PART} )?${NEXT_WEEK}`, (said, today) =>
    stretch(partOfWeek(weekOf(today, 1), said.part), today),
  ),
  phrase('later (?:on )?this week|(?:mas tarde|despues|mas adelante) (?:en )?esta semana', (_, today) =>
    stretch({ first: plusDays(today, 1), last: weekOf(today).last }, today),
  ),
  phrase(
    '(?:by )?(?:the )?end of (?:the|this) week|(?:a )?(?:finales|fines) de (?:esta |la )?semana',
    (_, today) => stretch(partOfWeek(weekOf(today), 'end'), today),
  ),
  phrase(`(?:${PART} )?${THIS_WEEK}`, (said, today) => stretch(partOfWeek(weekOf(today), said.part), today)),
  // On a weekday "next weekend" is the coming one to some and the one after to others.
  phrase('next weekend|(?:el )?(?:proximo|siguiente) fin de semana', (_, today) =>
    stretch(weekend(weekOf(today, 1)), today, false),
  ),
  phrase('(?:(?:this|the|on the|a|el|este) )?(?:coming )?(?:weekends?|fin(?:es)? de semana)', (_, today) =>
    stretch(weekend(weekOf(today)), today),
  ),
  phrase(
    '(?:within|in|over) (?:the )?(?:next|a) (?:week|few days|couple (?:of )?days|7 days)|en (?:los )?proximos dias',
    (_, today) => stretch({ first: today, last: plusDays(today, 7) }, today),
  ),
];
