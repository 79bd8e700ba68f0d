import type { Conversation } from '../domain/conversation/state.ts';
import type { ContactId } from '../domain/ids.ts';
import { advance, settleLeftovers } from './advance.ts';
import { freshAlarmCode } from './alarm-code.ts';
import { heard } from './heard.ts';
import type { House } from './house.ts';
import { ringTurn } from './jobs.ts';
import type { StoredMessage } from './ports/messages.ts';

/** Sends each stored message through its door; also what the sweep does with those that were left lying. */
export async function answerMessages(house: House, messages: readonly StoredMessage[]): Promise<void> {
  const turns = new Set<ContactId>();
  for (const message of messages) {
    if (message.lane === 'turn') turns.add(message.contactId);
    else if (message.lane === 'consent') await answerInOrder(house, message);
    else await answerAtOnce(house, message);
  }
  const at = house.clock.now() + house.settings.quietGapMs;
  await Promise.all([...turns].map((contactId) => ringTurn(house.jobs, contactId, at)));
}

/**
 * START must not be decided before a STOP that came first, nor its answer leave first: two that were fetched together
 * from the carrier's list are answered side by side.
 */
async function answerInOrder(house: House, message: StoredMessage): Promise<void> {
  const waiting = await house.messages.unhandled(message.contactId);
  const earlier = waiting.filter(({ id, lane }) => lane === 'consent' && id < message.id);
  for (const one of earlier) {
    const { id } = await answerAtOnce(house, one);
    // Whoever has taken it may still be at it.
    await settleLeftovers(house, id);
  }
  await answerAtOnce(house, message);
}

/** Danger and consent: one commit for this message alone, no queue and no lane. */
function answerAtOnce(house: House, message: StoredMessage): Promise<Conversation> {
  return advance(house, message.contactId, async (conversation) => {
    const [current] = await house.messages.get([message.id]);
    if (!current || current.handledAt !== undefined || conversation.taken.includes(message.id)) {
      return undefined;
    }
    const said = await heard(house, conversation, current);
    return message.lane === 'danger'
      ? { type: 'danger-heard', message: said, alarmCode: await freshAlarmCode(house) }
      : { type: 'consent-heard', message: said };
  });
}
