import type { WhenWish } from '../conversation/reading.ts';
import { daysBetween, plusDays, type LocalDate } from '../time.ts';
import type { Offers } from './offers.ts';
import { wishedDays } from './wished.ts';

/** Days on either side of a wished one that are read with it, for the alternatives. */
const FIRST_REACH = 3;
/** Days read at first when no day was named, and by which each further round reaches farther. */
const WEEK = 7;
/** A span as long as "next month" is not read whole at once. */
const LONGEST_SPAN = 14;

/**
 * The days whose sheets to read next: round 0 is what was wished and a few days about it, each further round lies
 * a week farther out, never before today nor beyond the horizon. An empty list when there are no more days.
 */
export function daysToSearch(search: {
  readonly wish?: WhenWish | undefined;
  readonly today: LocalDate;
  readonly horizonDays: number;
  readonly round?: number;
}): readonly LocalDate[] {
  const { wish, today, horizonDays, round = 0 } = search;
  const clamp = (date: LocalDate): number => Math.min(Math.max(daysBetween(today, date), 0), horizonDays);
  const days = wishedDays(wish);
  const first = days ? clamp(days.first) : 0;
  const last = days ? Math.min(clamp(days.last), first + LONGEST_SPAN - 1) : WEEK - 1 - FIRST_REACH;
  const reach = FIRST_REACH + round * WEEK;
  const isNew = (offset: number): boolean =>
    round === 0 || offset < first - (reach - WEEK) || offset > last + (reach - WEEK);
  const dates: LocalDate[] = [];
  for (let offset = Math.max(first - reach, 0); offset <= Math.min(last + reach, horizonDays); offset += 1) {
    if (isNew(offset)) dates.push(plusDays(today, offset));
  }
  return dates;
}

/**
 * True when reading more days cannot make the offers better: as many as asked for, and either just as wished or
 * as near as can be to a day that was named.
 */
export const isEnough = (offers: Offers, wish: WhenWish | undefined, count: number): boolean =>
  offers.slots.length >= count && (offers.match === 'as-wished' || wishedDays(wish) !== undefined);
