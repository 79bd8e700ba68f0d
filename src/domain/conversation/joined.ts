import { maxLevel } from '../triage/verdict.ts';
import type { Decision } from './decide.ts';
import type { ConversationEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { isApplied, noteApplied } from './hear.ts';
import { noteNews } from './news.ts';
import { ask, pursue } from './pursue.ts';
import { say } from './send.ts';
import { change, stay } from './step.ts';
import type { Conversation } from './state.ts';
import { speakTo } from './voice.ts';

/** A chat has proved that it is this number's: what it was about goes on here, without a second introduction. */
export function chatJoined(
  conversation: Conversation,
  event: Extract<ConversationEvent, { readonly type: 'chat-joined' }>,
  facts: Facts,
): Decision {
  const { key, via, goal, level } = event;
  if (isApplied(conversation, key)) return stay(conversation);
  const { introduced } = conversation;
  const noted = noteNews(noteApplied(stay(conversation), key));
  const joined = change(speakTo(noted, { channel: 'chat', via }), {
    verified: [],
    level: maxLevel(conversation.level, level),
    introduced: introduced.includes('chat') ? introduced : [...introduced, 'chat'],
  });
  const { mode, dialogue } = joined.next;
  if (mode !== 'bot') return joined;
  // The house is in the middle of something for whoever asked before; the newcomer asks again behind it.
  if (dialogue.step === 'working' || dialogue.step === 'booking') {
    return say(joined, { facts, replies: [{ key: 'greeting', params: {} }] });
  }
  return goal
    ? pursue(joined, goal, facts)
    : ask(joined, facts, { step: 'idle', menu: true }, { key: 'greeting', params: {} });
}
