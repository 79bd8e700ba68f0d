import type { SendState } from '../../domain/send-state.ts';

/** Twilio's words for how far an outbound message has got, in ours. */
export const SEND_STATES = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  partially_delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
} as const satisfies Record<string, SendState>;
