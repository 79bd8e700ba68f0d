/** Milliseconds with a fraction, from any starting point: for measuring, not for telling the time. */
export const stopwatch = (): number => performance.now();
