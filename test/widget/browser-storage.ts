/** Storage as browsers have it. */
export function browserStorage(given: Readonly<Record<string, string>> = {}) {
  const kept = new Map(Object.entries(given));
  return {
    getItem: (key: string): string | null => kept.get(key) ?? null,
    setItem: (key: string, value: string): void => void kept.set(key, value),
    removeItem: (key: string): void => void kept.delete(key),
    key: (place: number): string | null => [...kept.keys()][place] ?? null,
    get length(): number {
      return kept.size;
    },
  };
}
