import { ageOn, localDate, type LocalDate } from '../../../domain/time.ts';
import type { WordSpan } from '../dates/line.ts';
import { MONTH_WORDS, monthNamed } from '../dates/names.ts';
import type { Word } from '../words/word.ts';

const OLDEST = 120;
const YEAR = '(?<year>(?:18|19|20)\\d{2}|\\d{2})';
const LONG_YEAR = '(?<year>(?:18|19|20)\\d{2})';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th|ro)?';
const MONTH = `(?<month>${MONTH_WORDS})`;
const OF = '(?:of |de |del |the |in )?';

/**
 * Ways of writing a whole date. Groups `a` and `b` are month and day in figures: month first, as the forms of US clinics
 * ask for it and as Spanish speakers there mostly write it too; day first only where the month would be more than
 * twelve. So 3/4/85 is the fourth of March in either language, and a wrong guess shows at once: no patient of the number
 * has that birth date, and it is asked again.
 */
const FORMS: readonly RegExp[] = [
  `${LONG_YEAR}[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})`,
  `(?<a>\\d{1,2})[-/.](?<b>\\d{1,2})[-/.]${YEAR}`,
  `${DAY} ${OF}${MONTH} ${OF}${YEAR}`,
  `${MONTH} ${OF}${DAY} ${OF}${YEAR}`,
  `${LONG_YEAR} ${MONTH} ${DAY}`,
  `(?<a>\\d{1,2}) (?<b>\\d{1,2}) ${YEAR}`,
  `(?<a>\\d{2})(?<b>\\d{2})${LONG_YEAR}`,
  `${LONG_YEAR}(?<month>\\d{2})(?<day>\\d{2})`,
  `(?<a>\\d{2})(?<b>\\d{2})(?<year>\\d{2})`,
].map((source) => new RegExp(`(?<= )${source}(?= )`, 'g'));

export interface BirthDateFound {
  readonly birthDate: LocalDate;
  readonly span: WordSpan;
  /** Its year of two figures, taken as one of this century, would be a day to come: 12/3/26 said in November 2026. */
  readonly mayBeAhead: boolean;
}

/** The first whole date on which somebody living can have been born. A year of two figures is the latest past one. */
export function findBirthDate(words: readonly Word[], today: LocalDate): BirthDateFound | undefined {
  const line = ` ${words.map(({ text }) => text).join(' ')} `;
  for (const form of FORMS) {
    for (const found of line.matchAll(form)) {
      const born = bornOn(found.groups ?? {}, today);
      if (!born) continue;
      const first = line.slice(0, found.index).split(' ').length - 2;
      return { ...born, span: { first, after: first + found[0].split(' ').length } };
    }
  }
  return undefined;
}

function bornOn(
  said: Readonly<Record<string, string | undefined>>,
  today: LocalDate,
): Omit<BirthDateFound, 'span'> | undefined {
  const { year = '', a = '', b = '' } = said;
  const [month = '', day = ''] =
    said.day !== undefined ? [said.month, said.day] : Number(a) > 12 ? [b, a] : [a, b];
  const days = `${two(String(monthNamed(month) ?? month))}-${two(day)}`;
  const years = year.length === 4 ? [year] : [`20${year}`, `19${year}`];
  const dates = years.map((full) => localDate(`${full}-${days}`));
  const birthDate = dates.find((date) => date !== undefined && date <= today && ageOn(date, today) <= OLDEST);
  const ahead = dates[0] !== undefined && dates[0] > today;
  return birthDate && { birthDate, mayBeAhead: year.length === 2 && ahead };
}

const two = (figures: string): string => figures.padStart(2, '0');

/** Words that say that the date beside them is a birth date. */
export const speaksOfBirth = (words: readonly Word[]): boolean =>
  words.some(({ text }) => /^(?:born|dob|birth\w*|naci\w*|cumple\w*)$/.test(text));
