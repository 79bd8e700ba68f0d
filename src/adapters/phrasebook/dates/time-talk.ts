import {
  dateIn,
  timeIn,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Zone,
} from '../../../domain/time.ts';
import type { Word } from '../words/word.ts';
import { readClocks, readNeighbours } from './clocks.ts';
import { readDays } from './days.ts';
import { createLine, type WordSpan } from './line.ts';
import type { ClockMention, DayMention, PartMention } from './mention.ts';
import { GREETINGS, onlyPart, readParts } from './parts.ts';

/** All that a message says about time, before it is known what it is said for. */
export interface TimeTalk {
  readonly days: readonly DayMention[];
  readonly parts: readonly PartMention[];
  readonly clocks: readonly ClockMention[];
  /** "As soon as possible". */
  readonly soonest: boolean;
  /** Words that were read as time. */
  readonly spans: readonly WordSpan[];
  /** Words about time that nothing was made of. */
  readonly leftOver: boolean;
  readonly today: LocalDate;
  readonly time: LocalTime;
}

export interface Place {
  readonly now: Instant;
  readonly zone: Zone;
}

const SOONEST = new RegExp(
  '(?<= )(?:as soon as (?:possible|you can|i can)|asap|' +
    '(?:the )?(?:soonest|earliest|first|next)(?: (?:available|open|possible|one|appointment|opening|slot|time|availability|you have|you got|that you have))+|' +
    '(?:the )?(?:soonest|earliest)(?! (?:morning|afternoon))|right away|immediately|(?:very )?soon|right now|sooner|' +
    'lo antes posible|cuanto antes|lo mas (?:pronto|rapido|temprano)(?: posible| que (?:tengan?|puedan?))?|mas pronto|' +
    'tan pronto como (?:sea posible|puedan?)|de inmediato|ya mismo|ahora mismo|' +
    '(?:la|el) (?:primera?|proxima) (?:cita |hora |espacio |turno )?(?:disponible|libre|que tengan?))(?= )',
);

/** Lengths, ages and repeats: figures that are no times. */
const LENGTHS = new RegExp(
  '(?<= )(?:for |por |durante |hace |desde hace |last |past |like )?(?:the )?(?:last |past )?(?:about |over |almost |casi |unos |unas )?' +
    '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|few|couple|dos|tres|cuatro|cinco|seis|una|varias?|varios|muchos) ' +
    '(?:of )?(?:more )?(?:days?|weeks?|months?|years?|hours?|minutes?|dias?|semanas?|mes(?:es)?|anos?|horas?|minutos?)' +
    '(?: (?:old|ago|long|straight|de edad|late|tarde|atras))?(?= )',
);

const LEFT_OVER = new RegExp(
  ' (?:weeks?|months?|weekend|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|lunes|martes|miercoles|jueves|viernes' +
    '|sabados?|domingos?|semanas?|mes|tomorrow|today|tonight|manana|hoy|noon|oclock|am|pm|mornings?|afternoons?|evenings?|tardes|noches?' +
    '|half|quarter|\\d{1,2}(?::\\d{2})?|\\d{1,2}(?:st|nd|rd|th)|\\d{1,2}[-/]\\d{1,2}(?:[-/]\\d{2,4})?) ',
);

/** Reads every word about time by the wall calendar and clock of the clinic's zone. */
export function readTimeTalk(words: readonly Word[], { now, zone }: Place): TimeTalk {
  const today = dateIn(now, zone);
  const line = createLine(words);
  const soonestSpans: WordSpan[] = [];
  line.blot(GREETINGS);
  line.read(SOONEST, (_, span) => soonestSpans.push(span) > 0);
  const days = readDays(line, today);
  line.blot(LENGTHS);
  // A part of the day is needed to read bare hours before its own words are blotted out.
  const part = onlyPart(line.unread());
  const clocks = readClocks(line, part);
  const inParts = readParts(line, today);
  const neighbours = readNeighbours(line, part);
  const allDays = [...days, ...inParts.days];
  const read = {
    days: allDays,
    parts: inParts.parts.map((part) => asItsDay(part, allDays)),
    clocks: [...clocks, ...inParts.clocks, ...neighbours].map((clock) => asItsDay(clock, allDays)),
  };
  const spans = [...soonestSpans, ...[...read.days, ...read.parts, ...read.clocks].map(({ span }) => span)];
  const leftOver = LEFT_OVER.test(line.unread());
  return { ...read, soonest: soonestSpans.length > 0, spans, leftOver, today, time: timeIn(now, zone) };
}

/** "My appointment tomorrow at 2": a time right behind a day that is no wish is none either. */
function asItsDay<M extends PartMention | ClockMention>(mention: M, days: readonly DayMention[]): M {
  const day = days.find(({ span }) => span.after === mention.span.first);
  return day && day.role !== 'wish' && mention.role === 'wish' ? { ...mention, role: day.role } : mention;
}
