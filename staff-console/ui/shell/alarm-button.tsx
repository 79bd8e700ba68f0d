import type { JSX } from 'preact';
import { emergencyWords, isRinging, mostPressing } from '../../logic/alarm.ts';
import type { AlarmView } from '../../../src/contract/console.ts';
import { keyWords } from '../../logic/keys.ts';
import { Elapsed } from '../shared/clocks.tsx';
import { useCell, useCommand, useServices } from '../shared/context.ts';

/** The alarm as it is now, or nothing while all is quiet. */
export function useRinging(): AlarmView | undefined {
  const { alarm } = useServices();
  const reading = useCell(alarm.state);
  const view = reading.status === 'ready' ? reading.data : undefined;
  return isRinging(view) ? view : undefined;
}

/** How many emergencies nobody has, how long the oldest waits, and the way there. */
export function AlarmButton({ view }: { readonly view: AlarmView }): JSX.Element {
  const { keyboard } = useServices();
  const open = useOpenEmergency();
  useCommand('go-emergency', open);
  return (
    <button
      type="button"
      class="alarm-button"
      title={`Open the one that waits longest (${keyWords('go-emergency', keyboard.mac)})`}
      onClick={open}
    >
      <span aria-hidden="true">▲</span>
      <strong class="alarm-count">{emergencyWords(view.emergencies)}</strong>
      {view.oldestWaitingSince !== undefined && (
        <span class="alarm-oldest">
          <span class="alarm-word">oldest </span>
          <Elapsed since={view.oldestWaitingSince} label="Waiting" />
        </span>
      )}
      <span class="alarm-open">Open</span>
    </button>
  );
}

function useOpenEmergency(): () => void {
  const { queue, router } = useServices();
  return () => {
    const state = queue.state.get();
    const target = state.status === 'ready' ? mostPressing(state.data) : undefined;
    if (!target) void queue.refresh();
    else if ('taskId' in target) router.go({ page: 'calls' });
    else router.go({ page: 'queue', conversationId: target.conversationId });
  };
}
