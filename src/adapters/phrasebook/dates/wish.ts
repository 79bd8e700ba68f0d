import type { Intent, WhenWish } from '../../../domain/conversation/reading.ts';
import { plusDays, type LocalDate, type LocalTime } from '../../../domain/time.ts';
import type { ClockMention, DayMention, PartMention, Role } from './mention.ts';
import type { TimeTalk } from './time-talk.ts';

/** Here a time says which booked visit is meant, not when to come. */
const ABOUT_BOOKED: readonly Intent[] = ['cancel', 'show', 'confirm', 'running-late'];

/**
 * When the patient would like to come; to cancel, show or confirm, which visit is meant. A day that is ruled out, or is
 * the one to be moved from, is left out. What could be read in two ways is not certain.
 */
export function wishFrom(talk: TimeTalk, intent: Intent): WhenWish | undefined {
  const aboutBooked = ABOUT_BOOKED.includes(intent);
  const { days: allDays, parts, clocks } = intent === 'move' ? movedTo(talk) : talk;
  const counts = countsFor(intent, aboutBooked, allDays);
  const part = partOf(parts.filter(counts));
  const clock = clockOf(clocks.filter(counts));
  // Of a visit whose time alone is to change, the day stays.
  const stays = intent === 'move' && clock.found && !allDays.some(({ role }) => role === 'wish');
  const days = daysOf(
    allDays.filter((day) => counts(day) || (stays && day.role === 'existing')),
    talk,
  );
  const soonest = talk.soonest && !aboutBooked;
  if (!days && !part.part && !clock.found && !soonest) return undefined;
  const ruledOut = !aboutBooked && intent !== 'move' && talk.days.some(({ role }) => role === 'excluded');
  const sure = (days?.certain ?? true) && part.certain && clock.certain;
  return {
    ...(days && { date: days.first }),
    ...(days && days.last !== days.first && { lastDate: days.last }),
    ...(part.part && { part: part.part }),
    ...clock.times,
    ...(soonest && { soonest }),
    certain: sure && !ruledOut && !talk.leftOver,
  };
}

/** Which mentions speak for this intent. Beside a day that is wished for, one already booked is only the background. */
function countsFor(intent: Intent, aboutBooked: boolean, days: readonly DayMention[]) {
  const wishes = days.some(({ role }) => role === 'wish');
  return ({ role }: { readonly role: Role }): boolean => {
    if (role === 'existing') return intent !== 'move' && (aboutBooked || !wishes);
    return role === 'wish' || (role === 'excluded' && aboutBooked);
  };
}

/** "From thursday to friday", "from 2 to 4": of a visit to be moved only the end is wished for. */
function movedTo({ days, parts, clocks }: TimeTalk): Pick<TimeTalk, 'days' | 'parts' | 'clocks'> {
  return {
    days: days.filter((_, at) => days[at + 1]?.reached !== true),
    parts,
    clocks: clocks.map((clock) =>
      clock.reaches && clock.until !== undefined ? { ...clock, from: clock.until, certain: false } : clock,
    ),
  };
}

interface MeantDays {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly certain: boolean;
}

function daysOf(days: readonly DayMention[], talk: TimeTalk): MeantDays | undefined {
  const [earliest, ...others] = days
    .map((day) => stillAhead(day, talk))
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  if (!earliest) return undefined;
  let { last, certain } = earliest;
  for (const day of others) {
    // "Monday or thursday" leaves a gap that no stretch can say; "monday to thursday" and "tomorrow, friday" do not.
    const joins = day.reached === true || day.first <= plusDays(last, 1);
    certain = certain && day.certain && joins;
    if (day.last > last) last = day.last;
  }
  return { first: earliest.first, last, certain };
}

/** Minutes of the day after which nobody still means today. */
const OVER: Readonly<Record<PartMention['part'] | 'day', number>> = {
  morning: 11 * 60,
  afternoon: 16 * 60,
  evening: 19 * 60,
  day: 16 * 60,
};

/** "Friday" said on a Friday is today while the time that goes with it is ahead, else in a week. */
function stillAhead(day: DayMention, { time, clocks, parts }: TimeTalk): DayMention {
  if (!day.todayByName) return day;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const over = clocks[0]?.until ?? OVER[parts[0]?.part ?? 'day'];
  if (hours * 60 + minutes < over) return day;
  return { ...day, first: plusDays(day.first, 7), last: plusDays(day.last, 7) };
}

function partOf(
  parts: readonly PartMention[],
): Partial<Pick<PartMention, 'part'>> & { readonly certain: boolean } {
  const [first] = parts;
  if (!first) return { certain: true };
  const one = parts.every(({ part }) => part === first.part);
  return one ? { part: first.part, certain: first.certain } : { certain: false };
}

const wallTime = (minutes: number): LocalTime => {
  const within = Math.min(Math.max(minutes, 0), 24 * 60 - 1);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(within / 60))}:${pad(within % 60)}` as LocalTime;
};

interface MeantTimes {
  readonly found: boolean;
  readonly certain: boolean;
  readonly times: { readonly from?: LocalTime; readonly until?: LocalTime };
}

/** "After 2" and "before 4" are the two ends of one stretch; any other two times contradict each other. */
function clockOf(clocks: readonly ClockMention[]): MeantTimes {
  const [first, second, ...more] = clocks;
  if (!first) return { found: false, certain: true, times: {} };
  const ends = second ? joined(first, second) : first;
  if (!ends || more.length > 0) return { found: false, certain: false, times: {} };
  const times = {
    ...(ends.from !== undefined && { from: wallTime(ends.from) }),
    ...(ends.until !== undefined && { until: wallTime(ends.until) }),
  };
  return { found: true, certain: first.certain && (second?.certain ?? true), times };
}

function joined(a: ClockMention, b: ClockMention): Pick<ClockMention, 'from' | 'until'> | undefined {
  if (a.from === b.from && a.until === b.until) return a;
  const [from, until] = [a.from ?? b.from, a.until ?? b.until];
  const halves =
    (a.from === undefined) !== (b.from === undefined) && (a.until === undefined) !== (b.until === undefined);
  return halves && from !== undefined && until !== undefined && from < until ? { from, until } : undefined;
}
