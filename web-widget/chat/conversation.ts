import type { ChatMessage } from '../../src/contract/chat.ts';

/** What the visitor wrote and the clinic has not yet confirmed. */
export interface Unsent {
  readonly clientId: string;
  readonly text: string;
  /** Milliseconds since the epoch, by this device's clock. */
  readonly at: number;
  /** `failed` stays until the visitor tries again. */
  readonly state: 'waiting' | 'failed';
}

export interface Conversation {
  /** By id. */
  readonly told: ReadonlyMap<string, ChatMessage>;
  /** In the order of writing. */
  readonly unsent: readonly Unsent[];
}

export type ConversationEvent =
  /** Written here, found again after a reload, or written in another tab. */
  | { readonly type: 'wrote'; readonly unsent: Unsent }
  | { readonly type: 'acked'; readonly clientId: string; readonly id: string; readonly at: number }
  | { readonly type: 'failed'; readonly clientId: string }
  | { readonly type: 'tried-again'; readonly clientId: string; readonly at: number }
  /** Live, replayed or both: may overlap what is known, in any order. */
  | { readonly type: 'heard'; readonly messages: readonly ChatMessage[] };

export const NOTHING_SAID: Conversation = { told: new Map(), unsent: [] };

/** Every message is kept once, by whatever ways and however often it is told of. */
export function advance(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'wrote':
      return write(conversation, event.unsent);
    case 'acked': {
      const sent = conversation.unsent.find(({ clientId }) => clientId === event.clientId);
      if (!sent) return conversation;
      const { clientId, id, at } = event;
      return hear(conversation, [{ id, from: 'patient', text: sent.text, at, clientId }]);
    }
    case 'failed':
      return changeUnsent(conversation, event.clientId, (unsent) => ({ ...unsent, state: 'failed' }));
    case 'tried-again':
      // Written anew as far as order goes: what was sent since stands before it.
      return changeUnsent(conversation, event.clientId, (unsent) => ({
        ...unsent,
        state: 'waiting',
        at: event.at,
      }));
    case 'heard':
      return hear(conversation, event.messages);
  }
}

function write(conversation: Conversation, unsent: Unsent): Conversation {
  const { clientId } = unsent;
  const isTold = [...conversation.told.values()].some((message) => message.clientId === clientId);
  const isKnown = conversation.unsent.some((other) => other.clientId === clientId);
  if (isTold || isKnown) return conversation;
  return { ...conversation, unsent: inOrder([...conversation.unsent, unsent]) };
}

function hear(conversation: Conversation, messages: readonly ChatMessage[]): Conversation {
  const told = new Map(conversation.told);
  for (const message of messages) {
    const known = told.get(message.id);
    // The moment of a message may be corrected later, never to an earlier one.
    if (!known || known.at < message.at) told.set(message.id, message);
  }
  const confirmed = new Set(messages.map(({ clientId }) => clientId));
  return { told, unsent: conversation.unsent.filter(({ clientId }) => !confirmed.has(clientId)) };
}

function changeUnsent(
  conversation: Conversation,
  clientId: string,
  change: (unsent: Unsent) => Unsent,
): Conversation {
  const changed = conversation.unsent.map((unsent) =>
    unsent.clientId === clientId ? change(unsent) : unsent,
  );
  return { ...conversation, unsent: inOrder(changed) };
}

const inOrder = (unsent: readonly Unsent[]): readonly Unsent[] =>
  unsent.toSorted((a, b) => a.at - b.at || compare(a.clientId, b.clientId));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A line of the conversation as it is shown. */
export interface Line {
  /** Stays the same while a message goes from waiting to sent. */
  readonly key: string;
  readonly from: ChatMessage['from'];
  readonly text: string;
  readonly at: number;
  readonly state: 'told' | Unsent['state'];
}

/** What was said in its order, then what is still to be sent in the order of writing. */
export function linesOf({ told, unsent }: Conversation): readonly Line[] {
  const said = [...told.values()].sort((a, b) => a.at - b.at || compare(a.id, b.id));
  return [
    ...said.map(({ id, clientId, from, text, at }) => ({
      key: clientId ?? id,
      from,
      text,
      at,
      state: 'told' as const,
    })),
    ...unsent.map(({ clientId, text, at, state }) => ({
      key: clientId,
      from: 'patient' as const,
      text,
      at,
      state,
    })),
  ];
}

/** The newest moment known, from which a replay should begin; nothing before anything was said. */
export function newestOf({ told }: Conversation): number | undefined {
  return told.size === 0 ? undefined : Math.max(...[...told.values()].map(({ at }) => at));
}
