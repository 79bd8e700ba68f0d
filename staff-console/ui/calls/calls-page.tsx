import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { TaskView } from '../../../src/contract/console.ts';
import { neighbourKey } from '../../logic/held-list.ts';
import { taskSections, type TaskResult } from '../../logic/tasks.ts';
import { useRowKeys } from '../queue/use-row-keys.ts';
import { useCell, useCommand, useServices } from '../shared/context.ts';
import { Empty, Stateful } from '../shared/states.tsx';
import { TaskRow } from './task-row.tsx';

/** What has to be done by telephone, the most pressing first. */
export function CallsPage(): JSX.Element {
  const { queue, completions } = useServices();
  const loaded = useCell(queue.state);
  const hidden = useCell(completions.hidden);
  return (
    <main class="page calls" aria-labelledby="calls-title">
      <div class="page-head">
        <h2 id="calls-title" class="page-title">
          Calls
        </h2>
      </div>
      <Stateful loaded={loaded} what="the calls" onRetry={() => void queue.refresh()}>
        {({ tasks }) => <CallList tasks={tasks.filter(({ id }) => !hidden.has(id))} />}
      </Stateful>
    </main>
  );
}

function CallList({ tasks }: { readonly tasks: readonly TaskView[] }): JSX.Element {
  const { completions } = useServices();
  const place = useRef<HTMLDivElement>(null);
  useRowKeys(place, undefined);
  const complete = (task: TaskView, result: TaskResult): void => {
    focusAfter(place.current, task.id);
    completions.complete(task, result);
  };
  const completeFocused = (result: TaskResult) => () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-task]');
    const task = tasks.find(({ id }) => id === row?.dataset['task']);
    if (task) complete(task, result);
  };
  useCommand('reached', completeFocused('reached'));
  useCommand('no-answer', completeFocused('no-answer'));
  useCommand('not-needed', completeFocused('not-needed'));
  if (tasks.length === 0) {
    return <Empty title="Nobody to call" text="Patients who cannot be reached by text appear here." />;
  }
  return (
    <div ref={place}>
      {taskSections(tasks).map((section) => (
        <section key={section.title} class="calls-section">
          <h3 class="calls-title">{section.title}</h3>
          <ul class="calls-list">
            {section.tasks.map((task) => (
              <TaskRow key={task.id} task={task} onComplete={complete} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The row that goes takes the focus with it unless it is handed on first. */
function focusAfter(place: HTMLElement | null, taskId: string): void {
  const rows = [...(place?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const keys = rows.map((row) => row.dataset['row'] ?? '');
  const next = neighbourKey(keys, taskId, 1);
  const key = next === taskId ? neighbourKey(keys, taskId, -1) : next;
  rows[keys.indexOf(key ?? '')]?.focus();
}
