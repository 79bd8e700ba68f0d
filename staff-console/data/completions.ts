import type { TaskView } from '../../src/contract/console.ts';
import { RESULT_WORDS, type TaskResult } from '../logic/tasks.ts';
import type { Api } from './api.ts';
import { faultOf, faultWords } from './api-error.ts';
import { cell, type Readable } from './cell.ts';
import { DONE_MS, type Notices } from './notices.ts';

/** Tasks ticked off here. The server is told when the time to undo is over, and before the page goes away. */
export interface Completions {
  /** Ids of tasks no longer to be shown. */
  readonly hidden: Readable<ReadonlySet<string>>;
  complete(task: TaskView, result: TaskResult): void;
  /** Tells the server now. */
  flush(): void;
}

export function createCompletions(parts: {
  readonly api: Api;
  readonly notices: Notices;
  readonly onTold: () => Promise<void>;
}): Completions {
  const { api, notices } = parts;
  const hidden = cell<ReadonlySet<string>>(new Set());
  const due = new Map<
    string,
    { readonly result: TaskResult; readonly timer: ReturnType<typeof setTimeout> }
  >();

  const showAgain = (taskId: string): void =>
    hidden.change((ids) => new Set([...ids].filter((id) => id !== taskId)));
  const undo = (taskId: string): void => {
    clearTimeout(due.get(taskId)?.timer);
    due.delete(taskId);
    showAgain(taskId);
  };
  const tell = async (taskId: string, result: TaskResult): Promise<void> => {
    clearTimeout(due.get(taskId)?.timer);
    due.delete(taskId);
    try {
      const path = `/tasks/${encodeURIComponent(taskId)}/complete`;
      await api.send('POST', path, { result }, { keepalive: true });
      await parts.onTold();
    } catch (error) {
      notices.fault(`The task could not be ticked off. ${faultWords(faultOf(error))}`);
    }
    showAgain(taskId);
  };
  const flush = (): void => {
    for (const [taskId, { result }] of [...due]) void tell(taskId, result);
  };
  window.addEventListener('pagehide', flush);
  return {
    hidden,
    complete({ id: taskId, who, level }, result) {
      if (due.has(taskId)) return;
      hidden.change((ids) => new Set([...ids, taskId]));
      // It keeps the alarm sounding until the server knows.
      if (level === 'emergency') {
        void tell(taskId, result);
        return;
      }
      due.set(taskId, { result, timer: setTimeout(() => void tell(taskId, result), DONE_MS) });
      notices.done(`${who}: ${RESULT_WORDS[result].toLowerCase()}.`, () => undo(taskId));
    },
    flush,
  };
}
