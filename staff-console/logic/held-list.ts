/** What the list needs of a row to hold it in its place. */
export interface Row {
  readonly key: string;
}

/** Rows as they are shown, which may be behind what the server says. */
export interface HeldList<T extends Row> {
  readonly rows: readonly T[];
  /** Shown but no longer in the queue: kept, greyed, until nobody points at the list. */
  readonly gone: ReadonlySet<string>;
  /** Arrived, and not shown yet. */
  readonly waiting: readonly T[];
}

export const emptyList: HeldList<never> = { rows: [], gone: new Set(), waiting: [] };

/** Shows everything as the server sorts it. */
export const settled = <T extends Row>(latest: readonly T[]): HeldList<T> => ({
  rows: latest,
  gone: new Set(),
  waiting: [],
});

/**
 * Takes in what the server says without moving a row: those shown stay where they are with their newest content,
 * those that left stay greyed, those that arrived wait behind a count.
 */
export function held<T extends Row>(list: HeldList<T>, latest: readonly T[]): HeldList<T> {
  const byKey = new Map(latest.map((row) => [row.key, row]));
  const shown = new Set(list.rows.map(({ key }) => key));
  return {
    rows: list.rows.map((row) => byKey.get(row.key) ?? row),
    gone: new Set([...shown].filter((key) => !byKey.has(key))),
    waiting: latest.filter(({ key }) => !shown.has(key)),
  };
}

/** True when settling would change what is seen. */
export function isBehind<T extends Row>(list: HeldList<T>, latest: readonly T[]): boolean {
  return list.rows.length !== latest.length || list.rows.some((row, index) => row.key !== latest[index]?.key);
}

/** The key of the row `step` away; the first or last one where the list ends or nothing is chosen yet. */
export function neighbourKey(
  keys: readonly string[],
  current: string | undefined,
  step: 1 | -1,
): string | undefined {
  const index = current === undefined ? -1 : keys.indexOf(current);
  if (index < 0) return step === 1 ? keys[0] : keys.at(-1);
  return keys[Math.min(Math.max(0, index + step), keys.length - 1)];
}
