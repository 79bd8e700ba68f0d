import type { Clinic } from '../clinic.ts';
import type { WhenWish } from '../conversation/reading.ts';
import type { AppointmentTypeId, ClinicianId } from '../ids.ts';
import type { Instant, LocalDate } from '../time.ts';
import { isLive, type DaySheet, type Span } from './day-sheet.ts';
import { freeSlots } from './free-slots.ts';
import type { Slot } from './slot.ts';
import { evenly, overDays, spaced, type Candidate } from './spread.ts';
import { distanceTo, windowOn, wishedDays, wishesTime } from './wished.ts';

export interface OffersQuery {
  readonly clinic: Clinic;
  /** The clinic-local days that were read, in order. A clinician without a sheet on one of them has it all free. */
  readonly dates: readonly LocalDate[];
  readonly sheets: readonly DaySheet[];
  readonly typeId: AppointmentTypeId;
  readonly wish?: WhenWish | undefined;
  readonly now: Instant;
  /** Times already offered and declined, or the visit's own when it moves: not offered again with anybody. */
  readonly exclude?: readonly Pick<Slot, 'start'>[];
  /** When the patient is at another visit. */
  readonly busy?: readonly Span[];
  /** Only with this clinician. */
  readonly clinicianId?: ClinicianId | undefined;
  readonly count?: number;
}

export interface Offers {
  /** What was asked for first, then what comes near it; each in order of time, no two at the same time. */
  readonly slots: readonly Slot[];
  /**
   * `as-wished`: at least one is just what was asked for, the others are or come near it. `nearest`: none is.
   * `none`: nothing is free on the days read.
   */
  readonly match: 'as-wished' | 'nearest' | 'none';
}

/** The most that is offered in one text. */
export const OFFER_COUNT = 3;

/** A few real free times, as wished where there are such, else the nearest. */
export function chooseOffers(query: OffersQuery): Offers {
  const count = query.count ?? OFFER_COUNT;
  const candidates = candidatesOf(query);
  const windows = windowsOf(query);
  const wished = candidates.filter((c) => windows.distance(c) === 0);
  const chosen = pickWished(wished, query.wish, count);
  const rest = candidates.filter((c) => !wished.includes(c));
  const near = chosen.length < count ? pickNearest(rest, { windows, chosen, count }) : [];
  return {
    slots: [...inOrder(chosen), ...inOrder(near)],
    match: wished.length > 0 ? 'as-wished' : near.length > 0 ? 'nearest' : 'none',
  };
}

const inOrder = (candidates: readonly Candidate[]): readonly Slot[] =>
  candidates.map((c) => c.slot).sort((a, b) => a.start - b.start);

/** Every free time once, in order; of several clinicians free at one time the one with the lighter day is taken. */
function candidatesOf(query: OffersQuery): readonly Candidate[] {
  const excluded = new Set(query.exclude?.map((slot) => slot.start));
  const sheets = new Map(query.sheets.map((sheet) => [`${sheet.resource} ${sheet.date}`, sheet]));
  const byStart = new Map<Instant, Candidate & { readonly load: number }>();
  for (const date of query.dates) {
    for (const { id: clinicianId } of query.clinic.clinicians) {
      if (query.clinicianId !== undefined && query.clinicianId !== clinicianId) continue;
      const sheet = sheets.get(`${clinicianId} ${date}`);
      const load = sheet?.intervals.filter((interval) => isLive(interval, query.now)).length ?? 0;
      for (const slot of freeSlots({ ...query, sheet, clinicianId, date })) {
        const other = byStart.get(slot.start);
        const better = other === undefined || load < other.load;
        const barred = excluded.has(slot.start) || (query.busy ?? []).some((span) => overlap(span, slot));
        if (better && !barred) byStart.set(slot.start, { slot, date, load });
      }
    }
  }
  return [...byStart.values()].sort((a, b) => a.slot.start - b.slot.start);
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

interface Windows {
  /** From what was wished, in ms; 0 when it is just that. */
  readonly distance: (candidate: Candidate) => number;
  readonly onWishedDay: (candidate: Candidate) => boolean;
  /** The wished time of day, whatever the day; never so when no time was wished. */
  readonly suitsTime: (candidate: Candidate) => boolean;
}

function windowsOf({ clinic, dates, wish }: OffersQuery): Windows {
  const byDate = new Map(dates.map((date) => [date, windowOn(date, wish, clinic.zone)]));
  const days = wishedDays(wish);
  // A wished day that was not read (long past, beyond the horizon) still says which of the others is nearest.
  const targets: readonly Span[] = days
    ? [
        ...dates.filter((date) => days.first < date && date < days.last),
        ...new Set([days.first, days.last]),
      ].map((date) => byDate.get(date) ?? windowOn(date, wish, clinic.zone))
    : [...byDate.values()];
  return {
    distance: ({ slot }) => Math.min(...targets.map((target) => distanceTo(slot.start, target))),
    onWishedDay: ({ date }) => days === undefined || (days.first <= date && date <= days.last),
    suitsTime: ({ slot, date }) => {
      const window = byDate.get(date);
      return wishesTime(wish) && window !== undefined && distanceTo(slot.start, window) === 0;
    },
  };
}

function pickWished(wished: readonly Candidate[], wish: WhenWish | undefined, count: number): Candidate[] {
  if (wish?.soonest) return spaced(wished, count, { perDay: count });
  const days = wishedDays(wish);
  if (days === undefined || days.first !== days.last) return overDays(wished, count, days !== undefined);
  // "At 3" and "after 3" mean 3 before 4.
  return wish?.from === undefined ? evenly(wished, count) : spaced(wished, count, { perDay: count });
}

/**
 * The wished day at another time comes first, then another day at the wished time, then what is nearest. One of the
 * alternatives is at the wished time wherever there is such.
 */
function pickNearest(
  rest: readonly Candidate[],
  {
    windows,
    chosen,
    count,
  }: { readonly windows: Windows; readonly chosen: readonly Candidate[]; readonly count: number },
): Candidate[] {
  const kindOf = (candidate: Candidate): number =>
    windows.onWishedDay(candidate) ? 0 : windows.suitsTime(candidate) ? 1 : 2;
  const ranked = rest
    .map((candidate) => ({ candidate, kind: kindOf(candidate), far: windows.distance(candidate) }))
    .sort((a, b) => a.kind - b.kind || a.far - b.far || a.candidate.slot.start - b.candidate.slot.start)
    .map(({ candidate }) => candidate);
  const sameTime = ranked.filter(windows.suitsTime).slice(0, 1);
  const others = ranked.filter((candidate) => !sameTime.includes(candidate));
  const beside = [...chosen, ...sameTime];
  return [...sameTime, ...spaced(others, count - beside.length, { perDay: 2, beside })];
}
