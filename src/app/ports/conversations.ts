import type { Conversation, Mode } from '../../domain/conversation/state.ts';
import type { ContactId, ConversationId, StaffId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import type { CarePath, Level } from '../../domain/triage/verdict.ts';

/** The part of a conversation that is stored in clear: enough to sort the queue, never what was said. */
export interface ConversationHeader {
  readonly id: ConversationId;
  readonly contactId: ContactId;
  readonly version: number;
  readonly mode: Mode;
  readonly level: Level;
  readonly path?: CarePath;
  readonly episode: number;
  readonly waitingSince?: Instant;
  readonly claimedBy?: StaffId;
  readonly claimedAt?: Instant;
  readonly answeredAt?: Instant;
  readonly raisedAt?: Instant;
  readonly rungs?: number;
}

export interface ConversationStore {
  ofContact(contactId: ContactId): Promise<Conversation | undefined>;
  get(id: ConversationId): Promise<Conversation | undefined>;
  /** Stores a conversation at version 0 for a contact that has none. False when another was faster. */
  insert(conversation: Conversation): Promise<boolean>;
  /** Saves `next`, one or more versions on, only over the expected version. False when another was faster. */
  replace(next: Conversation, expectedVersion: number): Promise<boolean>;
  /** Conversations whose `dueAt` has come, the earliest first. */
  due(now: Instant, limit: number): Promise<readonly ConversationId[]>;
  /** Conversations with effects still pending and not saved since `before`. */
  unsettled(before: Instant, limit: number): Promise<readonly ConversationId[]>;
  /** Headers of all conversations that wait for or are with staff. */
  queue(): Promise<readonly ConversationHeader[]>;
  header(id: ConversationId): Promise<ConversationHeader | undefined>;
  /**
   * The conversation whose alarm carries this on-call code: one that waits, else one that somebody has claimed; of
   * several the one that rang last.
   */
  byAlarmCode(code: string): Promise<ConversationId | undefined>;
}
