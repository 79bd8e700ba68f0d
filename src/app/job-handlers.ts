import type { ContactId, ConversationId, EffectKey } from '../domain/ids.ts';
import { advance, settleLeftovers } from './advance.ts';
import { changeCalendar } from './change-calendar.ts';
import type { House } from './house.ts';
import { JOB } from './jobs.ts';
import type { JobHandler } from './ports/jobs.ts';
import { takeTurn } from './take-turn.ts';

/** After so many tries the house says that it cannot, and a person takes over. */
const GIVE_UP_AFTER = 6;

/** What answers each job, by its name. */
export const jobHandlers = (house: House): Readonly<Record<string, JobHandler>> => ({
  [JOB.turn]: ({ contactId }) => takeTurn(house, contactId as ContactId),
  [JOB.settle]: async ({ conversationId }, { attempt }) => {
    const id = conversationId as ConversationId;
    const failed = await settleLeftovers(house, id);
    if (failed.length === 0) return;
    if (attempt < GIVE_UP_AFTER) throw new EffectsFailed();
    await giveUp(house, id, failed);
  },
  [JOB.booking]: async ({ conversationId, effectKey }, { attempt }) => {
    const job = { conversationId: conversationId as ConversationId, effectKey: effectKey as EffectKey };
    try {
      await changeCalendar(house, job);
    } catch (error) {
      if (attempt < GIVE_UP_AFTER) throw error;
      await giveUp(house, job.conversationId, [job.effectKey]);
    }
  },
});

/** Told to the runner, which tries again after a pause. */
class EffectsFailed extends Error {
  override readonly name = 'EffectsFailed';
}

/** Whatever could not be carried out is left to a person, so that nobody waits for an answer that cannot come. */
async function giveUp(house: House, id: ConversationId, keys: readonly EffectKey[]): Promise<void> {
  const conversation = await house.conversations.get(id);
  if (!conversation) return;
  for (const key of keys) await advance(house, conversation.contactId, { type: 'gave-up', key });
}
