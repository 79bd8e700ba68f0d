/** A stretch of a message; with `call`, a telephone number that can be tapped. */
export interface Stretch {
  readonly text: string;
  readonly call?: string;
}

/** Finds the clinic's own numbers in what it wrote, so that "Call 911 now" can be tapped. */
export function markNumbers(text: string, numbers: readonly string[]): readonly Stretch[] {
  const known = numbers.filter((number) => number !== '');
  if (known.length === 0) return [{ text }];
  // Not inside a longer run of digits, where it would be another number.
  const pattern = new RegExp(`(?<![\\d+])(?:${known.map(escape).join('|')})(?!\\d)`, 'g');
  const stretches: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) stretches.push({ text: text.slice(end, match.index) });
    stretches.push({ text: match[0], call: dialled(match[0]) });
    end = match.index + match[0].length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end) });
  return stretches;
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** As a telephone dials it. */
export const dialled = (number: string): string => number.replace(/[^\d+]/g, '');
