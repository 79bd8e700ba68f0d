import type { Channel } from '../../domain/channel.ts';
import type { Purpose } from '../../domain/consent/purpose.ts';
import type { AppointmentId, ContactId, PhoneNumber, SendId, StaffId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';

/**
 * `waiting` for its moment · `handing` over to the carrier, outcome not known yet · `accepted` by it · `sent` ·
 * `delivered` · `failed` for good · `suppressed` by may-we-send · `unclear`: nobody can say.
 */
export type SendStatus =
  'waiting' | 'handing' | 'accepted' | 'sent' | 'delivered' | 'failed' | 'suppressed' | 'unclear';

export interface Send {
  readonly id: SendId;
  /** Unique: the effect, reminder or staff action it stands for. A second one with the same key is never stored. */
  readonly key: string;
  readonly purpose: Purpose;
  readonly channel: Channel;
  /** Whose conversation it belongs to; absent for texts to on-call staff. */
  readonly contactId?: ContactId;
  /** The chat visitor who is shown it, nobody else of the same number; of a link code the one who asked for it. */
  readonly chatContactId?: ContactId;
  /** Only for texts that leave the conversation: on-call phones and link codes. Otherwise the contact's number. */
  readonly to?: PhoneNumber;
  readonly body: string;
  /** Keys of the sentences it is made of; what was shown, for the consent ledger and the queue. */
  readonly replies: readonly string[];
  /** Epoch of the conversation it was made in; absent where no epoch applies. */
  readonly epoch?: number;
  /** Red flags a safety text answers. */
  readonly flags?: readonly string[];
  /** Of a reminder: the visit, and when it started as this was written. */
  readonly appointmentId?: AppointmentId;
  readonly visitStart?: Instant;
  /** Who wrote it; of an answer to an on-call phone, that phone. */
  readonly staffId?: StaffId;
  /** When the patient said what this answers, where an answer may come too late. */
  readonly saidAt?: Instant;
  readonly status: SendStatus;
  readonly createdAt: Instant;
  readonly notBefore: Instant;
  readonly attempts: number;
  /** When it was last handed over. */
  readonly attemptedAt?: Instant;
  readonly carrierSid?: string;
  /** Carrier error code or the reason of may-we-send. */
  readonly reason?: string;
  readonly endedAt?: Instant;
  /** It ended without reaching anybody, and whoever has to know does not know yet. */
  readonly untold?: boolean;
}

export type SendChange = Partial<
  Pick<Send, 'notBefore' | 'attemptedAt' | 'carrierSid' | 'reason' | 'endedAt' | 'attempts' | 'untold'>
>;

export interface SendStore {
  insertOnce(send: Send): Promise<{ readonly stored: boolean; readonly id: SendId }>;
  get(id: SendId): Promise<Send | undefined>;
  /** The send that stands for this effect or act, if it was made. */
  byKey(key: string): Promise<Send | undefined>;
  /** Which send the carrier knows under this sid. */
  bySid(carrierSid: string): Promise<SendId | undefined>;
  /** Moves a send from one of these states to another, in one step. False when it is in none of them (any more). */
  advance(id: SendId, from: readonly SendStatus[], to: SendStatus, change?: SendChange): Promise<boolean>;
  /** In `waiting` and due, most important purpose first, then oldest. */
  due(now: Instant, limit: number): Promise<readonly Send[]>;
  /** In `handing` since before this moment: their process died or their answer was lost. */
  stranded(before: Instant, limit: number): Promise<readonly Send[]>;
  /** Taken by the carrier at or after `since`, with no word yet how it ended; the latest first. */
  unreported(since: Instant, limit: number): Promise<readonly Send[]>;
  /** Ended without reaching anybody, and nobody was told of it: its process died in between. */
  untold(limit: number): Promise<readonly Send[]>;
  /** Whether an earlier one of these purposes to the same contact by the same channel is still on its way out. */
  isBehind(send: Send, purposes: readonly Purpose[]): Promise<boolean>;
  /** Sends of these purposes to a contact made since a moment and not suppressed, leaving out this one. */
  count(contactId: ContactId, purposes: readonly Purpose[], since: Instant, but?: SendId): Promise<number>;
  /** Sends of one purpose made since a moment and not suppressed: by anybody, or asked for by one chat visitor. */
  countAll(purpose: Purpose, since: Instant, chatContactId?: ContactId): Promise<number>;
  /** Sends by or to one of the staff made since a moment, oldest first. */
  ofStaff(staffId: StaffId, since: Instant): Promise<readonly Send[]>;
  latest(contactId: ContactId, limit: number): Promise<readonly Send[]>;
  /** What was shown to this chat visitor at or after `since` (its `endedAt`), oldest first. */
  ofChat(chatContactId: ContactId, since: Instant, limit: number): Promise<readonly Send[]>;
}
