import { maxLevel } from '../triage/verdict.ts';
import type { Decision } from './decide.ts';
import type { ConversationEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { isApplied, noteApplied } from './hear.ts';
import { noteNews } from './news.ts';
import { ask, pursue } from './pursue.ts';
import { change, stay } from './step.ts';
import type { Conversation } from './state.ts';

/** A chat has proved that it is this number's: what it was about goes on here, without a second introduction. */
export function chatJoined(
  conversation: Conversation,
  event: Extract<ConversationEvent, { readonly type: 'chat-joined' }>,
  facts: Facts,
): Decision {
  const { key, goal, level } = event;
  if (isApplied(conversation, key)) return stay(conversation);
  const { introduced } = conversation;
  const joined = change(noteNews(noteApplied(stay(conversation), key)), {
    channel: 'chat',
    level: maxLevel(conversation.level, level),
    introduced: introduced.includes('chat') ? introduced : [...introduced, 'chat'],
  });
  const { mode, dialogue } = joined.next;
  // A person has it, or the house is in the middle of something that will be answered anyway.
  if (mode !== 'bot' || dialogue.step === 'working' || dialogue.step === 'booking') return joined;
  return goal
    ? pursue(joined, goal, facts)
    : ask(joined, facts, { step: 'idle', menu: true }, { key: 'greeting', params: {} });
}
