import type { OfferedChoice } from '../../../domain/conversation/reading.ts';
import { dateIn, timeIn, weekdayOf, type LocalDate, type Zone } from '../../../domain/time.ts';
import type { ClockMention, DayMention, Role } from '../dates/mention.ts';
import type { TimeTalk } from '../dates/time-talk.ts';
import { numberOf } from '../words/numbers.ts';
import { plain, type Word } from '../words/word.ts';
import { ANY, AROUND_A_PICK, EARLIEST, LAST, NONE, ORDINALS } from './choice-words.ts';

export interface Offer {
  readonly choices: readonly OfferedChoice[];
  readonly zone: Zone;
}

export interface OfferedSlot {
  readonly number: number;
  readonly at: number;
  readonly date: LocalDate;
  /** Minutes after midnight. */
  readonly minute: number;
}

const lineOf = (words: readonly Word[]): string => ` ${words.map(({ text }) => text).join(' ')} `;

/** The one offered choice these words pick: by number or place, by its name, or by its day and time. */
export function pickChoice(words: readonly Word[], talk: TimeTalk, offer: Offer): number | undefined {
  const { choices } = offer;
  if (choices.length === 0) return undefined;
  const line = lineOf(words);
  const numbers = new Set(choices.map(({ number }) => number));
  const byNumber = bareNumber(words, numbers);
  if (byNumber !== undefined) return byNumber;
  if (NONE.test(line)) return undefined;
  const slots = slotsOf(offer);
  return (
    byName(line, choices) ??
    byTime(talk, slots) ??
    byPlace(line, talk, slots) ??
    byOrdinal(line, talk, numbers)
  );
}

/** True when the words turn down everything on offer. */
export const declines = (words: readonly Word[]): boolean => NONE.test(lineOf(words));

/** "2", "#2 please", "number two", "the second": one number of the offer and nothing but words around it. */
function bareNumber(words: readonly Word[], numbers: ReadonlySet<number>): number | undefined {
  const found = new Set<number>();
  // "La de las 3" is the one at three o'clock.
  if (/ a la | de las? \d/.test(lineOf(words))) return undefined;
  const led = leadingNumber(words);
  if (led !== undefined && numbers.has(led)) return led;
  for (const { text } of words) {
    // Of "the second one" and "a 2" only the other word is the number.
    if (text === 'one' || text === 'a' || text === 'an') continue;
    const number = ORDINALS.get(text) ?? (/^\d{1,2}$/.test(text) ? numberOf(text) : undefined);
    if (number === undefined && !AROUND_A_PICK.has(text)) return undefined;
    if (number !== undefined) found.add(number);
  }
  if (found.size === 0 && saysOne(words)) found.add(1);
  const [number] = found;
  return found.size === 1 && number !== undefined && numbers.has(number) ? number : undefined;
}

/** "2 and can you …", "2. Also …": the number comes first and the rest is another matter. */
function leadingNumber([first, next]: readonly Word[]): number | undefined {
  if (!first || !/^\d$/.test(first.text) || !next) return undefined;
  return next.begins || /^(?:and|but|y|pero|also)$/.test(next.text) ? Number(first.text) : undefined;
}

/** "1 or 2": several of the numbers on offer and nothing else, so that none is picked. */
export function namesSeveral(words: readonly Word[], { choices }: Offer): boolean {
  const numbers = words.filter(({ text }) => choices.some(({ number }) => String(number) === text));
  const rest = words.filter((word) => !numbers.includes(word));
  return (
    numbers.length > 1 && rest.every(({ text }) => /^(?:or|and|o|y)$/.test(text) || AROUND_A_PICK.has(text))
  );
}

/** "One", "number one", "option one please"; not "that one". */
const saysOne = (words: readonly Word[]): boolean =>
  words[0]?.text === 'one' || / (?:number|option|opcion) one /.test(lineOf(words));

/** A choice without a moment must be named by the whole message: "cita" stands in many sentences. */
function byName(line: string, choices: readonly OfferedChoice[]): number | undefined {
  const said = line
    .trim()
    .split(' ')
    .filter((word) => !FILLERS.has(word))
    .join(' ');
  const found = choices.filter(({ names = [], at }) =>
    names.some((name) => {
      const plainName = nameWords(name);
      if (plainName === '') return false;
      return at === undefined
        ? said === plainName || line.trim() === plainName
        : line.includes(` ${plainName} `) || surname(line, plainName);
    }),
  );
  return found.length === 1 ? found[0]?.number : undefined;
}

const FILLERS = new Set(
  'please thanks thank you hi hello ok okay yes i want to id like would the just lets por favor gracias quiero quisiera pues'.split(
    ' ',
  ),
);
const nameWords = (name: string): string =>
  (plain(name).match(/[a-z0-9]+/g) ?? [])
    .join(' ')
    .replace(/\bdra?\b/g, (title) => (title === 'dra' ? 'doctora' : 'doctor'));

/** "The one with doctor morales": the title and the last name. */
function surname(line: string, name: string): boolean {
  const [title, ...rest] = name.split(' ');
  if (title !== 'doctor' && title !== 'doctora') return false;
  const last = rest.at(-1);
  return last !== undefined && new RegExp(` (?:doctora?|with|con|la|el) (?:\\w+ )?${last} `).test(line);
}

/** The choices that are moments, on the clinic's wall. */
export const slotsOf = ({ choices, zone }: Offer): readonly OfferedSlot[] =>
  choices.flatMap(({ number, at }) => {
    if (at === undefined) return [];
    const [hours = 0, minutes = 0] = timeIn(at, zone).split(':').map(Number);
    return [{ number, at, date: dateIn(at, zone), minute: hours * 60 + minutes }];
  });

/** The only slot on the day and at the time named. */
function byTime(talk: TimeTalk, slots: readonly OfferedSlot[]): number | undefined {
  // "The friday one" is said of an offer here, not of a visit already booked.
  const offered = ({ role }: { readonly role: Role }): boolean => role === 'wish' || role === 'existing';
  const days = talk.days.filter(offered);
  const clocks = talk.clocks.filter(offered);
  const parts = talk.parts.filter(offered);
  if (days.length + clocks.length + parts.length === 0 || slots.length === 0) return undefined;
  if ([...talk.days, ...talk.clocks].some(({ role }) => role === 'excluded')) return undefined;
  const fitting = slots.filter(
    (slot) =>
      days.every((day) => onDay(slot, day)) &&
      clocks.every((clock) => atTime(slot, clock)) &&
      parts.every(({ part }) => PARTS[part](slot.minute)),
  );
  return fitting.length === 1 ? fitting[0]?.number : undefined;
}

const PARTS = {
  morning: (minute: number) => minute < 12 * 60,
  afternoon: (minute: number) => minute >= 12 * 60 && minute < 17 * 60,
  evening: (minute: number) => minute >= 17 * 60,
} as const;

/** A weekday by name is any slot on such a day; the offer settles which week was meant. */
const onDay = ({ date }: OfferedSlot, day: DayMention): boolean =>
  (date >= day.first && date <= day.last) || (day.weekday !== undefined && day.weekday === weekdayOf(date));

/** "The 3 o'clock one" picks 3:15 when nothing else comes near; of bare hours either half of the day will do. */
function atTime({ minute }: OfferedSlot, { from, until }: ClockMention): boolean {
  if (from !== undefined && from === until) return minute === from || minute === (from + 720) % 1440;
  return minute >= (from ?? 0) && minute <= (until ?? 1440);
}

/** "The last one", "the earliest", "any of them". */
function byPlace(line: string, talk: TimeTalk, slots: readonly OfferedSlot[]): number | undefined {
  const inOrder = [...slots].sort((a, b) => a.at - b.at);
  if (inOrder.length === 0 || !isShort(line)) return undefined;
  if (LAST.test(line)) return inOrder.at(-1)?.number;
  return EARLIEST.test(line) || (ANY.test(line) && talk.days.length === 0) ? inOrder[0]?.number : undefined;
}

/** "I think the second would be best": a number of the offer, said as one. */
function byOrdinal(line: string, talk: TimeTalk, numbers: ReadonlySet<number>): number | undefined {
  if (talk.clocks.length > 0 || !isShort(line)) return undefined;
  const spoken = SPOKEN.exec(line)?.[1];
  const number = spoken === undefined ? undefined : (ORDINALS.get(spoken) ?? numberOf(spoken));
  return number !== undefined && numbers.has(number) ? number : undefined;
}

const SPOKEN = / (?:the|number|option|la|el|opcion|numero) (\w+)(?: (?:one|option|slot|time|opcion))? /;
const SHORT = 10;
const isShort = (line: string): boolean => line.trim().split(' ').length <= SHORT;
