import type { JSX } from 'preact';
import type { TaskView } from '../../../src/contract/console.ts';
import { momentWords } from '../../logic/clock.ts';
import type { CommandId } from '../../logic/commands.ts';
import { toneOf } from '../../logic/levels.ts';
import { pathOf } from '../../logic/routes.ts';
import { telephoneLink, type TaskResult } from '../../logic/tasks.ts';
import { TASK_WORDS } from '../../logic/words.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { Elapsed } from '../shared/clocks.tsx';
import { useMe } from '../shared/context.ts';
import { LevelMark } from '../shared/level-mark.tsx';

const RESULTS: readonly (TaskResult & CommandId)[] = ['reached', 'no-answer', 'not-needed'];

interface Props {
  readonly task: TaskView;
  readonly onComplete: (task: TaskView, result: TaskResult) => void;
}

/** Whom to call, why, and how it went. */
export function TaskRow({ task, onComplete }: Props): JSX.Element {
  const me = useMe();
  const { title, why } = TASK_WORDS[task.kind];
  return (
    <li class={`row row-${toneOf(task.level)} task`} data-task={task.id}>
      <div class="task-about">
        <span class="row-top">
          <span class="task-kind">
            {title}
            {toneOf(task.level) !== 'calm' && <LevelMark level={task.level} />}
          </span>
          <Elapsed since={task.openedAt} label="Open" />
        </span>
        <TaskWho task={task} />
        <span class="quiet">{why}</span>
        {task.appointment && <TaskVisit appointment={task.appointment} />}
      </div>
      <div class="task-actions">
        {task.phone !== undefined && (
          <a class="button button-primary task-phone" href={telephoneLink(task.phone)}>
            Call {task.phone}
          </a>
        )}
        {me.may.includes('complete-task') &&
          RESULTS.map((result) => (
            <ActionButton key={result} command={result} showKey onAct={() => onComplete(task, result)} />
          ))}
      </div>
    </li>
  );
}

function TaskWho({ task }: Pick<Props, 'task'>): JSX.Element {
  if (task.conversationId === undefined) {
    return (
      <span class="task-who" data-row={task.id} tabIndex={-1}>
        {task.who}
      </span>
    );
  }
  const href = pathOf({ page: 'queue', conversationId: task.conversationId });
  return (
    <a class="task-who" data-row={task.id} href={href} title="Open the conversation">
      {task.who}
    </a>
  );
}

function TaskVisit({
  appointment,
}: {
  readonly appointment: NonNullable<TaskView['appointment']>;
}): JSX.Element {
  const { clinic } = useMe();
  return (
    <span>
      Visit {momentWords(appointment.start, clinic.zone)} with {appointment.clinician}, {appointment.site}
    </span>
  );
}
