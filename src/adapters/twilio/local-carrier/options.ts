import type { Clock } from '../../../app/ports/system.ts';
import type { PhoneNumber } from '../../../domain/ids.ts';
import type { Random } from './seal.ts';

export interface LocalCarrierOptions {
  /** Checked on every request and signed into every webhook, like an account at Twilio. */
  readonly accountSid: string;
  readonly authToken: string;
  /** The clinic's own; patients write to the first unless they say otherwise. */
  readonly numbers: readonly [PhoneNumber, ...PhoneNumber[]];
  /** With one, the numbers are its pool and webhooks name it. */
  readonly messagingServiceSid?: string;
  /** Where inbound messages are told; without it they only wait in the list. `pointTo` changes it. */
  readonly webhookUrl?: string;
  /** Who answers STOP and its kind: the carrier, which then also blocks, or the app. */
  readonly optOut?: 'carrier' | 'app';
  /** Whether webhooks say what keyword was answered (OptOutType); Twilio does with Advanced Opt-Out only. */
  readonly announceOptOut?: boolean;
  readonly port?: number;
  /** Between one status and the next. */
  readonly stepMs?: number;
  /** Before a failed webhook is repeated, once. */
  readonly retryMs?: number;
  /** The sealed file that everything is kept in, and its 32-byte key; without it nothing outlives the process. */
  readonly store?: { readonly path: string; readonly key: Uint8Array };
  /** Where to connect instead of a public origin, as a proxy would. */
  readonly reroute?: Readonly<Record<string, string>>;
  /** Opens /control, by which a test in another process plants trouble. */
  readonly control?: boolean;
  /** Told of work behind the scenes that failed, such as a full disk. */
  readonly onFault?: (error: unknown) => void;
  readonly clock: Clock;
  readonly random: Random;
}
