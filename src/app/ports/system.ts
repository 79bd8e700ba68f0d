import type { Instant } from '../../domain/time.ts';

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A new id, unique everywhere; ids made later compare greater as text within one process. */
  next(): string;
  /** Decimal digits nobody can guess, for codes that people type. */
  digits(length: number): string;
  /** An unguessable token of at least 128 bits, safe in URLs and cookies. */
  token(): string;
}
