import type { SendId } from '../../domain/ids.ts';

/** Takes what is on the ledger of sends to its recipient. The ledger is the truth; the outbox is only told to look. */
export interface Outbox {
  /** At once, past any queue and pace: safety and calls for help. */
  urgent(id: SendId): void;
  /** As soon as the pace of the sender allows, the most important first. */
  look(): void;
}
