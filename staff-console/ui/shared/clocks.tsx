import type { JSX } from 'preact';
import { elapsedWords, exactWords, lateWords, spokenElapsed, timeWords } from '../../logic/clock.ts';
import { useCell, useMe, useServices } from './context.ts';

/** How long something has waited. Its width is fixed by style, so that it ticks without moving its neighbours. */
export function Elapsed({ since, label }: { readonly since: number; readonly label: string }): JSX.Element {
  const { now } = useServices();
  const { clinic } = useMe();
  const words = useCell(now, (at) => elapsedWords(at - since));
  const spoken = useCell(now, (at) => spokenElapsed(at - since));
  const exact = exactWords(since, clinic.zone);
  return (
    <time class="elapsed" dateTime={new Date(since).toISOString()} title={`${label} since ${exact}`}>
      <span aria-hidden="true">{words}</span>
      <span class="unseen">
        {label} for {spoken}, since {exact}
      </span>
    </time>
  );
}

/** Says that the service level has passed; nothing before. */
export function Late({ dueAt }: { readonly dueAt: number | undefined }): JSX.Element | null {
  const { now } = useServices();
  const { clinic } = useMe();
  const words = useCell(now, (at) => lateWords(dueAt, at));
  if (words === undefined || dueAt === undefined) return null;
  return (
    <span class="late" title={`Due ${exactWords(dueAt, clinic.zone)}`}>
      {words}
    </span>
  );
}

/** A time of day, with the whole moment for whoever asks. */
export function Time({ at }: { readonly at: number }): JSX.Element {
  const { clinic } = useMe();
  return (
    <time class="time" dateTime={new Date(at).toISOString()} title={exactWords(at, clinic.zone)}>
      {timeWords(at, clinic.zone)}
    </time>
  );
}
