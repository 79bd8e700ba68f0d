import { MINUTE, plus, SECOND, type Instant } from '../domain/time.ts';
import { tell, tellSendEnded } from './end-send.ts';
import { isSafety } from '../domain/consent/purpose.ts';
import type { House } from './house.ts';
import { noteStatus, reportOf } from './note-status.ts';
import type { CarrierMessage } from './ports/carrier.ts';
import type { Send } from './ports/sends.ts';

/** The carrier's list has whole seconds and its clock is not ours. */
export const CLOCK_SLACK_MS = 5 * SECOND;

/**
 * A send whose hand-over was cut: no status callback came in the time it had. The carrier's list decides. There: it
 * was taken. Not there: it never arrived and waits to be sent again. List unreadable for too long: a safety text goes
 * again, since twice is better than never; anything else goes to a person.
 */
export async function resolveUnknownSend(house: House, send: Send): Promise<void> {
  const attemptedAt = send.attemptedAt ?? send.createdAt;
  const to = send.to ?? (send.contactId && (await house.contacts.get(send.contactId))?.phone);
  if (!to) return;
  let listed: readonly CarrierMessage[];
  try {
    listed = await house.carrier.outboundTo(to, plus(attemptedAt, -CLOCK_SLACK_MS));
  } catch {
    return unreadable(house, send, attemptedAt);
  }
  const taken = await firstUnclaimed(house, send, listed);
  if (taken) await noteStatus(house, reportOf(send.id, taken));
  else await sendAgain(house, send);
}

/** The same words may have gone to the same number before: what another send stands for is not ours. */
async function firstUnclaimed(
  house: House,
  send: Send,
  listed: readonly CarrierMessage[],
): Promise<CarrierMessage | undefined> {
  for (const message of listed) {
    if (letters(message.body) !== letters(send.body)) continue;
    const owner = await house.sends.bySid(message.sid);
    if (owner === undefined || owner === send.id) return message;
  }
  return undefined;
}

/** Carriers exchange odd marks for plain ones to save a segment. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

async function unreadable(house: House, send: Send, attemptedAt: Instant): Promise<void> {
  if (house.clock.now() < plus(attemptedAt, house.settings.carrierPatienceMs)) return;
  if (isSafety(send.purpose) || send.purpose === 'on-call') return sendAgain(house, send);
  await giveUp(house, send, 'unclear');
}

/**
 * The carrier does not have it. Nobody is left waiting for long: a safety text goes on being tried while a person is
 * asked to call; anything else ends here. A first try that a crash cut off goes again however long the house was down.
 */
async function sendAgain(house: House, send: Send): Promise<void> {
  const late =
    send.attempts > 1 && house.clock.now() >= plus(send.createdAt, house.settings.carrierPatienceMs);
  if (late && !isSafety(send.purpose)) return giveUp(house, send, 'failed');
  const notBefore = plus(house.clock.now(), late ? MINUTE : 0);
  const moved = await house.sends.advance(send.id, ['handing'], 'waiting', { notBefore });
  if (moved && late) await tell(house, send, 'unclear');
  if (moved) house.outbox.look();
}

async function giveUp(house: House, { id }: Send, to: 'unclear' | 'failed'): Promise<void> {
  const ended = { endedAt: house.clock.now(), reason: 'not-at-carrier', untold: true };
  if (await house.sends.advance(id, ['handing'], to, ended)) await tellSendEnded(house, id);
}
