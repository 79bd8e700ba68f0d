import type { JSX } from 'preact';
import { timeWords } from '../../logic/clock.ts';
import { useCell, useMe, useServices } from '../shared/context.ts';
import { SoundBar } from './sound-bar.tsx';

/** What the whole page has to say about itself. It stands below everything, so that no row moves when it comes. */
export function FootBars(): JSX.Element {
  return (
    <footer class="foot-bars">
      <IdleBar />
      <OfflineBar />
      <SoundBar />
    </footer>
  );
}

function OfflineBar(): JSX.Element | null {
  const { live } = useServices();
  const { clinic } = useMe();
  const line = useCell(live.line);
  if (line.kind !== 'offline') return null;
  return (
    <div class="foot-bar" role="alert">
      <span>
        <strong>Offline since {timeWords(line.since, clinic.zone)}.</strong> What you see may be old, and
        alarms may not reach this screen. Check the network of this computer.
      </span>
    </div>
  );
}

/** Floats: it goes at the first touch, which must still hit what it was meant for. */
function IdleBar(): JSX.Element | null {
  const { idle } = useServices();
  const state = useCell(idle.state);
  if (state.kind !== 'warning') return null;
  return (
    <div class="foot-bar foot-bar-floating" role="status">
      <span>
        <strong>This screen is about to lock.</strong> Move the pointer or press a key to stay. Text not sent
        is removed.
      </span>
    </div>
  );
}
