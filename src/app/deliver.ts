import { maySend, type SendQuestion } from '../domain/consent/may-send.ts';
import { isSafety, type Purpose } from '../domain/consent/purpose.ts';
import type { ContactId, SendId } from '../domain/ids.ts';
import { DAY, HOUR, instant, MINUTE, plus, SECOND, type Instant } from '../domain/time.ts';
import { isIntroduction, tell, tellSendEnded } from './end-send.ts';
import type { House } from './house.ts';
import { noteBlocked } from './note-blocked.ts';
import type { Contact } from './ports/contacts.ts';
import type { Send, SendChange, SendStatus } from './ports/sends.ts';

/** Pauses before a text that certainly did not leave is tried again; after the last it has failed. */
const RETRY_AFTER_MS = [1, 2, 5, 15, 30, 60, 120, 300].map((seconds) => seconds * SECOND);

/** What is said in answer keeps its order: a text that has to be tried again is not overtaken by the next one. */
const IN_ORDER: readonly Purpose[] = ['reply', 'staff-reply'];

/** After so many tries nobody waits any longer for a safety text that may still get through: a person calls. */
const CALL_AFTER_TRIES = 3;

/** Takes one send to its recipient, if it may go now. Called twice at once it still leaves once. */
export async function deliver(house: House, id: SendId): Promise<void> {
  const send = await house.sends.get(id);
  const now = house.clock.now();
  if (send?.status !== 'waiting' || send.notBefore > now) return;
  if (IN_ORDER.includes(send.purpose) && (await house.sends.isBehind(send, IN_ORDER))) return;
  const contact = send.contactId && (await house.contacts.get(send.contactId));
  const verdict = maySend(await questionOf(house, send, contact));
  switch (verdict.kind) {
    case 'send':
      if (send.channel === 'chat') await showInChat(house, send);
      else await handToCarrier(house, send, contact);
      return;
    case 'defer':
      await house.sends.advance(id, ['waiting'], 'waiting', { notBefore: verdict.until });
      return;
    case 'refuse': {
      const { reason } = verdict;
      const untold = verdict.staffTask || isIntroduction(send);
      const moved = await move(house, send, ['waiting', 'suppressed'], { reason, endedAt: now, untold });
      if (moved && untold) await tellSendEnded(house, id);
    }
  }
}

async function questionOf(house: House, send: Send, contact: Contact | undefined): Promise<SendQuestion> {
  const { purpose, channel, createdAt, contactId, appointmentId, epoch } = send;
  const now = house.clock.now();
  const { zone, quietHours } = house.pack.clinic;
  const count = (since: number): Promise<number> =>
    contactId ? house.sends.count(contactId, [purpose], plus(now, -since), send.id) : Promise.resolve(0);
  const conversation =
    contactId && epoch !== undefined ? await house.conversations.ofContact(contactId) : undefined;
  const visit = appointmentId && (await house.appointments.get(appointmentId));
  const [lastHour, lastDay, lastWeek, sameCause] = await Promise.all([
    count(HOUR),
    purpose === 'reminder' ? count(DAY) : 0,
    purpose === 'reminder' ? count(7 * DAY) : 0,
    purpose === 'opt-out-confirmation' && contactId ? confirmations(house, contactId, send) : 0,
  ]);
  return {
    purpose,
    channel,
    createdAt,
    ...(send.saidAt !== undefined && { saidAt: send.saidAt }),
    now,
    zone,
    quietHours,
    optedOut: contact?.optedOut ?? false,
    ...(conversation && epoch !== undefined && { epoch: { made: epoch, current: conversation.epoch } }),
    earlier: { lastHour, lastDay, lastWeek, sameCause },
    // Decided with the conversation at hand, which knows its flags; a repeated one makes no send at all.
    repeatedFlag: false,
    ...(visit && {
      appointment: {
        stands:
          visit.start === send.visitStart && (visit.status === 'booked' || visit.status === 'confirmed'),
        start: visit.start,
      },
    }),
  };
}

/** Of this very opt-out: whoever has opted in again meanwhile is owed a new one. */
async function confirmations(house: House, contactId: ContactId, { id, purpose }: Send): Promise<number> {
  const lines = await house.consents.ofContact(contactId);
  const optIns = lines.filter(({ scope, act }) => scope === 'everything' && act === 'granted');
  const since = Math.max(house.clock.now() - 5 * MINUTE, ...optIns.map(({ at }) => at));
  return house.sends.count(contactId, [purpose], instant(since), id);
}

async function showInChat(house: House, send: Send): Promise<void> {
  const moved = await move(house, send, ['waiting', 'delivered'], { endedAt: house.clock.now() });
  if (moved && send.contactId) house.live.publish({ type: 'chat', contactId: send.contactId });
}

/** Marked before it is handed over: whatever dies meanwhile, nobody hands it over again without asking the carrier. */
async function handToCarrier(house: House, send: Send, contact: Contact | undefined): Promise<void> {
  const to = send.to ?? contact?.phone;
  const attempts = send.attempts + 1;
  if (!to) {
    await fail(house, send, { from: 'waiting', reason: 'no-number' });
    return;
  }
  const attemptedAt = house.clock.now();
  if (!(await house.sends.advance(send.id, ['waiting'], 'handing', { attemptedAt, attempts }))) return;
  const outcome = await house.carrier.send({ to, body: send.body, sendId: send.id });
  switch (outcome.kind) {
    case 'accepted':
      await move(house, send, ['handing', 'accepted'], { carrierSid: outcome.sid });
      return;
    case 'unknown':
      return;
    case 'not-sent':
      await tryLater(house, send, attempts);
      return;
    case 'refused':
      if (outcome.blocked) await noteBlocked(house, send);
      if (!outcome.permanent && !outcome.blocked && attempts <= RETRY_AFTER_MS.length) {
        await tryLater(house, send, attempts);
      } else {
        await fail(house, send, { from: 'handing', reason: String(outcome.code) });
      }
  }
}

async function tryLater(house: House, send: Send, attempts: number): Promise<void> {
  const pause = RETRY_AFTER_MS[attempts - 1];
  if (pause === undefined) return fail(house, send, { from: 'handing', reason: 'not-reachable' });
  const notBefore: Instant = plus(house.clock.now(), pause);
  await house.sends.advance(send.id, ['handing'], 'waiting', { notBefore });
  if (isSafety(send.purpose) && attempts >= CALL_AFTER_TRIES) await tell(house, send, 'unclear');
}

async function fail(
  house: House,
  send: Send,
  { from, reason }: { readonly from: SendStatus; readonly reason: string },
): Promise<void> {
  const ended = { reason, endedAt: house.clock.now(), untold: true };
  if (await move(house, send, [from, 'failed'], ended)) await tellSendEnded(house, send.id);
}

async function move(
  house: House,
  { id, purpose, channel }: Send,
  step: readonly [from: SendStatus, to: SendStatus],
  change: SendChange,
): Promise<boolean> {
  const [from, status] = step;
  const moved = await house.sends.advance(id, [from], status, change);
  const reason = change.reason !== undefined && { reason: change.reason };
  if (moved) house.observer.note({ type: 'send-moved', sendId: id, purpose, channel, status, ...reason });
  return moved;
}
