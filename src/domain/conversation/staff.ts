import type { StaffId } from '../ids.ts';
import { compareLevels, type Level } from '../triage/verdict.ts';
import { acknowledge } from './alarm.ts';
import { MAX_STAFF_TEXT, MAX_STAFF_TEXTS } from './bounds.ts';
import { backToQueue } from './deadline.ts';
import type { Decision } from './decide.ts';
import { endEpisode } from './episode.ts';
import type { ConversationEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { freeDialogue } from './free.ts';
import { isApplied, noteApplied } from './hear.ts';
import { markAllHandled } from './outstanding.ts';
import { change, emit, stay, without } from './step.ts';
import type { Conversation } from './state.ts';

/** Takes a waiting conversation, or one the bot has. Somebody else's stays as it is, which tells the second claimer. */
export function claimed(conversation: Conversation, by: StaffId, facts: Facts): Decision {
  if (conversation.mode === 'staffed') return stay(conversation);
  return take(stay(conversation), by, facts);
}

function take(decision: Decision, by: StaffId, { now }: Facts): Decision {
  const { mode, epoch } = decision.next;
  const freed =
    mode === 'bot'
      ? change(freeDialogue(decision, { keepChoice: true, dropUnderstanding: true }), { epoch: epoch + 1 })
      : decision;
  const held = without(change(freed, { mode: 'staffed', claim: { by, at: now } }), 'misses');
  return markAllHandled(acknowledge(held, now));
}

/** Back to the queue by the holder's own wish. What nobody has answered, or is urgent, rings again. */
export function released(conversation: Conversation, facts: Facts): Decision {
  return conversation.mode === 'staffed' ? backToQueue(stay(conversation), facts) : stay(conversation);
}

/** Words of a person; they claim what nobody has. Over a colleague's head nothing is said. */
export function staffReplied(
  conversation: Conversation,
  { by, text, key }: Extract<ConversationEvent, { readonly type: 'staff-replied' }>,
  facts: Facts,
): Decision {
  const { mode, claim, pending } = conversation;
  if (isApplied(conversation, key) || (claim && claim.by !== by)) return stay(conversation);
  if (pending.filter(({ effect }) => effect.type === 'send-staff-text').length >= MAX_STAFF_TEXTS) {
    return stay(conversation);
  }
  const held = mode === 'staffed' && claim ? stay(conversation) : take(stay(conversation), by, facts);
  const at = held.next.claim?.at ?? facts.now;
  const answered = change(acknowledge(noteApplied(held, key), facts.now), {
    claim: { by, at, answeredAt: facts.now },
  });
  const { channel, epoch } = answered.next;
  return emit(without(answered, 'waitingSince', 'told'), {
    type: 'send-staff-text',
    text: text.slice(0, MAX_STAFF_TEXT),
    channel,
    epoch,
  });
}

/** The bot speaks again, in the same episode, from a clean start. */
export function handedBack(conversation: Conversation): Decision {
  if (conversation.mode === 'bot') return stay(conversation);
  const back = change(freeDialogue(stay(conversation), { keepChoice: true, dropUnderstanding: true }), {
    mode: 'bot',
    epoch: conversation.epoch + 1,
    wrongBirthDates: 0,
  });
  return without(back, 'alarm', 'claim', 'waitingSince', 'told', 'misses');
}

export const resolved = (conversation: Conversation): Decision =>
  change(endEpisode(stay(conversation)), { wrongBirthDates: 0 });

/** A nurse's judgement, with a reason on the audit chain. The findings rest; a new red flag rings anew. */
export function levelLowered(conversation: Conversation, to: Level): Decision {
  if (compareLevels(to, conversation.level) >= 0) return stay(conversation);
  const lowered = without(change(stay(conversation), { level: to, findings: [] }), 'rungFlags');
  const { alarm } = lowered.next;
  if (!alarm || compareLevels(to, alarm.level) >= 0) return lowered;
  return compareLevels(to, 'urgent') < 0
    ? without(lowered, 'alarm')
    : change(lowered, { alarm: { ...alarm, level: to } });
}
