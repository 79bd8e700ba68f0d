import { Temporal } from 'temporal-polyfill';
import { clinicianOf, siteOf, type Clinic, type WallSpan } from '../clinic.ts';
import type { Language } from '../language.ts';
import type { Slot } from '../scheduling/slot.ts';
import type { Instant, LocalDate, LocalTime, Weekday } from '../time.ts';

/**
 * Moments as patients say them. Own tables instead of Intl: the words (and the odd space in them) change from one
 * version of ICU to the next, and a text must not.
 */
const WORDS = {
  en: {
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    am: 'am',
    pm: 'pm',
  },
  es: {
    days: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
    months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
    am: 'a. m.',
    pm: 'p. m.',
  },
} as const;

/** "Thu Nov 26" / "jue 26 nov". */
export function sayDate(date: LocalDate, language: Language): string {
  const { dayOfWeek, day, month } = Temporal.PlainDate.from(date);
  const { days, months } = WORDS[language];
  const [dayName, monthName] = [days[dayOfWeek - 1] ?? '', months[month - 1] ?? ''];
  return language === 'en' ? `${dayName} ${monthName} ${day}` : `${dayName} ${day} ${monthName}`;
}

/** "2:40 pm" / "2:40 p. m.". */
export function sayTime(time: LocalTime, language: Language): string {
  const hour = Number(time.slice(0, 2));
  const { am, pm } = WORDS[language];
  return `${((hour + 11) % 12) + 1}:${time.slice(3, 5)} ${hour < 12 ? am : pm}`;
}

/** "Thu Nov 26, 2:40 pm" / "jue 26 nov, 2:40 p. m.", on the clinic's wall clock. */
export function sayMoment(at: Instant, clinic: Clinic, language: Language): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(clinic.zone);
  const date = wall.toPlainDate().toString() as LocalDate;
  const time = wall.toPlainTime().toString({ smallestUnit: 'minute' }) as LocalTime;
  return `${sayDate(date, language)}, ${sayTime(time, language)}`;
}

/** The sentences' blanks about one visit: when, with whom, where. */
export function visitParams(slot: Slot, clinic: Clinic, language: Language) {
  const site = siteOf(clinic, slot.siteId);
  return {
    when: sayMoment(slot.start, clinic, language),
    clinician: clinicianOf(clinic, slot.clinicianId)?.name ?? '',
    site: site?.name ?? '',
    address: site?.address ?? '',
  };
}

/** One line a slot; clinician and site are named where the lines differ in them. */
export function saySlots(slots: readonly Slot[], clinic: Clinic, language: Language): readonly string[] {
  const differ = (of: (slot: Slot) => string): boolean => new Set(slots.map(of)).size > 1;
  const [clinicians, sites] = [differ((slot) => slot.clinicianId), differ((slot) => slot.siteId)];
  return slots.map((slot) => {
    const { when, clinician, site } = visitParams(slot, clinic, language);
    return [when, ...(clinicians ? [clinician] : []), ...(sites ? [site] : [])].join(', ');
  });
}

/** One line a visit, with everything that tells it from others. */
export const sayVisits = (slots: readonly Slot[], clinic: Clinic, language: Language): readonly string[] =>
  slots.map((slot) => {
    const { when, clinician, site } = visitParams(slot, clinic, language);
    return [when, clinician, site].join(', ');
  });

export const numbered = (lines: readonly string[]): string =>
  lines.map((line, index) => `${index + 1}) ${line}`).join('\n');

/** "Mon-Thu 8:00 am-12:00 pm, 1:00 pm-5:00 pm", one line a run of days with the same hours. */
export function sayHours(clinic: Clinic, language: Language): string {
  const { days } = WORDS[language];
  const runs: { from: number; to: number; said: string }[] = [];
  days.forEach((_, index) => {
    const said = saySpans(clinic.openingHours[(index + 1) as Weekday] ?? [], language);
    const last = runs.at(-1);
    if (last?.said === said) last.to = index;
    else runs.push({ from: index, to: index, said });
  });
  return runs
    .filter(({ said }) => said !== '')
    .map(({ from, to, said }) => `${days[from]}${to > from ? `-${days[to]}` : ''} ${said}`)
    .join('\n');
}

const saySpans = (spans: readonly WallSpan[], language: Language): string =>
  spans.map(({ from, until }) => `${sayTime(from, language)}-${sayTime(until, language)}`).join(', ');

/** How to come to each site, and where to leave the car. */
export const sayDirections = (clinic: Clinic, language: Language): string =>
  [
    ...clinic.sites.map(({ name, address, directions }) => `${name}: ${address}. ${directions[language]}`),
    clinic.facts.parking[language],
  ].join('\n');
