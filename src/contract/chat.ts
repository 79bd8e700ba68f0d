import { z } from 'zod';
import { MAX_CHAT_TEXT } from './chat-limits.ts';

export { CHAT_NAMESPACE, MAX_CHAT_TEXT } from './chat-limits.ts';

export const chatMessage = z.object({
  /** The same message always has the same id: what is shown once is never shown twice. */
  id: z.string(),
  from: z.enum(['patient', 'assistant', 'staff']),
  text: z.string(),
  /** Milliseconds since the epoch; messages are shown in the order of (at, id). */
  at: z.number(),
  /** Of a patient's own message: the id its widget gave it. */
  clientId: z.string().optional(),
});
export type ChatMessage = z.infer<typeof chatMessage>;

export const chatHello = z.object({
  /** The visitor's secret from an earlier visit. Without one a new visitor begins. */
  token: z.string().min(16).max(200).optional(),
  /** `at` of the newest message the widget has; the answer overlaps it a little. */
  since: z.number().nonnegative().optional(),
  language: z.enum(['en', 'es']).optional(),
});
export type ChatHello = z.infer<typeof chatHello>;

export const chatWelcome = z.object({
  token: z.string(),
  messages: z.array(chatMessage),
  clinic: z.object({
    name: z.string(),
    phone: z.string(),
    emergencyNumber: z.string(),
    crisisLine: z.string(),
  }),
});
export type ChatWelcome = z.infer<typeof chatWelcome>;

export const chatSay = z.object({
  /** Chosen by the widget; saying it again with the same id changes nothing. */
  clientId: z.string().min(8).max(64),
  text: z.string().min(1).max(MAX_CHAT_TEXT),
});
export type ChatSay = z.infer<typeof chatSay>;

/** `retry`: the same message may be said again under the same client id. */
export type ChatAck<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: 'invalid' | 'too-fast' | 'hello-first' | 'unavailable';
      readonly detail: string;
      readonly retry: boolean;
    };

export interface ChatClientEvents {
  'chat:hello': (hello: ChatHello, ack: (answer: ChatAck<ChatWelcome>) => void) => void;
  'chat:say': (
    say: ChatSay,
    ack: (answer: ChatAck<{ readonly id: string; readonly at: number }>) => void,
  ) => void;
  /** Reads again from this moment on. */
  'chat:since': (query: { since: number }, ack: (answer: ChatAck<readonly ChatMessage[]>) => void) => void;
}

export interface ChatServerEvents {
  'chat:message': (message: ChatMessage) => void;
}
