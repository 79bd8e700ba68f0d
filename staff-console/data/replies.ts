import { conversation as conversationShape, type ConversationView } from '../../src/contract/console.ts';
import type { Outgoing } from '../logic/thread.ts';
import type { Api } from './api.ts';
import { faultOf, faultWords } from './api-error.ts';
import { cell, type Readable } from './cell.ts';

/** Replies written here, until the server has them. */
export interface Replies {
  readonly outgoing: Readable<Readonly<Record<string, readonly Outgoing[]>>>;
  /** `version`: of the conversation that was on the screen. */
  send(conversationId: string, text: string, version: number): Promise<void>;
  /** The same reply with the same id, so that one which arrived after all is not sent twice. */
  again(conversationId: string, clientId: string): Promise<void>;
  /** Takes a failed reply back; its text is the answer. */
  takeBack(conversationId: string, clientId: string): string;
  clear(): void;
}

export function createReplies(parts: {
  readonly api: Api;
  readonly now: () => number;
  readonly onSent: (conversationId: string, view: ConversationView) => void;
  /** Who has the conversation may have changed. */
  readonly onRefused: (conversationId: string) => void;
}): Replies {
  const outgoing = cell<Readonly<Record<string, readonly Outgoing[]>>>({});
  const ofConversation = (id: string): readonly Outgoing[] => outgoing.get()[id] ?? [];
  const change = (id: string, next: readonly Outgoing[]): void =>
    outgoing.change((all) => ({ ...all, [id]: next }));
  const without = (id: string, clientId: string): readonly Outgoing[] =>
    ofConversation(id).filter((reply) => reply.clientId !== clientId);

  const attempt = async (id: string, reply: Outgoing): Promise<void> => {
    const { fault: _fault, ...fresh } = reply;
    change(id, [...without(id, reply.clientId), { ...fresh, state: 'sending' }]);
    const { text, clientId, version } = reply;
    const path = `/conversations/${encodeURIComponent(id)}/replies`;
    try {
      const view = await parts.api.post(path, { text, clientId, version }, conversationShape);
      change(id, without(id, clientId));
      parts.onSent(id, view);
    } catch (error) {
      // Locking forgets every reply; one that fails afterwards stays forgotten.
      if (!ofConversation(id).some((other) => other.clientId === clientId)) return;
      const fault = faultOf(error);
      const failed = { ...fresh, state: 'failed', fault: faultWords(fault) } as const;
      change(id, [...without(id, clientId), failed]);
      if (fault.kind === 'refused') parts.onRefused(id);
    }
  };
  return {
    outgoing,
    send: (id, text, version) =>
      attempt(id, { clientId: newId(), text, version, at: parts.now(), state: 'sending' }),
    async again(id, clientId) {
      const reply = ofConversation(id).find((other) => other.clientId === clientId);
      if (reply) await attempt(id, reply);
    },
    takeBack(id, clientId) {
      const text = ofConversation(id).find((reply) => reply.clientId === clientId)?.text ?? '';
      change(id, without(id, clientId));
      return text;
    },
    clear: () => outgoing.set({}),
  };
}

/** Not `randomUUID`, which a page inside the clinic's network without https does not have. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
