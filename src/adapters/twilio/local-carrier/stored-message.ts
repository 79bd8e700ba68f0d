import type { OptOutType } from '../../../app/ports/carrier.ts';
import type { PhoneNumber } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/time.ts';

export type MessageStatus =
  'received' | 'accepted' | 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed';

/** A message as the local carrier keeps it. */
export interface StoredMessage {
  readonly sid: string;
  /** `outbound-reply`: the carrier's own answer to a keyword, or a message in the answer to a webhook. */
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  /** Not chosen yet while a message through the Messaging Service is `accepted`. */
  readonly from?: PhoneNumber;
  readonly to: PhoneNumber;
  readonly body: string;
  readonly status: MessageStatus;
  readonly createdAt: Instant;
  readonly sentAt?: Instant;
  readonly segments: number;
  readonly mediaCount: number;
  readonly messagingServiceSid?: string;
  readonly statusCallback?: string;
  readonly errorCode?: number;
  readonly optOutType?: OptOutType;
  /** Place among everything that phones have shown, from 1; absent while no phone shows it. */
  readonly shown?: number;
}

export type MessageChange = Partial<
  Pick<StoredMessage, 'status' | 'from' | 'sentAt' | 'segments' | 'errorCode'>
>;

/** The phone at the far end, which is not ours. */
export const phoneOf = ({ direction, from, to }: StoredMessage): PhoneNumber =>
  direction === 'inbound' && from !== undefined ? from : to;
