import type { Clinic, WallSpan, WeekHours } from '../../domain/clinic.ts';
import type { Weekday } from '../../domain/time.ts';
import { weekdayName } from './clinic-values.ts';
import type { Misfit, PathInFile } from './yaml-source.ts';

/** Stretches out of order, outside the opening hours, or at two sites at once. */
export function hoursMisfits(clinic: Clinic): readonly Misfit[] {
  const clinicians = clinic.clinicians.flatMap((clinician, index) => {
    const own = clinician.hours.flatMap(({ week }, place): Misfit[] => {
      const path = ['clinicians', index, 'hours', place, 'week'];
      return [...weekMisfits(week, path), ...outsideOpening(clinic, week, path)];
    });
    const atOnce = WEEK.filter(
      (day) =>
        clinician.hours.length > 1 &&
        !areApart(sorted(clinician.hours.flatMap(({ week }) => week[day] ?? []))),
    );
    return [
      ...own,
      ...atOnce.map((day) => ({
        path: ['clinicians', index, 'hours'],
        message: `${clinician.name} is at two sites at once on ${weekdayName(day)}.`,
        fix: 'Shorten one of the two stretches.',
      })),
    ];
  });
  return [...weekMisfits(clinic.openingHours, ['openingHours']), ...clinicians];
}

const outsideOpening = (clinic: Clinic, week: WeekHours, path: PathInFile): Misfit[] =>
  spansOf(week).flatMap(({ day, place, span }) =>
    (clinic.openingHours[day] ?? []).some((open) => open.from <= span.from && endOf(span) <= endOf(open))
      ? []
      : [
          {
            path: [...path, weekdayName(day), place],
            message: `The clinic is not open all of ${span.from}-${span.until} on ${weekdayName(day)}.`,
            fix: 'Shorten this stretch, or widen openingHours.',
          },
        ],
  );

const weekMisfits = (week: WeekHours, path: PathInFile): Misfit[] =>
  spansOf(week).flatMap(({ day, place, span }) => {
    const before = week[day]?.[place - 1];
    const wrong = span.from >= endOf(span) || (before !== undefined && endOf(before) > span.from);
    return wrong
      ? [
          {
            path: [...path, weekdayName(day), place],
            message: `${span.from}-${span.until} ends before it begins, or begins before the one before it ends.`,
            fix: 'Write the stretches of a day in order, like [08:00-12:00, 13:00-17:00]. 00:00 at the end is midnight.',
          },
        ]
      : [];
  });

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const spansOf = (week: WeekHours) =>
  WEEK.flatMap((day) => (week[day] ?? []).map((span, place) => ({ day, place, span })));

/** Comparable as text: the midnight that ends a day is later than every time of it. */
const endOf = (span: WallSpan): string => (span.until === '00:00' ? '24:00' : span.until);

const sorted = (spans: readonly WallSpan[]): WallSpan[] =>
  [...spans].sort((a, b) => (a.from < b.from ? -1 : 1));

const areApart = (spans: readonly WallSpan[]): boolean =>
  spans.every((span, index) => {
    const next = spans[index + 1];
    return next === undefined || endOf(span) <= next.from;
  });
