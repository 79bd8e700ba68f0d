/** How a message travels. A conversation may use both once a chat is linked to its number. */
export type Channel = 'sms' | 'chat';
