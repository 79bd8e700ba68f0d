import type { Channel } from '../../domain/channel.ts';
import type { ContactId, PhoneNumber } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Instant } from '../../domain/time.ts';

export interface Contact {
  readonly id: ContactId;
  readonly kind: Channel;
  /** Of an SMS contact, always. */
  readonly phone?: PhoneNumber;
  readonly language: Language;
  readonly optedOut: boolean;
  /** Reminder texts: not asked yet, wanted, not wanted. */
  readonly reminders: 'unasked' | 'granted' | 'refused';
  /** Of a chat visitor: the number's contact whose conversation it now writes in. */
  readonly linkedTo?: ContactId;
  readonly createdAt: Instant;
}

export interface ContactStore {
  get(id: ContactId): Promise<Contact | undefined>;
  /** The contact of this number, made now if there is none. Two at once get the same one. */
  ofNumber(phone: PhoneNumber, make: { readonly id: ContactId; readonly at: Instant }): Promise<Contact>;
  findNumber(phone: PhoneNumber): Promise<Contact | undefined>;
  /** The chat visitor with this secret token (only its hash is kept), made now if there is none. */
  ofVisitor(token: string, make: { readonly id: ContactId; readonly at: Instant }): Promise<Contact>;
  findVisitor(token: string): Promise<Contact | undefined>;
  link(chat: ContactId, number: ContactId): Promise<void>;
  /** Chat contacts linked to this number. */
  chatsOf(number: ContactId): Promise<readonly ContactId[]>;
  /** `order`: where it was said in the contact's conversation. False: something newer stands already, and stays. */
  setOptedOut(id: ContactId, optedOut: boolean, order: number): Promise<boolean>;
  setReminders(id: ContactId, reminders: Contact['reminders'], order: number): Promise<boolean>;
  setLanguage(id: ContactId, language: Language): Promise<void>;
}

/** One-time codes that link a chat to a number. Only hashes are kept. */
export interface LinkCodeStore {
  /** Replaces an earlier code for the same pair. */
  put(pair: LinkPair, code: string, expiresAt: Instant): Promise<void>;
  /** A right code stays right until it expires, so that asking again after a crash agrees; five wrong ones end it. */
  check(pair: LinkPair, code: string, now: Instant): Promise<'right' | 'wrong' | 'expired'>;
}

export interface LinkPair {
  readonly chat: ContactId;
  readonly phone: PhoneNumber;
}
