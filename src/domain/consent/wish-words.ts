/**
 * How one language says its wishes about being texted. Each pattern reads one sentence of bare lower-case words
 * without accents or apostrophes ("dont").
 */
export interface WishWords {
  /** Politeness that may stand around a word that means it alone ("please stop"). */
  readonly courtesy: string;
  /** An opt-out only when the sentence says nothing else. */
  readonly stopAlone: readonly string[];
  /** An opt-out wherever it stands: the stopping and what must stop. */
  readonly stop: readonly string[];
  /** Wordings of `stop` that say something else. */
  readonly notStop: readonly string[];
  readonly startAlone: readonly string[];
  readonly start: readonly string[];
  readonly notStart: readonly string[];
  /** An ending without a thing that ends, or with life in its place. */
  readonly crisis: readonly string[];
}
