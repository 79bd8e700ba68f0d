import type { TaskView } from '../../src/contract/console.ts';

export type TaskResult = 'reached' | 'no-answer' | 'not-needed';

export const RESULT_WORDS: Readonly<Record<TaskResult, string>> = {
  reached: 'Reached',
  'no-answer': 'No answer',
  'not-needed': 'Not needed',
};

/** Calls that cannot wait, then visits that come up soonest, then what has been open longest. */
export function sortedTasks(tasks: readonly TaskView[]): readonly TaskView[] {
  return [...tasks].sort(
    (a, b) =>
      urgencyOf(b) - urgencyOf(a) ||
      (a.appointment?.start ?? Infinity) - (b.appointment?.start ?? Infinity) ||
      a.openedAt - b.openedAt ||
      (a.id < b.id ? -1 : 1),
  );
}

const urgencyOf = ({ kind, level }: TaskView): number =>
  (level === 'emergency' ? 4 : 0) + (kind === 'call-now' ? 2 : 0) + (level === 'urgent' ? 1 : 0);

/** Sections of the call list; those without tasks are left out. */
export function taskSections(
  tasks: readonly TaskView[],
): readonly { readonly title: string; readonly tasks: readonly TaskView[] }[] {
  const isNow = (task: TaskView): boolean => urgencyOf(task) >= 2;
  const sorted = sortedTasks(tasks);
  return [
    { title: 'Call now', tasks: sorted.filter(isNow) },
    { title: 'To call', tasks: sorted.filter((task) => !isNow(task)) },
  ].filter((section) => section.tasks.length > 0);
}

/** For `tel:` links: digits and a leading plus. */
export const telephoneLink = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;
