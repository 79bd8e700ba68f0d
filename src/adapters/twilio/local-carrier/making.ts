import type { OptOutType } from '../../../app/ports/carrier.ts';
import type { PhoneNumber } from '../../../domain/ids.ts';
import { segmentsOf } from '../../../domain/segments.ts';
import type { LocalCarrierOptions } from './options.ts';
import type { Random } from './seal.ts';
import type { StoredMessage } from './stored-message.ts';

export interface TextFromPhone {
  readonly from: PhoneNumber;
  /** One of the clinic's numbers; the first unless said. */
  readonly to?: PhoneNumber;
  readonly body: string;
  readonly mediaCount?: number;
}

export interface TextToPhone {
  readonly to: PhoneNumber;
  readonly body: string;
  readonly from?: PhoneNumber;
  readonly messagingServiceSid?: string;
  readonly statusCallback?: string;
}

export const hex = (random: Random, bytes: number): string => Buffer.from(random(bytes)).toString('hex');

/** As carriers count: a picture without words is one message too. */
export const segmentCount = (body: string): number => Math.max(1, segmentsOf(body).segments);

const sidOf = (random: Random): string => `SM${hex(random, 16)}`;

export function inboundMessage(
  options: LocalCarrierOptions,
  text: TextFromPhone,
  keyword: OptOutType | undefined,
): StoredMessage {
  const { clock, random, numbers, messagingServiceSid } = options;
  const now = clock.now();
  return {
    sid: sidOf(random),
    direction: 'inbound',
    from: text.from,
    to: text.to ?? numbers[0],
    body: text.body,
    status: 'received',
    createdAt: now,
    sentAt: now,
    segments: segmentCount(text.body),
    mediaCount: text.mediaCount ?? 0,
    ...(messagingServiceSid !== undefined && { messagingServiceSid }),
    ...(keyword && { optOutType: keyword }),
  };
}

/** Without a sender named, a message is `accepted` until the Messaging Service has chosen one. */
export function outboundMessage(
  { clock, random }: LocalCarrierOptions,
  { from, to, body, messagingServiceSid, statusCallback }: TextToPhone,
  direction: 'outbound-api' | 'outbound-reply',
): StoredMessage {
  return {
    sid: sidOf(random),
    direction,
    to,
    body,
    createdAt: clock.now(),
    mediaCount: 0,
    ...(from === undefined
      ? { status: 'accepted', segments: 0 }
      : { status: 'queued', segments: segmentCount(body), from }),
    ...(messagingServiceSid !== undefined && { messagingServiceSid }),
    ...(statusCallback !== undefined && { statusCallback }),
  };
}
