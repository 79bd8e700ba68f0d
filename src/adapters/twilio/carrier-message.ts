import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message.js';
import type { CarrierMessage } from '../../app/ports/carrier.ts';
import type { PhoneNumber } from '../../domain/ids.ts';
import { instant } from '../../domain/time.ts';
import { SEND_STATES } from './send-states.ts';

/**
 * A message of Twilio's list in our words. While a Messaging Service has not yet chosen a number for a message,
 * Twilio names no sender; `sender` stands in for it.
 */
export function toCarrierMessage(found: MessageInstance, sender: PhoneNumber): CarrierMessage {
  // The library's types promise values that Twilio leaves null.
  const from = (found.from as PhoneNumber | null) ?? sender;
  const body = (found.body as string | null) ?? '';
  const mediaCount = Number.parseInt(found.numMedia, 10);
  const state: string = found.status;
  const inbound = found.direction === 'inbound';
  const sendState = inbound || !isSendState(state) ? undefined : SEND_STATES[state];
  const errorCode = (found.errorCode as number | null) ?? undefined;
  return {
    sid: found.sid,
    from,
    to: found.to as PhoneNumber,
    body,
    at: instant(found.dateCreated.getTime()),
    direction: inbound ? 'inbound' : 'outbound',
    state,
    ...(sendState && { sendState }),
    ...(errorCode !== undefined && { errorCode }),
    mediaCount: Number.isNaN(mediaCount) ? 0 : mediaCount,
  };
}

const isSendState = (state: string): state is keyof typeof SEND_STATES => Object.hasOwn(SEND_STATES, state);
