import type { Channel } from '../channel.ts';
import type { Clinic } from '../clinic.ts';
import type { Instant } from '../time.ts';

/** What `decide` may know beside the conversation and the event; read before, never during. */
export interface Facts {
  readonly now: Instant;
  readonly clinic: Clinic;
  readonly contact: {
    /** A phone number, or a chat visitor who has not been linked to one. */
    readonly kind: Channel;
    readonly optedOut: boolean;
    /** How many patients the house knows on this number. */
    readonly patients: number;
    /** Whether this contact has already said if it wants reminder texts. */
    readonly remindersAnswered: boolean;
  };
  /** Who answers the bare keywords: the carrier itself, or the house. */
  readonly optOut: 'carrier' | 'app';
}
