import { ageOn, localDate, type LocalDate } from '../../../domain/time.ts';
import { MONTH_WORDS, monthNamed } from '../dates/names.ts';
import type { WordSpan } from '../dates/line.ts';
import type { Word } from '../words/word.ts';

const OLDEST = 120;
const YEAR = '((?:18|19|20)\\d{2}|\\d{2})';
const DAY = '(\\d{1,2})(?:st|nd|rd|th|ro)?';
const OF = '(?:of |de |del |the |in )?';

type Parts = { readonly year: string; readonly month: string; readonly day: string };

/** Ways of writing a whole date. Figures alone are month first, or as {@link inFigures} says. */
const FORMS: readonly (readonly [pattern: RegExp, parts: (groups: readonly string[]) => readonly Parts[]])[] =
  [
    [
      form('((?:18|19|20)\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})'),
      ([y = '', m = '', d = '']) => [{ year: y, month: m, day: d }],
    ],
    [form(`(\\d{1,2})[-/.](\\d{1,2})[-/.]${YEAR}`), ([a = '', b = '', y = '']) => inFigures(a, b, y)],
    [
      form(`${DAY} ${OF}(${MONTH_WORDS}) ${OF}${YEAR}`),
      ([d = '', m = '', y = '']) => [{ year: y, month: m, day: d }],
    ],
    [
      form(`(${MONTH_WORDS}) ${OF}${DAY} ${OF}${YEAR}`),
      ([m = '', d = '', y = '']) => [{ year: y, month: m, day: d }],
    ],
    [
      form(`((?:18|19|20)\\d{2}) (${MONTH_WORDS}) ${DAY}`),
      ([y = '', m = '', d = '']) => [{ year: y, month: m, day: d }],
    ],
    [form(`(\\d{1,2}) (\\d{1,2}) ${YEAR}`), ([a = '', b = '', y = '']) => inFigures(a, b, y)],
    [form('(\\d{2})(\\d{2})((?:19|20)\\d{2})'), ([a = '', b = '', y = '']) => inFigures(a, b, y)],
    [
      form('((?:19|20)\\d{2})(\\d{2})(\\d{2})'),
      ([y = '', m = '', d = '']) => [{ year: y, month: m, day: d }],
    ],
    [form('(\\d{2})(\\d{2})(\\d{2})'), ([a = '', b = '', y = '']) => inFigures(a, b, y)],
  ];

function form(source: string): RegExp {
  return new RegExp(`(?<= )${source}(?= )`, 'g');
}

/**
 * Month first, as the forms of US clinics ask for it and as Spanish speakers there mostly write it too; day first only
 * where the month would be more than twelve. So 3/4/85 is the fourth of March in either language, and a wrong guess
 * shows at once: no patient of the number has that birth date, and it is asked again.
 */
const inFigures = (first: string, second: string, year: string): readonly Parts[] => [
  { year, month: first, day: second },
  { year, month: second, day: first },
];

export interface BirthDateFound {
  readonly birthDate: LocalDate;
  readonly span: WordSpan;
}

/** The first whole date of the past that somebody living can have been born on. A year of two figures is the latest past one. */
export function findBirthDate(words: readonly Word[], today: LocalDate): BirthDateFound | undefined {
  const line = ` ${words.map(({ text }) => text).join(' ')} `;
  for (const [pattern, partsOf] of FORMS) {
    for (const found of line.matchAll(pattern)) {
      const born = partsOf(found.slice(1))
        .map((parts) => bornOn(parts, today))
        .find((day) => day !== undefined);
      if (!born) continue;
      const first = line.slice(0, found.index).split(' ').length - 2;
      return { birthDate: born, span: { first, after: first + found[0].split(' ').length } };
    }
  }
  return undefined;
}

function bornOn({ year, month, day }: Parts, today: LocalDate): LocalDate | undefined {
  const number = monthNamed(month) ?? Number(month);
  const years = year.length === 4 ? [year] : [`20${year}`, `19${year}`];
  for (const full of years) {
    const date = localDate(`${full}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`);
    if (date !== undefined && date <= today && ageOn(date, today) <= OLDEST) return date;
  }
  return undefined;
}

/** Words that say that the date beside them is a birth date. */
export const speaksOfBirth = (words: readonly Word[]): boolean =>
  words.some(({ text }) => /^(?:born|dob|birth\w*|naci\w*|cumple\w*)$/.test(text));
