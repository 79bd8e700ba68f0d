import type { ThreadEntry } from '../../src/contract/console.ts';
import { dayAt, shortDay } from './calendar-days.ts';

/** A reply on its way: written here, not yet in the thread as the server knows it. */
export interface Outgoing {
  readonly clientId: string;
  readonly text: string;
  /** Of the conversation it was written on. */
  readonly version: number;
  readonly at: number;
  readonly state: 'sending' | 'failed';
  /** Why it failed, in words. */
  readonly fault?: string;
}

export interface DayOfThread {
  readonly day: string;
  readonly title: string;
  readonly entries: readonly ThreadEntry[];
}

/** Entries under the day they were written on, in the clinic's zone. */
export function byDay(
  thread: readonly ThreadEntry[],
  { zone, now }: { readonly zone: string; readonly now: number },
): readonly DayOfThread[] {
  const today = dayAt(now, zone);
  const days: { day: string; title: string; entries: ThreadEntry[] }[] = [];
  for (const entry of thread) {
    const day = dayAt(entry.at, zone);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, title: day === today ? 'Today' : shortDay(day), entries: [entry] });
  }
  return days;
}

/**
 * Replies still to be shown beside the thread. One whose answer was lost may be in the thread already: the same words
 * by staff, not older than the reply, stand for it.
 */
export function stillOutgoing(
  outgoing: readonly Outgoing[],
  thread: readonly ThreadEntry[],
): readonly Outgoing[] {
  const staff = thread.filter(({ from }) => from === 'staff');
  return outgoing.filter(
    ({ text, at }) => !staff.some((entry) => entry.text === text && entry.at >= at - CLOCKS_DIFFER_MS),
  );
}

/** The server's clock and this one need not agree. */
const CLOCKS_DIFFER_MS = 5_000;

/** The patient's newest words, to announce them when they change. */
export const lastFromPatient = (thread: readonly ThreadEntry[]): ThreadEntry | undefined =>
  thread.findLast(({ from }) => from === 'patient');
