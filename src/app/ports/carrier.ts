import type { PhoneNumber, SendId } from '../../domain/ids.ts';
import type { SendState } from '../../domain/send-state.ts';
import type { Instant } from '../../domain/time.ts';

export type { SendState } from '../../domain/send-state.ts';

/** A message as the carrier remembers it. Its moments have a resolution of whole seconds. */
export interface CarrierMessage {
  readonly sid: string;
  readonly from: PhoneNumber;
  readonly to: PhoneNumber;
  readonly body: string;
  /** When the carrier took it, from the sender's phone or from us. */
  readonly at: Instant;
  readonly direction: 'inbound' | 'outbound';
  /** The carrier's own word, such as received or delivered. */
  readonly state: string;
  /** Of an outbound message: the same in our words, where there are any for it. */
  readonly sendState?: SendState;
  /** Why it failed. */
  readonly errorCode?: number;
  readonly mediaCount: number;
}

/**
 * What became of handing a message over.
 * - `accepted`: the carrier has it; status reports follow.
 * - `refused`: the carrier answered no. `permanent`: the same message will never be taken (bad number, opted out);
 *   otherwise something about our account must be put right first. `blocked`: opted out at the carrier (21610).
 * - `unknown`: timed out or cut after the request may have reached the carrier. Never simply send again.
 * - `not-sent`: certain that nothing was handed over (connection refused, name not found, asked to slow down).
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly sid: string; readonly segments?: number }
  | {
      readonly kind: 'refused';
      readonly code: number;
      readonly permanent: boolean;
      readonly blocked: boolean;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-sent' };

/** The lists throw when the carrier cannot be asked; `send` never does. */
export interface Carrier {
  /** Hands one message over, once: no retry inside. */
  send(message: {
    readonly to: PhoneNumber;
    readonly body: string;
    readonly sendId: SendId;
  }): Promise<SendOutcome>;
  /** Inbound messages the carrier received since the second of this moment, oldest first, paged to the end. */
  inboundSince(since: Instant): Promise<readonly CarrierMessage[]>;
  /** Outbound messages to a recipient since the second of this moment, oldest first. */
  outboundTo(to: PhoneNumber, since: Instant): Promise<readonly CarrierMessage[]>;
}

/** A webhook request as received, before anything in it is believed. */
export interface WebhookRequest {
  /** Path and query exactly as they stood in the request line. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The form fields of the body, empty ones included. */
  readonly params: Readonly<Record<string, string>>;
}

export type WebhookProof = 'genuine' | 'forged' | 'unsigned' | 'wrong-account';

/** Tells whether a webhook really comes from the carrier. */
export interface WebhookGate {
  verify(request: WebhookRequest): WebhookProof;
}

export type OptOutType = 'STOP' | 'START' | 'HELP';

export interface InboundText {
  readonly sid: string;
  readonly from: PhoneNumber;
  readonly to: PhoneNumber;
  /** As the patient wrote it; empty for a picture alone. */
  readonly body: string;
  readonly numMedia: number;
  /** Present when the carrier took the text for a keyword and answers it itself. */
  readonly optOutType?: OptOutType;
}

export interface StatusReport {
  readonly sid: string;
  /** Of the send it is about; absent for messages we did not send under an id. */
  readonly sendId?: SendId;
  readonly state: SendState;
  /** Why it failed, for example 30003 (handset unreachable). */
  readonly errorCode?: number;
}

/** `not-a-phone`: a well-formed message from a short code or a name, which nobody can answer. */
export type WebhookFault =
  { readonly kind: 'malformed'; readonly fields: readonly string[] } | { readonly kind: 'not-a-phone' };

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: WebhookFault };

/** Reads the fields of a genuine webhook. Faults name fields and never repeat what stood in them. */
export interface WebhookReader {
  inbound(params: Readonly<Record<string, string>>): Parsed<InboundText>;
  /** `url`: path and query, which name the send. */
  status(url: string, params: Readonly<Record<string, string>>): Parsed<StatusReport>;
}
