import type { DayPart } from '../../../domain/conversation/reading.ts';
import { HALF_DAY, halfOf, minuteOfDay, NOT_A_COUNT, saidTime, SPELT_TIME, TIME } from './clock-words.ts';
import type { Line } from './line.ts';
import type { ClockMention } from './mention.ts';
import { roleOf } from './role.ts';

type Groups = Readonly<Record<string, string | undefined>>;
type Ends = Pick<ClockMention, 'from' | 'until' | 'certain'>;

interface ClockPhrase {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, part: DayPart | undefined) => Ends | undefined;
}

const phrase = (source: string, read: ClockPhrase['read']): ClockPhrase => ({
  pattern: new RegExp(`(?<= )(?:${source})(?= )`),
  read,
});

const LAS = '(?:(?:at|a las?|las?) )?';
const A = `(?<a>${TIME})(?<aHalf>${HALF_DAY})?`;
const B = `(?<b>${TIME})(?<bHalf>${HALF_DAY})?`;

function single(groups: Groups, part: DayPart | undefined): { minute: number; certain: boolean } | undefined {
  const time = groups.a === undefined ? undefined : saidTime(groups.a);
  return time && minuteOfDay(time, halfOf(groups.aHalf), part);
}

const exactly: ClockPhrase['read'] = (groups, part) => {
  const at = single(groups, part);
  return at && { from: at.minute, until: at.minute, certain: at.certain };
};
const notCertain =
  (read: ClockPhrase['read']): ClockPhrase['read'] =>
  (groups, part) => {
    const ends = read(groups, part);
    return ends && { ...ends, certain: false };
  };
const onwards: ClockPhrase['read'] = (groups, part) => {
  const at = single(groups, part);
  return at && { from: at.minute, certain: at.certain };
};
const upTo: ClockPhrase['read'] = (groups, part) => {
  const at = single(groups, part);
  return at && { until: at.minute, certain: at.certain };
};
/** Half an hour to either side. */
const about: ClockPhrase['read'] = (groups, part) => {
  const at = single(groups, part);
  return at && { from: at.minute - 30, until: at.minute + 30, certain: at.certain };
};

/** "2-4pm", "10 to 2": am or pm said once goes for both ends where that keeps them in order. */
const between: ClockPhrase['read'] = (groups, part) => {
  const [a, b] = [saidTime(groups.a ?? ''), saidTime(groups.b ?? '')];
  if (!a || !b) return undefined;
  const until = minuteOfDay(b, halfOf(groups.bHalf), part);
  const said = halfOf(groups.aHalf);
  const shared = minuteOfDay(a, said ?? halfOf(groups.bHalf), part);
  const from = shared.minute < until.minute ? shared : minuteOfDay(a, said, part);
  if (from.minute >= until.minute) return undefined;
  return { from: from.minute, until: until.minute, certain: from.certain && until.certain };
};

/** "10 or 11": from the one until an hour after the other. */
const either: ClockPhrase['read'] = (groups, part) => {
  const ends = between(groups, part);
  return ends?.until === undefined ? undefined : { ...ends, until: ends.until + 60 };
};

/** "2-4" is one word. */
const betweenGlued: ClockPhrase['read'] = (groups, part) => {
  const [a = '', b = ''] = (groups.range ?? '').split('-');
  return between({ a, b, bHalf: groups.bHalf }, part);
};

/** Without "one": of "the 3pm one" it is no hour. */
const NEIGHBOUR = `(?<a>(?!one |una |un |uno )${TIME})`;
const RANGE = '(?<range>\\d{1,2}(?::\\d{2})?-\\d{1,2}(?::\\d{2})?)';

const CLOCK_PHRASES: readonly ClockPhrase[] = [
  phrase(
    `(?:between|from|entre|desde|de|anytime from|any time from) ${LAS}${A} (?:and|to|til|till|until|thru|through|y|a|hasta) ${LAS}${B}${NOT_A_COUNT}`,
    between,
  ),
  phrase(`(?:(?:between|from|at|around) )?${RANGE}(?<bHalf>${HALF_DAY})`, betweenGlued),
  phrase(`(?:between|from|entre|at|around|anytime) ${RANGE}${NOT_A_COUNT}`, betweenGlued),
  phrase(`${A} (?:to|til|till|until|thru|through) ${B}${NOT_A_COUNT}`, notCertain(between)),
  phrase(`(?:(?:at|around) |a las? )${A} (?:or|o) ${LAS}${B}${NOT_A_COUNT}`, notCertain(either)),
  phrase(`${A} (?:or|o) ${LAS}(?<b>${TIME})(?<bHalf>${HALF_DAY})`, notCertain(either)),
  phrase(
    `(?:at |a )?${LAS}${A} (?:or (?:later|after)|onwards?|and (?:later|after)|o (?:mas tarde|despues)|en adelante)`,
    onwards,
  ),
  phrase(`(?:at |a )?${LAS}${A} (?:or (?:earlier|before|sooner)|o (?:mas temprano|antes))`, upTo),
  phrase(
    `(?:any ?time )?(?<!quarter )(?:after|(?<!(?:half|quarter|five|ten|twenty) )past|later than|no earlier than|not before|starting(?: at| from)?|since|from|despues de|a partir de|desde|pasadas?) ${LAS}${A}${NOT_A_COUNT}`,
    onwards,
  ),
  phrase(
    `(?:any ?time )?(?:before|by|until|till|no later than|earlier than|antes de|hasta|a mas tardar) ${LAS}${A}${NOT_A_COUNT}`,
    upTo,
  ),
  phrase(
    `(?:any ?time )?(?:at )?(?:around|about|like|approximately|roughly|close to|near|como|a eso de|alrededor de|tipo|cerca de) ${LAS}${A}${NOT_A_COUNT}`,
    about,
  ),
  phrase(`(?:at )?${A} ?ish`, about),
  phrase(`(?:(?:at|a las?|las?) )?(?<a>${SPELT_TIME})(?<aHalf>${HALF_DAY})?`, exactly),
  phrase(`(?:for |is )?at ${A}${NOT_A_COUNT}`, exactly),
  phrase(`(?:para |como )?(?:a |es )?las? ${A}${NOT_A_COUNT}`, exactly),
  phrase(`(?:the )?(?<a>${TIME})(?<aHalf>${HALF_DAY})`, exactly),
  phrase('(?<a>\\d{1,2}:\\d{2})', exactly),
];

/** Bare figures that only their neighbours make a time ("tuesday 10"), so never certain. Run once those are read. */
const NEIGHBOUR_PHRASES: readonly ClockPhrase[] = [
  phrase(`(?:(?<=#+ (?:at )?)${RANGE}|${RANGE.replace('range', 'range2')}(?= (?:on )?#))`, (g, part) =>
    notCertain(betweenGlued)({ range: g.range ?? g.range2 }, part),
  ),
  phrase(`(?<=#+ )${NEIGHBOUR}(?! #)${NOT_A_COUNT}`, notCertain(exactly)),
  phrase(`${NEIGHBOUR}(?= (?:on |this |en |el )?#)`, notCertain(exactly)),
];

const REACHES = /^(?!between|entre).* (?:to|till?|until|a|hasta) /;

/** Every time of day the line names; `part` is the part of day it names, which settles bare hours. */
export const readClocks = (line: Line, part: DayPart | undefined): readonly ClockMention[] =>
  readAll(line, part, CLOCK_PHRASES);

export const readNeighbours = (line: Line, part: DayPart | undefined): readonly ClockMention[] =>
  readAll(line, part, NEIGHBOUR_PHRASES);

function readAll(
  line: Line,
  part: DayPart | undefined,
  phrases: readonly ClockPhrase[],
): readonly ClockMention[] {
  const mentions: ClockMention[] = [];
  for (const { pattern, read } of phrases) {
    line.read(pattern, (found, span) => {
      const ends = read(found.groups ?? {}, part);
      if (!ends) return false;
      const reaches = ends.from !== ends.until && REACHES.test(found[0]);
      mentions.push({
        ...ends,
        span,
        role: reaches ? 'wish' : roleOf(line, found),
        ...(reaches && { reaches }),
      });
      return true;
    });
  }
  return mentions;
}
