import type { ConsentEntry } from '../../domain/consent/ledger.ts';
import type { ContactId, ConversationId, MessageId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';

export interface StoredConsent extends ConsentEntry {
  /** Unique: the effect or act it comes from. */
  readonly key: string;
  readonly contactId: ContactId;
  readonly at: Instant;
  /** Where it was said in the contact's conversation; of two lines about the same the higher one holds. */
  readonly order: number;
  /** Wording shown, as sent, and the pack it came from. */
  readonly shownText?: string;
  readonly packVersion: string;
}

/** Append-only; nothing in the house can change a line. */
export interface ConsentLedger {
  appendOnce(entry: StoredConsent): Promise<void>;
  ofContact(contactId: ContactId): Promise<readonly StoredConsent[]>;
}

/** One step of `decide`, kept so that it can be explained and replayed. Sealed under the contact's key. */
export interface DecisionRecord {
  /** (conversation, version, attempt): of several attempts to save one version at most one stays. */
  readonly key: string;
  readonly conversationId: ConversationId;
  readonly contactId: ContactId;
  readonly version: number;
  readonly at: Instant;
  readonly event: string;
  readonly messages: readonly MessageId[];
  readonly level: string;
  readonly rules: readonly string[];
  readonly packVersion: string;
  readonly effects: readonly string[];
  /** JSON of event, facts that differ and effects. */
  readonly detail: string;
}

export interface DecisionLedger {
  keep(record: DecisionRecord): Promise<void>;
  /** Takes back the record of a decision that was not saved because another was faster. */
  drop(key: string): Promise<void>;
  ofConversation(id: ConversationId, limit: number): Promise<readonly DecisionRecord[]>;
}

export interface AuditRow {
  readonly at: Instant;
  /** Staff id, "house" or "patient"; "unknown" for somebody who could not prove who they are. */
  readonly actor: string;
  /** From a closed list, such as conversation.read or task.completed. */
  readonly action: string;
  /** Ids only. */
  readonly subject: string;
  /** Free text that must be provable but not readable here (a reason, a body); only a salted digest is kept. */
  readonly digestOf?: string;
}

/** Hash-chained, one chain per start of a writer. */
export interface Audit {
  append(row: AuditRow): Promise<void>;
  /** Walks every chain; names the first broken link. */
  verify(): Promise<
    | { readonly whole: true; readonly rows: number }
    | { readonly whole: false; readonly writer: string; readonly seq: number; readonly fault: string }
  >;
  latest(limit: number): Promise<readonly (AuditRow & { readonly writer: string; readonly seq: number })[]>;
}
