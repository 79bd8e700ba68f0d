import type { Decision } from './decide.ts';
import type { Effect } from './effects.ts';
import type { Conversation, Dialogue } from './state.ts';

/** Small pieces out of which every decision is put together. None of them knows a rule. */

export const stay = (conversation: Conversation): Decision => ({ next: conversation, effects: [] });

export const change = (decision: Decision, patch: Partial<Conversation>): Decision => ({
  ...decision,
  next: { ...decision.next, ...patch },
});

export const emit = (decision: Decision, ...effects: readonly Effect[]): Decision => ({
  ...decision,
  effects: [...decision.effects, ...effects],
});

/** The second decision is made on the outcome of the first. */
export function andThen(first: Decision, step: (conversation: Conversation) => Decision): Decision {
  const second = step(first.next);
  return { next: second.next, effects: [...first.effects, ...second.effects] };
}

type Optional =
  'alarm' | 'claim' | 'waitingSince' | 'lastHeardAt' | 'misses' | 'rungFlags' | 'told' | 'dueAt' | 'via';

export function without(decision: Decision, ...fields: readonly Optional[]): Decision {
  const next: { -readonly [K in keyof Conversation]: Conversation[K] } = { ...decision.next };
  for (const field of fields) delete next[field];
  return { ...decision, next };
}

export const moveTo = (decision: Decision, dialogue: Dialogue): Decision => change(decision, { dialogue });

/** The newest at the end, the oldest dropped. */
export const bounded = <T>(list: readonly T[], max: number): readonly T[] =>
  list.length <= max ? list : list.slice(list.length - max);
