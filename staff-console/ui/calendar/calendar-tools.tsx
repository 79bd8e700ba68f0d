import type { JSX } from 'preact';
import { ActionButton } from '../shared/action-button.tsx';
import { Icon } from '../shared/icons.tsx';

interface Props {
  readonly title: string;
  readonly view: 'day' | 'week';
  readonly isToday: boolean;
  readonly onToday: () => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onView: (view: 'day' | 'week') => void;
}

export function CalendarTools({ title, view, isToday, onToday, onStep, onView }: Props): JSX.Element {
  return (
    <div class="page-head calendar-tools">
      <h2 id="calendar-title" class="page-title" aria-live="polite">
        {title}
      </h2>
      <div class="tools">
        <ActionButton command="earlier" onAct={() => onStep(-1)}>
          <Icon name="previous" />
          <span class="unseen">Earlier</span>
        </ActionButton>
        <ActionButton command="today" disabled={isToday} onAct={onToday} />
        <ActionButton command="later" onAct={() => onStep(1)}>
          <Icon name="next" />
          <span class="unseen">Later</span>
        </ActionButton>
      </div>
      <div class="tools segmented" role="group" aria-label="View">
        <ViewButton command="day-view" chosen={view === 'day'} onAct={() => onView('day')} words="Day" />
        <ViewButton command="week-view" chosen={view === 'week'} onAct={() => onView('week')} words="Week" />
      </div>
    </div>
  );
}

interface ViewProps {
  readonly command: 'day-view' | 'week-view';
  readonly chosen: boolean;
  readonly words: string;
  readonly onAct: () => void;
}

function ViewButton({ command, chosen, words, onAct }: ViewProps): JSX.Element {
  return (
    <ActionButton command={command} class={chosen ? 'segment-chosen' : ''} pressed={chosen} onAct={onAct}>
      {words}
    </ActionButton>
  );
}
