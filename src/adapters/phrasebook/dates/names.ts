import type { Weekday } from '../../../domain/time.ts';

/** Names that mean a weekday wherever they stand, plural too ("mondays", "los lunes"). */
const WEEKDAYS: readonly (readonly string[])[] = [
  ['monday', 'lunes'],
  ['tuesday', 'martes'],
  ['wednesday', 'miercoles'],
  ['thursday', 'jueves'],
  ['friday', 'viernes', 'fri'],
  ['saturday', 'sabado'],
  ['sunday', 'domingo'],
];
/** Short names that are ordinary words too: a weekday only beside other words about time. */
const SHORT: Readonly<Record<string, Weekday>> = {
  mon: 1,
  lun: 1,
  mar: 2,
  wed: 3,
  mie: 3,
  jue: 4,
  vie: 5,
  sat: 6,
  sab: 6,
  sun: 7,
  dom: 7,
};

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'enero', 'ene'],
  ['february', 'feb', 'febrero'],
  ['march', 'mar', 'marzo'],
  ['april', 'apr', 'abril', 'abr'],
  ['may', 'mayo'],
  ['june', 'jun', 'junio'],
  ['july', 'jul', 'julio'],
  ['august', 'aug', 'agosto', 'ago'],
  ['september', 'sept', 'sep', 'septiembre', 'setiembre'],
  ['october', 'oct', 'octubre'],
  ['november', 'nov', 'noviembre'],
  ['december', 'dec', 'diciembre', 'dic'],
];

const longestFirst = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).join('|');

export const WEEKDAY_WORDS = longestFirst(WEEKDAYS.flat().flatMap((name) => [name, `${name}s`]));
export const SHORT_WEEKDAY_WORDS = longestFirst(Object.keys(SHORT));
export const MONTH_WORDS = longestFirst(MONTHS.flat());
/** Long enough that a slip of the finger can be put right. */
export const CALENDAR_VOCABULARY: readonly string[] = [
  ...WEEKDAYS.flat(),
  ...MONTHS.flat(),
  ...'tomorrow today tonight morning afternoon evening weekend earliest soonest available'.split(' '),
  ...'manana tarde noche pasado proximo proxima semana mediodia temprano disponible'.split(' '),
];

/** Words of times and distances; none of them is a slip of another word. */
export const TIME_WORDS: readonly string[] =
  `media medio cuarto quince treinta veinte thirty fifteen forty twenty fifty half quarter noon midday oclock mediodia
  after before until around about between later earlier sooner soonest early possible posible pronto antes despues hasta
  desde entre dentro semana semanas dias meses principios mediados finales fines otra otro viene entra week weeks weekend
  month months night nights tonight lunch work school trabajo escuela almuerzo comida primera primer hora horas minutos
  minutes couple anytime sometime instead coming following mananas tardes noches mananita tardecita madrugada ocho siete
  nueve cinco seven eight eleven twelve three cuanto este estos`.split(/\s+/);

export function weekdayNamed(word: string): Weekday | undefined {
  const short = SHORT[word];
  if (short) return short;
  const at = WEEKDAYS.findIndex((names) => names.some((name) => word === name || word === `${name}s`));
  return at === -1 ? undefined : ((at + 1) as Weekday);
}

/** 1 to 12. */
export function monthNamed(word: string): number | undefined {
  const at = MONTHS.findIndex((names) => names.includes(word));
  return at === -1 ? undefined : at + 1;
}

export const englishMonth = (month: number): string => MONTHS[month - 1]?.[0] ?? '';
