import type { DayPart } from '../../../domain/conversation/reading.ts';
import type { LocalDate, Weekday } from '../../../domain/time.ts';
import type { WordSpan } from './line.ts';

/**
 * What a word about a day is there for: a day to come, the day of a visit already booked ("my thursday appointment"),
 * a day that is ruled out ("not monday"), or a day that has been ("since monday").
 */
export type Role = 'wish' | 'existing' | 'excluded' | 'past';

export interface DayMention {
  readonly span: WordSpan;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** False when the same words could well mean another day. */
  readonly certain: boolean;
  readonly role: Role;
  /** The day was named by its weekday alone, so an offer may settle which week is meant. */
  readonly weekday?: Weekday;
  /** The weekday was named and is today: it means today only while that is still possible. */
  readonly todayByName?: true;
  /** Reached by "to" from the day named before it: the end of a stretch, or where a visit is to be moved. */
  readonly reached?: true;
}

export interface PartMention {
  readonly span: WordSpan;
  readonly part: DayPart;
  readonly certain: boolean;
  readonly role: Role;
}

/** Minutes after midnight; both ends the same is that very time. */
export interface ClockMention {
  readonly span: WordSpan;
  readonly from?: number;
  readonly until?: number;
  /** A stretch said as "from 2 to 4", which of a visit to be moved means the new time. */
  readonly reaches?: true;
  readonly certain: boolean;
  readonly role: Role;
}
