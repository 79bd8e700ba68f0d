import type { Channel } from '../channel.ts';
import type { MessageId } from '../ids.ts';
import type { Reply } from '../conversation/replies.ts';
import type { Language } from '../language.ts';

/** What a person may agree to or revoke. `everything` covers all the house sends. */
export type ConsentScope = 'conversation' | 'reminders' | 'everything';

/** One line of the append-only ledger, still without its number and moment, which are the contact's and the clock's. */
export interface ConsentEntry {
  readonly scope: ConsentScope;
  readonly act: 'granted' | 'revoked';
  readonly channel: Channel;
  readonly language: Language;
  /** The sentence the person was shown, if any; the ledger keeps its wording and the pack's version. */
  readonly shown?: Reply;
  /** The message in which they said so. */
  readonly said?: MessageId;
  /** Who handled it: our answer, the carrier's own, or a member of staff. */
  readonly handledBy: 'app' | 'carrier' | 'staff';
}
