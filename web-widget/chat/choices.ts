import type { Line } from './conversation.ts';

/** A numbered offer inside a message, and the words around it. */
export interface Offer {
  readonly before: string;
  readonly choices: readonly Choice[];
  readonly after: string;
}

export interface Choice {
  /** What to answer. */
  readonly number: string;
  readonly label: string;
}

const NUMBERED = /^\s*([1-9])[.)]?\s+(\S.*)$/;

/** Reads lines that count from 1 ("1 Book a visit"); a single one is no list. */
export function readOffer(text: string): Offer | undefined {
  const lines = text.split('\n');
  const numbered = lines.map((line) => NUMBERED.exec(line));
  const start = numbered.findIndex((match) => match?.[1] === '1');
  if (start < 0) return undefined;
  const choices: Choice[] = [];
  for (const match of numbered.slice(start)) {
    const [, number, label] = match ?? [];
    if (label === undefined || number !== String(choices.length + 1)) break;
    choices.push({ number, label: label.trim() });
  }
  if (choices.length < 2) return undefined;
  return {
    before: lines.slice(0, start).join('\n').trim(),
    choices,
    after: lines
      .slice(start + choices.length)
      .join('\n')
      .trim(),
  };
}

/** The key of the line whose offer is open: the last one the assistant made, unless the visitor has written since. */
export function openOffer(lines: readonly Line[]): string | undefined {
  for (const { from, key, text } of lines.toReversed()) {
    if (from === 'patient') return undefined;
    if (from === 'assistant' && readOffer(text)) return key;
  }
  return undefined;
}

/** By the key of an answer that is nothing but a number: what that number stood for when it was said. */
export function namedAnswers(lines: readonly Line[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let open: Offer | undefined;
  for (const { from, key, text } of lines) {
    if (from === 'assistant') {
      open = readOffer(text) ?? open;
    } else if (from === 'patient') {
      const chosen = open?.choices.find(({ number }) => number === text.trim());
      if (chosen) names.set(key, chosen.label);
      open = undefined;
    }
  }
  return names;
}
