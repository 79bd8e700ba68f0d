import type { ContactId, MessageId, PhoneNumber } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { answerOnCall } from './answer-on-call.ts';
import type { House } from './house.ts';
import { receiveMessage } from './receive-message.ts';

export interface InboundText {
  /** The carrier's id of the message. */
  readonly sid: string;
  readonly from: PhoneNumber;
  readonly text: string;
  readonly mediaCount: number;
  readonly at: Instant;
  readonly carrierMeaning?: 'stop' | 'start' | 'help';
}

export const textKey = (sid: string): string => `sms:${sid}`;

/** A text to the clinic's number. An on-call phone claims with it and is never a contact; then nothing is returned. */
export async function receiveText(
  house: House,
  text: InboundText,
): Promise<{ readonly stored: boolean; readonly id: MessageId } | undefined> {
  const onCall = house.pack.clinic.onCall.findIndex(({ phone }) => phone === text.from);
  if (onCall >= 0) {
    await answerOnCall(house, { ...text, phoneIndex: onCall });
    return undefined;
  }
  const from = await house.contacts.ofNumber(text.from, { id: house.ids.next() as ContactId, at: text.at });
  return receiveMessage(house, {
    key: textKey(text.sid),
    from,
    channel: 'sms',
    text: text.text,
    mediaCount: text.mediaCount,
    at: text.at,
    ...(text.carrierMeaning && { carrierMeaning: text.carrierMeaning }),
  });
}
