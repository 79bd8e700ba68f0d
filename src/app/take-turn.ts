import type { HeardMessage } from '../domain/conversation/events.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import type { ContactId } from '../domain/ids.ts';
import { plus, SECOND } from '../domain/time.ts';
import { compareLevels } from '../domain/triage/verdict.ts';
import { advance } from './advance.ts';
import { freshAlarmCode } from './alarm-code.ts';
import { answerMessages } from './answer-messages.ts';
import { heard } from './heard.ts';
import type { House } from './house.ts';
import { ringTurn } from './jobs.ts';
import { withLease } from './lease.ts';
import type { StoredMessage } from './ports/messages.ts';

/** How soon to knock again while another process answers this contact. */
const BUSY_RETRY_MS = 2 * SECOND;

/**
 * Answers everything a contact has said and nobody has taken yet, in order, by one turn. While the contact is still
 * typing (its last message is younger than the quiet gap) it waits.
 */
export async function takeTurn(house: House, contactId: ContactId): Promise<void> {
  const held = await withLease(house, `lane:${contactId}`, () => turn(house, contactId));
  if (!held) await ringTurn(house.jobs, contactId, house.clock.now() + BUSY_RETRY_MS);
}

async function turn(house: House, contactId: ContactId): Promise<void> {
  const began = house.clock.now();
  const waiting = await house.messages.unhandled(contactId);
  const atOnce = waiting.filter((message) => message.lane !== 'turn');
  if (atOnce.length > 0) await answerMessages(house, atOnce);
  const newest = waiting.filter((message) => message.lane === 'turn').at(-1);
  if (!newest) return;
  const ready = plus(newest.receivedAt, house.settings.quietGapMs);
  if (ready > began) return ringTurn(house.jobs, contactId, ready);
  let taken = 0;
  let others = 0;
  const conversation = await advance(house, contactId, async (before) => {
    const unhandled = await house.messages.unhandled(contactId);
    const untaken = unhandled.filter(({ id, lane }) => lane === 'turn' && !before.taken.includes(id));
    const together = ofOneVoice(untaken);
    taken = together.length;
    others = untaken.length - taken;
    if (taken === 0) return undefined;
    const messages = await heardInOrder(house, before, together);
    const mayRing = messages.some(({ verdict }) => compareLevels(verdict.level, 'urgent') >= 0);
    return {
      type: 'messages-arrived',
      messages,
      ...(mayRing && { alarmCode: await freshAlarmCode(house) }),
    };
  });
  if (others > 0) await ringTurn(house.jobs, contactId, house.clock.now());
  house.observer.note({
    type: 'turn-taken',
    conversationId: conversation.id,
    messages: taken,
    ms: house.clock.now() - began,
  });
}

/** Several chats and the phone may speak for one number; each is answered by itself, where it spoke. */
function ofOneVoice(messages: readonly StoredMessage[]): readonly StoredMessage[] {
  const end = messages.findIndex(({ chatContactId }) => chatContactId !== messages[0]?.chatContactId);
  return end < 0 ? messages : messages.slice(0, end);
}

/** What one text says adds up with what the next one says, also within a turn. */
async function heardInOrder(
  house: House,
  before: Conversation,
  messages: readonly StoredMessage[],
): Promise<readonly HeardMessage[]> {
  const said: HeardMessage[] = [];
  let conversation = before;
  for (const message of messages) {
    const next = await heard(house, conversation, message);
    said.push(next);
    conversation = { ...conversation, findings: next.verdict.findings };
  }
  return said;
}
