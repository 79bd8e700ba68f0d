import type { ConversationEvent, HeardMessage } from '../domain/conversation/events.ts';
import type { Facts } from '../domain/conversation/facts.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import type { DecisionRecord } from './ports/ledgers.ts';

/** The step as it can be explained and replayed: what came in, what the rules said, what was done about it. */
export function decisionRecord(step: {
  readonly event: ConversationEvent;
  readonly after: Conversation;
  readonly facts: Facts;
  readonly packVersion: string;
  /** Tells attempts to save the same version apart. */
  readonly attempt: string;
}): DecisionRecord {
  const { event, after, facts, packVersion, attempt } = step;
  const messages = messagesOf(event);
  const prefix = `${after.id}:${after.version}:`;
  const effects = after.pending.filter(({ key }) => key.startsWith(prefix)).map(({ effect }) => effect);
  const { clinic: _clinic, ...told } = facts;
  return {
    key: `${after.id}:${after.version}:${attempt}`,
    conversationId: after.id,
    contactId: after.contactId,
    version: after.version,
    at: facts.now,
    event: event.type,
    messages: messages.map((message) => message.id),
    level: after.level,
    rules: [...new Set(messages.flatMap(({ verdict }) => verdict.rules.map((rule) => rule.id)))],
    packVersion,
    effects: effects.map((effect) => effect.type),
    detail: JSON.stringify({ event, facts: told, effects }),
  };
}

function messagesOf(event: ConversationEvent): readonly HeardMessage[] {
  switch (event.type) {
    case 'messages-arrived':
      return event.messages;
    case 'danger-heard':
    case 'consent-heard':
      return [event.message];
    default:
      return [];
  }
}
