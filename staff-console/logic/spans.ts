import type { ThreadEntry } from '../../src/contract/console.ts';
import { isAtLeast, type Level } from './levels.ts';

export type Rule = NonNullable<ThreadEntry['rules']>[number];

/** A piece of a patient's text, with the level of the most urgent rule that these words made fire. */
export interface Piece {
  readonly text: string;
  readonly level?: Level;
  readonly reasons: readonly string[];
}

/** Cuts a text at the spans of its rules. Pieces put together again are the text, whatever the spans say. */
export function markedPieces(text: string, rules: readonly Rule[]): readonly Piece[] {
  const spans = rules.flatMap((rule) =>
    rule.spans.map(({ start, end }) => ({ rule, start: within(start, text), end: within(end, text) })),
  );
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const over = spans.filter((span) => span.start <= start && span.end >= end).map(({ rule }) => rule);
    return pieceOf(text.slice(start, end), over);
  });
}

const within = (place: number, text: string): number => Math.min(Math.max(0, place), text.length);

function pieceOf(text: string, rules: readonly Rule[]): Piece {
  const [first, ...others] = rules;
  if (!first) return { text, reasons: [] };
  const level = others.reduce<Level>(
    (highest, rule) => (isAtLeast(rule.level, highest) ? rule.level : highest),
    first.level,
  );
  return { text, level, reasons: [...new Set(rules.map(({ reason }) => reason))] };
}

/** One line that says why: the reason of the most urgent rule, and how many rules fired. */
export function whyLine(rules: readonly Rule[]): string | undefined {
  const [first] = rules;
  if (!first) return undefined;
  const reason = first.reason.replace(/\.$/, '');
  return rules.length === 1 ? reason : `${reason} (${rules.length} rules)`;
}
