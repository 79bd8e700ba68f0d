/**
 * How far a text message has got, as its carrier tells it. `queued` and `sent` are on the way; the others are final:
 * `undelivered` was handed to the network and did not arrive, `failed` never left the carrier.
 */
export type SendState = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed';
