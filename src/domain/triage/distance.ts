/**
 * Slips between two words: a letter missing, added, swapped with its neighbour, or wrong in a likely way. Stops counting
 * above `most`. An unlikely wrong letter ("meditation", "medication") makes it another word.
 */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cell({ a, b, i, j, row, last, beforeLast }));
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

interface Cell {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly j: number;
  readonly row: readonly number[];
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

function cell({ a, b, i, j, row, last, beforeLast }: Cell): number {
  const same = costOfLetter(a[i - 1] ?? '', b[j - 1] ?? '');
  const changed = Math.min(at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + same);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(changed, at(beforeLast, j - 2) + 1) : changed;
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.MAX_SAFE_INTEGER;

const UNLIKELY = 3;
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Letters that sound alike in English or Spanish. */
const ALIKE = ['aeiouy', 'csz', 'bv', 'kcq', 'gj', 'mn', 'td'];
const LIKELY: ReadonlySet<string> = new Set([...ROWS.flatMap(neighbours), ...ALIKE.flatMap(pairs)]);

function costOfLetter(one: string, other: string): number {
  if (one === other) return 0;
  return LIKELY.has(one + other) ? 1 : UNLIKELY;
}

function neighbours(row: string): readonly string[] {
  return [...row].flatMap((letter, index) => {
    const next = row[index + 1];
    return next === undefined ? [] : [letter + next, next + letter];
  });
}

function pairs(letters: string): readonly string[] {
  return [...letters].flatMap((one) => [...letters].map((other) => one + other));
}
