import type { AlarmView, Queue } from '../../src/contract/console.ts';
import { plural } from './clock.ts';
import { toneOf } from './levels.ts';

/** An emergency that nobody has rings on every screen, locked or not. */
export const isRinging = (alarm: AlarmView | undefined): boolean =>
  alarm !== undefined && alarm.emergencies > 0;

export const emergencyWords = (count: number): string =>
  plural(count, 'emergency').replace('emergencys', 'emergencies');

/** Title of the window; it holds counts only, for windows are listed and recorded by the machine. */
export function titleFor(
  alarm: AlarmView | undefined,
  place: { readonly page: string; readonly clinic?: string },
): string {
  const name = [place.page, place.clinic ?? 'Frontdesk'].filter((part) => part !== '').join(' · ');
  if (!alarm || !isRinging(alarm)) return name;
  return `▲ ${emergencyWords(alarm.emergencies)} · ${name}`;
}

/** Where the alarm leads: the emergency that waits longest, else the call that must be made at once. */
export function mostPressing(
  queue: Queue,
): { readonly conversationId: string } | { readonly taskId: string } | undefined {
  const [item] = queue.items
    .filter(({ level, mode }) => level === 'emergency' && mode === 'waiting')
    .sort((a, b) => (a.waitingSince ?? Infinity) - (b.waitingSince ?? Infinity));
  if (item) return { conversationId: item.conversationId };
  const task = queue.tasks.find(({ level }) => level === 'emergency');
  return task && { taskId: task.id };
}

/** What has arrived, for the count above the list and for a voice: "1 emergency, 2 new". */
export function arrivalWords(rows: readonly { readonly level: Queue['items'][number]['level'] }[]): string {
  const emergencies = rows.filter(({ level }) => toneOf(level) === 'emergency').length;
  const others = rows.length - emergencies;
  return [emergencies > 0 && emergencyWords(emergencies), others > 0 && `${others} new`]
    .filter(Boolean)
    .join(', ');
}

/** When the sound of the alarm is at which pitch, in seconds and Hertz: two rising triples, then quiet. */
export const BEEPS: readonly { readonly at: number; readonly hertz: number }[] = [
  { at: 0, hertz: 740 },
  { at: 0.22, hertz: 880 },
  { at: 0.44, hertz: 1_047 },
  { at: 1, hertz: 740 },
  { at: 1.22, hertz: 880 },
  { at: 1.44, hertz: 1_047 },
];
export const BEEP_SECONDS = 0.16;
/** The pattern begins again after this. */
export const PATTERN_SECONDS = 4;

/**
 * One round of the pattern as samples between -1 and 1. Played in a loop it needs no timer, which a browser would slow
 * down in a window that nobody looks at.
 */
export function alarmSamples(rate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(PATTERN_SECONDS * rate));
  for (const { at, hertz } of BEEPS) {
    const length = Math.round(BEEP_SECONDS * rate);
    const first = Math.round(at * rate);
    for (let index = 0; index < length; index += 1) {
      const angle = (2 * Math.PI * hertz * index) / rate;
      // The third harmonic carries through a noisy room and small loudspeakers.
      const tone = 0.8 * Math.sin(angle) + 0.2 * Math.sin(3 * angle);
      samples[first + index] = tone * envelope(index / length) * 0.6;
    }
  }
  return samples;
}

/** Soft at both ends, so that it does not click. */
const envelope = (part: number): number => Math.min(1, part / 0.08, (1 - part) / 0.15);
