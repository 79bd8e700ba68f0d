import type { NewTask } from '../../domain/conversation/effects.ts';
import type { ContactId, TaskId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import { DONE, type Order, type Outcome } from './outcome.ts';

type Needs = Pick<House, 'tasks' | 'clock' | 'ids' | 'live' | 'observer'>;

export async function openTask(
  house: Needs,
  { conversation, key, effect }: Order<'open-task'>,
): Promise<Outcome> {
  await putTask(house, { ...effect.task, key, contactId: conversation.contactId });
  return DONE;
}

/** Opens a task under its key, once. */
export async function putTask(
  house: Needs,
  task: NewTask & { readonly key: string; readonly contactId?: ContactId },
): Promise<void> {
  const id = house.ids.next() as TaskId;
  const opened = await house.tasks.openOnce({ ...task, id, openedAt: house.clock.now() });
  if (!opened) return;
  house.observer.note({ type: 'task-opened', taskId: id, kind: task.kind });
  house.live.publish({ type: 'task', id });
}
