import type { EffectResult } from '../domain/conversation/events.ts';
import type { Effect } from '../domain/conversation/effects.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import type { ConversationId, EffectKey } from '../domain/ids.ts';
import { advance } from './advance.ts';
import { bookVisit } from './visits/book-visit.ts';
import { cancelVisit } from './visits/cancel-visit.ts';
import { confirmVisit } from './visits/confirm-visit.ts';
import { moveVisit } from './visits/move-visit.ts';
import type { House } from './house.ts';

/** The booking job: changes the calendar as a pending effect says and brings the result to its conversation. */
export async function changeCalendar(
  house: House,
  job: { readonly conversationId: ConversationId; readonly effectKey: EffectKey },
): Promise<void> {
  const conversation = await house.conversations.get(job.conversationId);
  const pending = conversation?.pending.find(({ key }) => key === job.effectKey);
  if (!conversation || !pending) return;
  const result = pending.unwanted
    ? await leftUndone(house, pending.effect)
    : await changed(house, conversation, pending.effect);
  if (!result) return;
  house.live.publish({ type: 'calendar' });
  await advance(house, conversation.contactId, { type: 'effect-settled', key: job.effectKey, result });
}

/** The patient has said STOP, or is in danger. What an earlier run of this job has written already stays. */
async function leftUndone(house: House, effect: Effect): Promise<EffectResult | undefined> {
  if (effect.type !== 'book' && effect.type !== 'move-visit') return undefined;
  const written = await house.appointments.byBooking(effect.bookingId);
  if (!written) return { type: 'slot-lost' };
  const { id: appointmentId } = written;
  return { type: effect.type === 'book' ? 'booked' : 'moved', appointmentId, slot: effect.slot };
}

function changed(
  house: House,
  conversation: Conversation,
  effect: Effect,
): Promise<EffectResult | undefined> {
  switch (effect.type) {
    case 'book':
      return bookVisit(house, conversation, effect);
    case 'move-visit':
      return moveVisit(house, effect);
    case 'cancel-visit':
      return cancelVisit(house, effect.appointmentId);
    case 'confirm-visit':
      return confirmVisit(house, effect.appointmentId);
    default:
      return Promise.resolve(undefined);
  }
}
