import type { ContactId, ConversationId, EffectKey } from '../domain/ids.ts';
import { instant } from '../domain/time.ts';
import type { Jobs } from './ports/jobs.ts';

/** Names of jobs. They stay as they are: queued work carries them. */
export const JOB = {
  turn: 'take-turn',
  settle: 'settle-effects',
  booking: 'change-calendar',
} as const;

/** There is something to answer for this contact. */
export const ringTurn = (jobs: Jobs, contactId: ContactId, at: number): Promise<void> =>
  jobs.ring({ class: 'turn', name: JOB.turn, key: contactId, payload: { contactId }, runAt: instant(at) });

/** Effects of this conversation are left over: carry them out again. */
export const ringSettle = (jobs: Jobs, conversationId: ConversationId): Promise<void> =>
  jobs.ring({
    class: 'turn',
    name: JOB.settle,
    key: `settle-${conversationId}`,
    payload: { conversationId },
  });

/** The calendar is to be changed as this pending effect says. */
export const ringBooking = (
  jobs: Jobs,
  conversationId: ConversationId,
  effectKey: EffectKey,
): Promise<void> =>
  jobs.ring({
    class: 'booking',
    name: JOB.booking,
    key: effectKey,
    payload: { conversationId, effectKey },
  });
