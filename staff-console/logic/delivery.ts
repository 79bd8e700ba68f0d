import type { ThreadEntry } from '../../src/contract/console.ts';

export type Delivery = NonNullable<ThreadEntry['delivery']>;

export interface DeliveryWords {
  readonly word: string;
  readonly mark: '…' | '✓' | '✓✓' | '✕' | '?' | '⊘';
  /** Somebody has to do something about it. */
  readonly trouble: boolean;
}

/** How far a text came, in words for staff. */
export const DELIVERY: Readonly<Record<Delivery, DeliveryWords>> = {
  waiting: { word: 'waiting', mark: '…', trouble: false },
  handing: { word: 'sending', mark: '…', trouble: false },
  accepted: { word: 'taken by the carrier', mark: '✓', trouble: false },
  sent: { word: 'sent', mark: '✓', trouble: false },
  delivered: { word: 'delivered', mark: '✓✓', trouble: false },
  failed: { word: 'not delivered', mark: '✕', trouble: true },
  suppressed: { word: 'not sent', mark: '⊘', trouble: true },
  unclear: { word: 'nobody knows if it arrived', mark: '?', trouble: true },
};

/** "not sent: opted out". A reason that is the carrier's number says so. */
export function deliveryWords(delivery: Delivery, reason: string | undefined): string {
  const { word } = DELIVERY[delivery];
  if (reason === undefined) return word;
  return /^\d+$/.test(reason)
    ? `${word} (carrier error ${reason})`
    : `${word}: ${reason.replaceAll('-', ' ')}`;
}
