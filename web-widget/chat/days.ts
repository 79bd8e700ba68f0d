import type { Line } from './conversation.ts';

/** Lines of one day, by the clock of this device. */
export interface Day {
  /** Midnight at its beginning, in milliseconds since the epoch. */
  readonly start: number;
  readonly lines: readonly Line[];
}

/** Cuts an ordered conversation into days; a day stands once even if unsent lines carry another clock's time. */
export function daysOf(lines: readonly Line[], startOfDay: (at: number) => number): readonly Day[] {
  const days: { start: number; lines: Line[] }[] = [];
  for (const line of lines) {
    const start = startOfDay(line.at);
    const last = days.at(-1);
    if (last && start <= last.start) last.lines.push(line);
    else days.push({ start, lines: [line] });
  }
  return days;
}
