import { isPhoneNumber } from '../domain/phone.ts';
import { plus } from '../domain/time.ts';
import type { House } from './house.ts';
import { noteStatus, reportOf } from './note-status.ts';
import type { CarrierMessage } from './ports/carrier.ts';
import { CLOCK_SLACK_MS } from './resolve-unknown-send.ts';
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
  for (const message of missing) {
    try {
      stored += (await recover(house, message)) ? 1 : 0;
    } catch (cause) {
      // The next look finds it again; until then it keeps nobody else waiting.
      house.observer.note({ type: 'fault', where: 'catch-up', cause });
    }
  }
  return stored;
}

async function recover(house: House, message: CarrierMessage): Promise<boolean> {
  const { sid, from, body, mediaCount, at } = message;
  const received = await receiveText(house, { sid, from, text: body, mediaCount, at });
  if (!received?.stored) return false;
  house.observer.note({ type: 'message-recovered', messageId: received.id });
  return true;
}

/** More than a clinic has on its way at any moment. */
const MOST_REPORTS = 200;

/**
 * Reports that came while nobody was there are not repeated. What was on its way then is looked up in the carrier's
 * list, so that a text which did not arrive becomes somebody's task all the same.
 */
export async function catchUpReports(house: House, sinceMs: number): Promise<void> {
  const since = plus(house.clock.now(), -sinceMs);
  for (const send of await house.sends.unreported(since, MOST_REPORTS)) {
    const to = send.to ?? (send.contactId && (await house.contacts.get(send.contactId))?.phone);
    if (!to) continue;
    const listed = await house.carrier.outboundTo(to, plus(send.attemptedAt ?? since, -CLOCK_SLACK_MS));
    const found = listed.find(({ sid }) => sid === send.carrierSid);
    if (found) await noteStatus(house, reportOf(send.id, found));
  }
}
