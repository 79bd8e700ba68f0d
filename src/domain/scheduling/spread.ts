import { HOUR, type LocalDate } from '../time.ts';
import type { Slot } from './slot.ts';

/** A free time and the clinic-local day it is on. */
export interface Candidate {
  readonly slot: Slot;
  readonly date: LocalDate;
}

/** The first, the last and those evenly between. */
export function evenly<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => at(items, count === 1 ? 0 : i / (count - 1)));
}

/**
 * The best ranked that lie an hour apart and not too many on one day; when those do not suffice, the next best
 * whatever their distance, because three consecutive quarter hours are better than one. `beside` is chosen already.
 */
export function spaced(
  ranked: readonly Candidate[],
  count: number,
  { perDay, beside = [] }: { readonly perDay: number; readonly beside?: readonly Candidate[] },
): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of ranked) {
    if (chosen.length >= count) return chosen;
    const all = [...beside, ...chosen];
    const apart = all.every((c) => Math.abs(c.slot.start - candidate.slot.start) >= HOUR);
    const sameDay = all.filter((c) => c.date === candidate.date).length;
    if (apart && sameDay < perDay) chosen.push(candidate);
  }
  return topUp(chosen, ranked, count);
}

/**
 * Different days and different times of day: early on the first, late on the last. The soonest days, or with
 * `wholeSpan` days from all over the span that was asked for.
 */
export function overDays(candidates: readonly Candidate[], count: number, wholeSpan: boolean): Candidate[] {
  const days = byDay(candidates);
  const used = wholeSpan ? evenly(days, count) : days.slice(0, count);
  const chosen = used.flatMap((day, i) => {
    const share = Math.floor(count / used.length) + (i < count % used.length ? 1 : 0);
    return share > 1 ? evenly(day, share) : [at(day, used.length === 1 ? 0 : i / (used.length - 1))];
  });
  return topUp(chosen, candidates, count);
}

function byDay(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const days = new Map<LocalDate, Candidate[]>();
  for (const candidate of candidates) {
    const day = days.get(candidate.date);
    if (day) day.push(candidate);
    else days.set(candidate.date, [candidate]);
  }
  return [...days.values()];
}

function topUp(chosen: readonly Candidate[], ranked: readonly Candidate[], count: number): Candidate[] {
  const more = ranked.filter((candidate) => !chosen.includes(candidate));
  return [...chosen, ...more.slice(0, Math.max(count - chosen.length, 0))];
}

/** `share` from 0 (the first) to 1 (the last) of a list that is not empty. */
function at<T>(items: readonly T[], share: number): T {
  return items[Math.round(share * (items.length - 1))] as T;
}
