import type { Twilio } from 'twilio';
import type { PhoneNumber } from '../../domain/ids.ts';
import type { TwilioAccount } from './account.ts';
import { asking } from './twilio-fault.ts';

/**
 * The numbers patients write to: the configured one, or the pool of the Messaging Service. An account may hold
 * numbers of other systems, whose messages are none of ours.
 */
export async function sendersOf(client: Twilio, account: TwilioAccount): Promise<readonly PhoneNumber[]> {
  const { messagingServiceSid, from } = account;
  if (messagingServiceSid === undefined) return from === undefined ? [] : [from];
  const pool = await asking('the numbers of the Messaging Service', () =>
    client.messaging.v1.services(messagingServiceSid).phoneNumbers.list(),
  );
  return pool.map(({ phoneNumber }) => phoneNumber as PhoneNumber);
}
