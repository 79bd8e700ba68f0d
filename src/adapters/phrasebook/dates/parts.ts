import type { DayPart } from '../../../domain/conversation/reading.ts';
import { plusDays, type LocalDate } from '../../../domain/time.ts';
import type { Line } from './line.ts';
import type { ClockMention, DayMention, PartMention } from './mention.ts';
import { roleOf } from './role.ts';

/** Greetings and wishes that name a part of the day and mean none. */
export const GREETINGS =
  /(?<= )(?:(?:good|gud|gm) (?:morning|afternoon|evening|night|day)|(?:have|enjoy) (?:a|your) (?:\w+ )?(?:morning|afternoon|evening|night|day|weekend|week)|buen(?:os|as)? (?:dias?|tardes?|noches?)|lindo dia|(?:all|last|every|toda la|todas las) (?:night|noche|morning|noches))(?= )/;

/** Hours that a part of day is narrowed to by a word beside it, in minutes after midnight. */
const MORNING_ENDS = 12 * 60;

interface PartPhrase {
  readonly pattern: RegExp;
  readonly part?: DayPart;
  readonly certain: boolean;
  /** Days from today, where the words name the day too ("tonight"). */
  readonly day?: number;
  readonly from?: number;
  readonly until?: number;
}

const part = (
  source: string,
  reading: Omit<PartPhrase, 'pattern' | 'certain'>,
  certain = true,
): PartPhrase => ({
  pattern: new RegExp(`(?<= )(?:${source})(?= )`),
  certain,
  ...reading,
});

const IN_EN = '(?:in the |during the |the |any |on the )?';
const IN_ES = '(?:por|en|de|durante|a) (?:la |las )';

const PART_PHRASES: readonly PartPhrase[] = [
  part('this morning|esta manana', { part: 'morning', day: 0 }),
  part('this afternoon|esta tarde', { part: 'afternoon', day: 0 }),
  part('this evening|tonight|esta noche', { part: 'evening', day: 0 }),
  part(
    `first thing(?: in the morning)?|(?:${IN_EN}early|early in the) mornings?|muy temprano|a primera hora|temprano (?:${IN_ES})?(?:manana|mananita)`,
    {
      part: 'morning',
    },
  ),
  part(`(?:${IN_EN}late|later in the) mornings?|(?:al )?final de la manana`, {
    part: 'morning',
    from: 10 * 60,
    until: MORNING_ENDS,
  }),
  part(`(?:${IN_EN}early|early in the) afternoons?`, { part: 'afternoon', from: 12 * 60, until: 15 * 60 }),
  part(`(?:${IN_EN}late|later in the|end of the) afternoons?|(?:al )?final de la tarde`, {
    part: 'afternoon',
    from: 15 * 60,
  }),
  part(`${IN_EN}mornings?|in the am|${IN_ES}mananas?|(?:la|las) mananas|en la mananita|(?<!mas )temprano`, {
    part: 'morning',
  }),
  part(`${IN_EN}afternoons?|in the pm|${IN_ES}tardes?|(?:la|las) tardes|tardecita`, { part: 'afternoon' }),
  part(`${IN_EN}evenings?|at night|nights|${IN_ES}noches?`, { part: 'evening' }),
  part('after (?:lunch|noon)|despues (?:de la comida|de comer|del almuerzo|del mediodia)', {
    part: 'afternoon',
    from: 13 * 60,
  }),
  part('before (?:lunch|noon)|antes (?:de la comida|de comer|del almuerzo|del mediodia)', {
    part: 'morning',
    until: MORNING_ENDS,
  }),
  part(
    '(?:at |around |over |during )?(?:my )?lunch(?: ?time| hour| break)?|a la hora de(?:l almuerzo| la comida)',
    { from: 12 * 60, until: 14 * 60 },
    false,
  ),
  part(
    'after (?:my )?(?:work|school|class)|despues (?:del trabajo|de la escuela|de trabajar|de clases)',
    { from: 16 * 60 },
    false,
  ),
  part(
    'before (?:my )?(?:work|school|class)|antes (?:del trabajo|de la escuela|de trabajar)',
    { until: 9 * 60 },
    false,
  ),
  part('(?:at |around |by )?(?:12 )?(?:noon|midday)|(?:al |a )?(?:mediodia|medio dia)', {
    from: 720,
    until: 720,
  }),
  part('(?:at |by |towards )?(?:the )?end of (?:the )?day', { from: 16 * 60 }, false),
];

/** The one part of day a line speaks of, if it is one. */
export function onlyPart(unread: string): DayPart | undefined {
  const named = (['morning', 'afternoon', 'evening'] as const).filter((name) => NAMED[name].test(unread));
  return named.length === 1 ? named[0] : undefined;
}

const NAMED: Readonly<Record<DayPart, RegExp>> = {
  morning: / mornings? | (?:por|en|de|esta) (?:la )?mananas? /,
  afternoon: / afternoons? | tardes? (?<!mas tarde )/,
  evening: / (?:evenings?|nights?|tonight|noches?) /,
};

export interface PartsRead {
  readonly parts: readonly PartMention[];
  readonly days: readonly DayMention[];
  readonly clocks: readonly ClockMention[];
}

/** Every part of day the line names; "tonight" names a day too, "after lunch" a time. */
export function readParts(line: Line, today: LocalDate): PartsRead {
  const read: { parts: PartMention[]; days: DayMention[]; clocks: ClockMention[] } = {
    parts: [],
    days: [],
    clocks: [],
  };
  for (const phrase of PART_PHRASES) {
    line.read(phrase.pattern, (found, span) => {
      const { certain } = phrase;
      const role = roleOf(line, found);
      if (phrase.part) read.parts.push({ span, part: phrase.part, certain, role });
      if (phrase.from !== undefined || phrase.until !== undefined) {
        const ends = {
          ...(phrase.from !== undefined && { from: phrase.from }),
          ...(phrase.until !== undefined && { until: phrase.until }),
        };
        read.clocks.push({ span, certain, role, ...ends });
      }
      if (phrase.day !== undefined) {
        const first = plusDays(today, phrase.day);
        read.days.push({ span, first, last: first, certain: true, role });
      }
      return true;
    });
  }
  return read;
}
