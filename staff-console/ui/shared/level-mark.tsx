import type { JSX } from 'preact';
import { LEVEL_WORDS, toneOf, type Level } from '../../logic/levels.ts';

const SHAPES: Readonly<Record<Level, JSX.Element>> = {
  emergency: <path d="M8 1.5 15.5 14.5H.5z" fill="currentColor" />,
  urgent: <path d="M8 .8 15.2 8 8 15.2.8 8z" fill="currentColor" />,
  routine: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2.5" />,
  self_care: <path d="M2.5 8h11" fill="none" stroke="currentColor" stroke-width="2.5" />,
  none: <circle cx="8" cy="8" r="2.5" fill="currentColor" />,
};

/** A level in three ways at once: colour, word and shape. */
export function LevelMark({
  level,
  also,
}: {
  readonly level: Level;
  readonly also?: string | undefined;
}): JSX.Element {
  return (
    <span class={`level level-${toneOf(level)}`}>
      <svg class="level-shape" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        {SHAPES[level]}
      </svg>
      <span class="level-word">{LEVEL_WORDS[level]}</span>
      {also !== undefined && <span class="level-also"> · {also}</span>}
    </span>
  );
}
