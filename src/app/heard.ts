import type { HeardMessage } from '../domain/conversation/events.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import { compareLevels } from '../domain/triage/verdict.ts';
import type { House } from './house.ts';
import type { StoredMessage } from './ports/messages.ts';

/**
 * A stored message as `decide` hears it: its verdict is taken again together with the findings of this episode, so
 * that what was said before adds up with what is said now. It can only come out higher than the stored one. What is
 * answered before it is understood is answered in its own language.
 */
export async function heard(
  house: Pick<House, 'pack' | 'understanding'>,
  conversation: Conversation,
  message: StoredMessage,
): Promise<HeardMessage> {
  const { id, receivedAt: at, channel, chatContactId: via, text, mediaCount, consent, lane } = message;
  const verdict =
    conversation.findings.length === 0
      ? message.verdict
      : house.pack.judge({ text, priorFindings: conversation.findings, language: conversation.language });
  const atOnce = lane !== 'turn' || compareLevels(verdict.level, 'urgent') >= 0;
  // Without it the safety text goes out in the language so far, which is better than none.
  const language = atOnce ? await house.understanding.languageOf(text).catch(() => undefined) : undefined;
  return {
    id,
    at,
    channel,
    ...(via !== undefined && { via }),
    text,
    mediaCount,
    verdict,
    consent,
    ...(message.carrierAnswered && { carrierAnswered: true }),
    ...(language && { language }),
  };
}
