/**
 * How far a text message has got, as its carrier tells it. `queued` and `sent` are on the way; the others are final:
 * `undelivered` was handed to the network and did not arrive, `failed` never left the carrier.
 */
export type SendState = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed';

const RANK: Readonly<Record<SendState, number>> = {
  queued: 0,
  sent: 1,
  delivered: 2,
  undelivered: 2,
  failed: 2,
};

/** True when nothing later can change it. */
export const isFinal = (state: SendState): boolean => RANK[state] === 2;

/**
 * The state after a report that may be late, repeated or out of order: it only goes forward, and the first final
 * state stays.
 */
export const advance = (known: SendState | undefined, reported: SendState): SendState =>
  known === undefined || RANK[reported] > RANK[known] ? reported : known;
