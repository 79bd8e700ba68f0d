import type { HeardMessage } from '../domain/conversation/events.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import type { StoredMessage } from './ports/messages.ts';
import type { Pack } from './ports/pack.ts';

/**
 * A stored message as `decide` hears it: its verdict is taken again together with the findings of this episode, so
 * that what was said before adds up with what is said now. It can only come out higher than the stored one.
 */
export function heard(pack: Pack, conversation: Conversation, message: StoredMessage): HeardMessage {
  const { id, receivedAt: at, channel, text, mediaCount, consent, carrierAnswered } = message;
  const verdict =
    conversation.findings.length === 0
      ? message.verdict
      : pack.judge({ text, priorFindings: conversation.findings, language: conversation.language });
  return { id, at, channel, text, mediaCount, verdict, consent, ...(carrierAnswered && { carrierAnswered }) };
}
