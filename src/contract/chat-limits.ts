// Apart from the schemas, so that a browser can have these without the library the schemas are made of.

/** Longest text a chat accepts, in UTF-16 units; the same as ten SMS segments. */
export const MAX_CHAT_TEXT = 1_600;

/** The socket.io namespace of patients' chats. */
export const CHAT_NAMESPACE = '/chat';
