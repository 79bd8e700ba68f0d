import type { JSX } from 'preact';
import { LINE_WORDS, type Line } from '../../logic/live.ts';
import { useCell, useServices } from '../shared/context.ts';

const TIPS: Readonly<Record<Line['kind'], string>> = {
  live: 'Changes appear at once',
  reconnecting: 'The line was lost a moment ago and is being opened again',
  offline: 'Nothing new reaches this screen',
};

/** Whether what is seen is what is so: by a shape and a word, not by a colour. */
export function LiveIndicator(): JSX.Element {
  const { live } = useServices();
  const kind = useCell(live.line, (line) => line.kind);
  return (
    <span class={`live live-${kind}`} role="status" title={TIPS[kind]}>
      <span class="live-dot" aria-hidden="true" />
      <span class="live-word">{LINE_WORDS[kind]}</span>
    </span>
  );
}
