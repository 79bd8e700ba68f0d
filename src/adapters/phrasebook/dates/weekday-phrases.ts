import { plusDays, type LocalDate, type Weekday } from '../../../domain/time.ts';
import { calendarDate, nextWeekday, weekOf } from './calendar.ts';
import {
  again,
  ANY_WEEKDAY,
  named,
  one,
  phrase,
  WEEKDAY,
  weekdayIn,
  type DayPhrase,
  type FoundDays,
} from './day-phrase.ts';

/** "Next friday" is the one in the next week to some and the coming one to others; where they differ it is uncertain. */
function nextNamed(weekday: Weekday | undefined, today: LocalDate): FoundDays | undefined {
  if (!weekday) return undefined;
  const inNextWeek = weekdayIn(weekOf(today, 1), weekday);
  return one(inNextWeek, inNextWeek === nextWeekday(plusDays(today, 1), weekday));
}

/** "El próximo viernes" is the coming one; only today itself is passed over. */
const comingNamed = (weekday: Weekday | undefined, today: LocalDate): FoundDays | undefined =>
  weekday && one(nextWeekday(plusDays(today, 1), weekday));

const PLURAL = /^(?:\w+days|sabados|domingos)$/;

/** The next day of that name; today's own name is never certain, and "mondays" is no one day. */
export function bareNamed(word: string | undefined, today: LocalDate): FoundDays | undefined {
  const weekday = named(word);
  if (word === undefined || !weekday) return undefined;
  const day = nextWeekday(today, weekday);
  const found = { first: day, last: day, weekday };
  return day === today
    ? { ...found, certain: false, todayByName: true }
    : { ...found, certain: !PLURAL.test(word) };
}

export const WEEKDAY_PHRASES: readonly DayPhrase[] = [
  phrase(`(?:on )?next ${ANY_WEEKDAY}`, (said, today) => nextNamed(named(said.weekday), today)),
  phrase(
    `(?:el |este )?(?:proximo|siguiente) ${ANY_WEEKDAY}|(?:el |este )?${again(ANY_WEEKDAY)} (?:que (?:viene|entra)|proximo|siguiente)`,
    (said, today) => comingNamed(named(said.weekday ?? said.weekday2), today),
  ),
  phrase(
    `(?:on )?(?:this|coming|this coming|el|este|los|on|every|cada|todos los) ${ANY_WEEKDAY}`,
    (said, today) => bareNamed(said.weekday, today),
  ),
  phrase(WEEKDAY, (said, today) => bareNamed(said.weekday, today)),
  phrase('today|hoy(?: mismo)?', (_, today) => one(calendarDate('today', today))),
  phrase('tomorrow|(?<!(?:la|las|esta|una) )manana', (_, today) => one(calendarDate('tomorrow', today))),
];
