import { isOnCallPhone } from '../access/on-call.ts';
import type { StaffId } from '../ids.ts';
import { compareLevels } from '../triage/verdict.ts';
import { acknowledge } from './alarm.ts';
import { MAX_STAFF_TEXT, MAX_STAFF_TEXTS } from './bounds.ts';
import { backToQueue } from './deadline.ts';
import type { Decision } from './decide.ts';
import { endEpisode } from './episode.ts';
import type { ConversationEvent, SeenVersion } from './events.ts';
import type { Facts } from './facts.ts';
import { freeDialogue } from './free.ts';
import { isApplied, noteApplied } from './hear.ts';
import { hasNews } from './news.ts';
import { markAllHandled } from './outstanding.ts';
import { change, emit, stay, without } from './step.ts';
import type { Conversation } from './state.ts';
import { voiceOf } from './voice.ts';

/**
 * Takes a waiting conversation, one the bot has, or one that an on-call phone has claimed by its code. A colleague's
 * stays as it is, which tells the second claimer.
 */
export function claimed(
  conversation: Conversation,
  { by, key }: Extract<ConversationEvent, { readonly type: 'claimed' }>,
  facts: Facts,
): Decision {
  if (key !== undefined && isApplied(conversation, key)) return stay(conversation);
  if (!mayTake(conversation, by)) return stay(conversation);
  const noted = key === undefined ? stay(conversation) : noteApplied(stay(conversation), key);
  return acknowledge(take(noted, by, facts), facts.now);
}

const mayTake = ({ mode, claim }: Conversation, by: StaffId): boolean =>
  mode !== 'staffed' || !claim || (isOnCallPhone(claim.by) && !isOnCallPhone(by));

function take(decision: Decision, by: StaffId, { now }: Facts): Decision {
  const { mode, epoch } = decision.next;
  const freed =
    mode === 'bot'
      ? change(freeDialogue(decision, { keepChoice: true, dropUnderstanding: true }), { epoch: epoch + 1 })
      : decision;
  const held = without(change(freed, { mode: 'staffed', claim: { by, at: now } }), 'misses');
  return markAllHandled(held);
}

/** Back to the queue by the holder's own wish. What nobody has answered, or is urgent, rings again. */
export function released(conversation: Conversation, facts: Facts): Decision {
  return conversation.mode === 'staffed' ? backToQueue(stay(conversation), facts) : stay(conversation);
}

type StaffReply = Extract<ConversationEvent, { readonly type: 'staff-replied' }>;

/** Whether a person's text is taken: it was taken before, or not too many are on their way already. */
export const hasRoomForText = (conversation: Conversation, key: string): boolean =>
  isApplied(conversation, key) ||
  conversation.pending.filter(({ effect }) => effect.type === 'send-staff-text').length < MAX_STAFF_TEXTS;

/**
 * Words of a person; they claim what nobody has. Over a colleague's head nothing is said. Words written before the
 * patient's last are sent, but do not answer those: the patient still waits, and what rang goes on ringing.
 */
export function staffReplied(
  conversation: Conversation,
  { by, text, key, seen }: StaffReply,
  facts: Facts,
): Decision {
  const { mode, claim } = conversation;
  if (isApplied(conversation, key) || (claim && claim.by !== by)) return stay(conversation);
  if (!hasRoomForText(conversation, key)) return stay(conversation);
  const held = mode === 'staffed' && claim ? stay(conversation) : take(stay(conversation), by, facts);
  const noted = noteApplied(held, key);
  const { epoch } = noted.next;
  return emit(hasNews(conversation, seen) ? noted : answered(noted, by, facts), {
    type: 'send-staff-text',
    text: text.slice(0, MAX_STAFF_TEXT),
    ...voiceOf(noted.next),
    epoch,
  });
}

/** Somebody has seen to all that the patient said so far. */
function answered(decision: Decision, by: StaffId, { now }: Facts): Decision {
  const at = decision.next.claim?.at ?? now;
  const claim = { by, at, answeredAt: now };
  return without(change(acknowledge(decision, now), { claim }), 'waitingSince', 'told');
}

/** The bot speaks again, in the same episode, from a clean start. */
export function handedBack(conversation: Conversation, seen: SeenVersion): Decision {
  if (conversation.mode === 'bot' || hasNews(conversation, seen)) return stay(conversation);
  const back = change(freeDialogue(stay(conversation), { keepChoice: true, dropUnderstanding: true }), {
    mode: 'bot',
    epoch: conversation.epoch + 1,
    wrongBirthDates: 0,
  });
  return without(back, 'alarm', 'claim', 'waitingSince', 'told', 'misses');
}

/** Nobody closes what they have not seen. */
export const resolved = (conversation: Conversation, seen: SeenVersion): Decision =>
  hasNews(conversation, seen) ? stay(conversation) : endEpisode(stay(conversation));

/** A nurse's judgement, with a reason on the audit chain. The findings rest; a new red flag rings anew. */
export function levelLowered(
  conversation: Conversation,
  { to, seen }: Pick<Extract<ConversationEvent, { readonly type: 'level-lowered' }>, 'to' | 'seen'>,
): Decision {
  if (compareLevels(to, conversation.level) >= 0 || hasNews(conversation, seen)) return stay(conversation);
  const lowered = without(change(stay(conversation), { level: to, findings: [] }), 'rungFlags');
  const { alarm } = lowered.next;
  if (!alarm || compareLevels(to, alarm.level) >= 0) return lowered;
  return compareLevels(to, 'urgent') < 0
    ? without(lowered, 'alarm')
    : change(lowered, { alarm: { ...alarm, level: to } });
}
