import { isPhoneNumber } from '../domain/phone.ts';
import { plus } from '../domain/time.ts';
import type { House } from './house.ts';
import type { CarrierMessage } from './ports/carrier.ts';
import { receiveText, textKey } from './receive-text.ts';

/**
 * Stores what patients texted while we were down or a webhook was lost: the carrier keeps a list, and what is not
 * stored yet is received as if it came now; but not what the webhook turns away too, texts from short codes.
 */
export async function catchUp(house: House, sinceMs: number): Promise<number> {
  const since = plus(house.clock.now(), -sinceMs);
  const listed = await house.carrier.inboundSince(since);
  const known = await house.messages.known(listed.map(({ sid }) => textKey(sid)));
  const missing = listed.filter(({ sid, from }) => isPhoneNumber(from) && !known.has(textKey(sid)));
  let stored = 0;
  for (const message of missing) stored += (await recover(house, message)) ? 1 : 0;
  return stored;
}

async function recover(house: House, message: CarrierMessage): Promise<boolean> {
  const { sid, from, body, mediaCount, at } = message;
  const received = await receiveText(house, { sid, from, text: body, mediaCount, at: at });
  if (!received?.stored) return false;
  house.observer.note({ type: 'message-recovered', messageId: received.id });
  return true;
}
