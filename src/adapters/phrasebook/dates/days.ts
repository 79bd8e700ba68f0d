import type { LocalDate } from '../../../domain/time.ts';
import { DATE_PHRASES, MONTH_PHRASES } from './date-phrases.ts';
import type { DayPhrase } from './day-phrase.ts';
import type { Line } from './line.ts';
import type { DayMention } from './mention.ts';
import { SHORT_WEEKDAY_WORDS } from './names.ts';
import { roleOf } from './role.ts';
import { WEEK_PHRASES } from './week-phrases.ts';
import { bareNamed, WEEKDAY_PHRASES } from './weekday-phrases.ts';

const DAY_PHRASES: readonly DayPhrase[] = [
  ...WEEK_PHRASES,
  ...DATE_PHRASES,
  ...WEEKDAY_PHRASES,
  ...MONTH_PHRASES,
];

/** A short name counts as a weekday beside a word about time, or when the message is hardly more than it. */
const SHORT_BESIDE = new RegExp(
  `(?<= (?:by|or|and|for|until|before|after|early|late|o|y|para|#+) )(?<weekday>${SHORT_WEEKDAY_WORDS})(?= )|` +
    `(?<= )(?<weekday2>${SHORT_WEEKDAY_WORDS})(?= (?:at|am|morning|afternoon|evening|or|and|works|is|instead|\\d{1,2}|the|half|quarter|noon|o|y|a las|por|en|#+) )`,
);
const SHORT_ALONE = new RegExp(`(?<= )(?<weekday>${SHORT_WEEKDAY_WORDS})(?= )`);
const FEW_WORDS = 2;

const REACHES = /^ (?:to|through|thru|till?|until|al?|hasta|-) (?:(?:el|the|on) )?$/;

/** Every day the line names, in order; what was read is blotted out. */
export function readDays(line: Line, today: LocalDate): readonly DayMention[] {
  const found: (DayMention & { readonly from: number; readonly to: number })[] = [];
  const readAll = (pattern: RegExp, days: DayPhrase['days']): void => {
    line.read(pattern, (match, span) => {
      const read = days(match.groups ?? {}, today);
      if (!read) return false;
      const [from, to] = [match.index, match.index + match[0].length];
      found.push({ ...read, span, role: roleOf(line, match), from, to });
      return true;
    });
  };
  for (const { pattern, days } of DAY_PHRASES) readAll(pattern, days);
  const few = line.text.trim().split(' ').length <= FEW_WORDS;
  readAll(few ? SHORT_ALONE : SHORT_BESIDE, (said, day) => bareNamed(said.weekday ?? said.weekday2, day));
  found.sort((a, b) => a.from - b.from);
  return found.map(({ from, to: _end, ...mention }, at) => {
    const before = found[at - 1];
    return before && REACHES.test(line.text.slice(before.to, from)) ? { ...mention, reached: true } : mention;
  });
}
