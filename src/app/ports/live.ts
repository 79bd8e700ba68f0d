import type { ContactId, ConversationId, StaffId, TaskId } from '../../domain/ids.ts';

/** What changed, by id only; whoever listens reads the rest itself. Lost notices are made good by reading again. */
export type Notice =
  | {
      readonly type: 'conversation';
      readonly id: ConversationId;
      readonly contactId: ContactId;
      readonly alarm: boolean;
    }
  | { readonly type: 'chat'; readonly contactId: ContactId }
  | { readonly type: 'task'; readonly id: TaskId }
  | { readonly type: 'calendar' }
  /** One of this person's sessions was locked, opened again or ended. */
  | { readonly type: 'session'; readonly staffId: StaffId };

export interface Live {
  publish(notice: Notice): void;
  subscribe(listener: (notice: Notice) => void): () => void;
}
