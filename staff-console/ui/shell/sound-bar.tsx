import type { JSX } from 'preact';
import { useCell, useServices } from '../shared/context.ts';

/** Browsers keep a page silent until somebody clicks on it; an alarm that cannot sound must say so. */
export function SoundBar(): JSX.Element | null {
  const { sound } = useServices();
  const state = useCell(sound.state);
  if (state === 'on') return null;
  return (
    <div class="foot-bar">
      <span>The sound of the alarm is off.</span>
      <button type="button" class="button button-plain" onClick={() => sound.prove()}>
        Turn sound on
      </button>
    </div>
  );
}
