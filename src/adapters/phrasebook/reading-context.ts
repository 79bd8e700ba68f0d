import type { Expecting, OfferedChoice } from '../../domain/conversation/reading.ts';
import type { Language } from '../../domain/language.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import type { NamedType } from './details/visit.ts';

export interface ReadingContext {
  readonly now: Instant;
  /** Of the clinic: every day and time is read by its wall. */
  readonly zone: Zone;
  /** So far. */
  readonly language: Language;
  readonly expecting: Expecting;
  readonly choices: readonly OfferedChoice[];
  readonly appointmentTypes: readonly NamedType[];
}
