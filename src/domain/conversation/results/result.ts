import type { Decision } from '../decide.ts';
import type { Effect } from '../effects.ts';
import type { EffectResult } from '../events.ts';
import type { Facts } from '../facts.ts';

/** What came of one effect that was pending and not abandoned; it has been struck off `decision` already. */
export interface Settled<E extends Effect['type'], R extends EffectResult['type']> {
  readonly decision: Decision;
  readonly effect: Extract<Effect, { readonly type: E }>;
  readonly result: Extract<EffectResult, { readonly type: R }>;
  readonly facts: Facts;
}
