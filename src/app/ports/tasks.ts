import type { NewTask } from '../../domain/conversation/effects.ts';
import type { ContactId, StaffId, TaskId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';

export interface Task extends NewTask {
  readonly id: TaskId;
  /** Unique: the effect or event it comes from. */
  readonly key: string;
  readonly contactId?: ContactId;
  readonly openedAt: Instant;
  readonly doneAt?: Instant;
  readonly doneBy?: StaffId;
  /** How it ended, in a closed word: reached, no-answer, not-needed. */
  readonly result?: string;
}

export interface TaskStore {
  openOnce(task: Task): Promise<boolean>;
  get(id: TaskId): Promise<Task | undefined>;
  /** Not done, most urgent then oldest first. */
  open(): Promise<readonly Task[]>;
  complete(id: TaskId, by: StaffId, end: { readonly at: Instant; readonly result: string }): Promise<boolean>;
}
