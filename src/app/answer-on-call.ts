import { onCallStaffId } from '../domain/access/on-call.ts';
import type { PhoneNumber, StaffId } from '../domain/ids.ts';
import { MINUTE, plus, type Instant } from '../domain/time.ts';
import { advance } from './advance.ts';
import { putOnLedger } from './effects/send.ts';
import type { House } from './house.ts';

/** An answer fetched long after it was texted claims nothing any more. */
const CURRENT_MS = 30 * MINUTE;

/**
 * A text from an on-call phone: the code of a page claims its conversation. It counts once, by the answer it gets: read
 * again from the carrier's list it must not claim what has gone back to the queue since. Cut short before the answer
 * was on the ledger it is read again, and finds its own claim.
 */
export async function answerOnCall(
  house: House,
  text: {
    readonly sid: string;
    readonly from: PhoneNumber;
    readonly text: string;
    readonly at: Instant;
    readonly phoneIndex: number;
  },
): Promise<void> {
  if (text.at < plus(house.clock.now(), -CURRENT_MS)) return;
  const answer = `on-call-answer:${text.sid}`;
  if (await house.sends.byKey(answer)) return;
  const code = /\b\d{4}\b/.exec(text.text)?.[0] ?? '????';
  const claimed = await claimByCode(house, code, onCallStaffId(text.phoneIndex));
  const key = claimed ? 'on-call-claimed' : 'on-call-taken';
  await putOnLedger(house, {
    key: answer,
    purpose: 'on-call',
    channel: 'sms',
    to: text.from,
    body: house.pack.say({ key, params: { code } }, 'en'),
    replies: [key],
  });
}

async function claimByCode(house: House, code: string, by: StaffId): Promise<boolean> {
  const id = await house.conversations.byAlarmCode(code);
  const conversation = id && (await house.conversations.get(id));
  if (!conversation) return false;
  const after = await advance(house, conversation.contactId, { type: 'claimed', by });
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
