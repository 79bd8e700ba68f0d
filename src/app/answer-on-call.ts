import { onCallStaffId } from '../domain/access/on-call.ts';
import type { Reply } from '../domain/conversation/replies.ts';
import type { PhoneNumber, SendId, StaffId } from '../domain/ids.ts';
import { MINUTE, plus, type Instant } from '../domain/time.ts';
import { advance } from './advance.ts';
import { putOnLedger, type NewSend } from './effects/send.ts';
import type { House } from './house.ts';
import { inTurn } from './lease.ts';

/** An answer fetched long after it was texted claims nothing any more. */
const CURRENT_MS = 30 * MINUTE;

/** Four digits are soon guessed by who may try for ever. */
const WRONG_CODES = 5;
const WRONG_CODES_MS = 10 * MINUTE;

export interface OnCallText {
  readonly sid: string;
  readonly from: PhoneNumber;
  readonly text: string;
  readonly at: Instant;
  readonly phoneIndex: number;
}

/**
 * A text from an on-call phone: the code of a page claims its conversation. It counts once, by the answer it gets: read
 * again from the carrier's list it must not claim what has gone back to the queue since. Cut short before the answer
 * was on the ledger it is read again, and finds its own claim. One after the other, so that many guesses at once are
 * no more than a few.
 */
export async function answerOnCall(house: House, text: OnCallText): Promise<void> {
  if (text.at < plus(house.clock.now(), -CURRENT_MS)) return;
  await inTurn(house, `on-call:${text.phoneIndex}`, () => answerOnce(house, text));
}

async function answerOnce(house: House, text: OnCallText): Promise<void> {
  const by = onCallStaffId(text.phoneIndex);
  const answer = { key: `on-call-answer:${text.sid}`, purpose: 'on-call', channel: 'sms' } as const;
  if (await house.sends.byKey(answer.key)) return;
  const reply = await replyTo(house, text, by);
  const to = { ...answer, to: text.from, staffId: by };
  if (reply) await putOnLedger(house, { ...to, body: house.pack.say(reply, 'en'), replies: [reply.key] });
  else await putIgnored(house, { ...to, body: '', replies: [] });
}

/** Undefined: no answer, so that two machines do not go on for ever. */
async function replyTo(house: House, text: OnCallText, by: StaffId): Promise<Reply | undefined> {
  const lately = await house.sends.ofStaff(by, plus(house.clock.now(), -WRONG_CODES_MS));
  const said = (key: Reply['key']): number => lately.filter(({ replies }) => replies.includes(key)).length;
  if (said('on-call-taken') >= WRONG_CODES) {
    return said('on-call-locked') === 0 ? { key: 'on-call-locked', params: {} } : undefined;
  }
  const code = /\b\d{4}\b/.exec(text.text)?.[0];
  if (code === undefined) {
    return said('on-call-no-code') < WRONG_CODES ? { key: 'on-call-no-code', params: {} } : undefined;
  }
  const key = (await claimByCode(house, code, { by, sid: text.sid })) ? 'on-call-claimed' : 'on-call-taken';
  return { key, params: { code } };
}

/** On the ledger it does not count again, and nobody is texted. */
async function putIgnored(house: House, send: NewSend): Promise<void> {
  const now = house.clock.now();
  const ended = { status: 'suppressed', reason: 'cap', endedAt: now, attempts: 0 } as const;
  const id = house.ids.next() as SendId;
  await house.sends.insertOnce({ ...send, ...ended, id, createdAt: now, notBefore: now });
}

async function claimByCode(
  house: House,
  code: string,
  { by, sid }: { readonly by: StaffId; readonly sid: string },
): Promise<boolean> {
  const id = await house.conversations.byAlarmCode(code);
  const conversation = id && (await house.conversations.get(id));
  if (!conversation) return false;
  const after = await advance(house, conversation.contactId, { type: 'claimed', by, key: `on-call:${sid}` });
  if (after.claim?.by !== by) return false;
  house.observer.note({ type: 'conversation-claimed', conversationId: after.id });
  await house.audit.append({
    at: house.clock.now(),
    actor: by,
    action: 'conversation.claimed-by-code',
    subject: after.id,
  });
  return true;
}
