import type { StaffId, TaskId } from '../../domain/ids.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';

export async function completeTask(
  house: Pick<House, 'tasks' | 'audit' | 'clock' | 'live'>,
  by: StaffId,
  end: { readonly taskId: TaskId; readonly result: 'reached' | 'no-answer' | 'not-needed' },
): Promise<void> {
  const at = house.clock.now();
  const task = await house.tasks.get(end.taskId);
  if (!task) throw new Refusal('not-found', 'There is no such task.');
  const finished = new Refusal('already-claimed', 'A colleague has finished this task.');
  if (task.doneBy === by && task.result === end.result) return;
  if (task.doneAt !== undefined) throw finished;
  // Before the act, so that no crash leaves one without its row.
  const row = { at, actor: by, action: `task.${end.result}`, subject: end.taskId };
  await house.audit.append(row);
  if (!(await house.tasks.complete(end.taskId, by, { at, result: end.result }))) {
    await house.audit.append({ ...row, action: `${row.action}.refused` });
    throw finished;
  }
  house.live.publish({ type: 'task', id: end.taskId });
}
