import type { PhoneNumber } from '../../domain/ids.ts';

/** What is needed to speak to Twilio, or to whatever speaks as Twilio does at another address. */
export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** Who sends. Of a Messaging Service the carrier picks the number, unless `from` names one of its pool. */
  readonly messagingServiceSid?: string;
  readonly from?: PhoneNumber;
  /** Takes the place of every https://….twilio.com the library would call. */
  readonly apiBaseUrl?: string;
  /** Where the carrier reaches us, without a trailing slash; signatures are made over it. */
  readonly publicUrl: string;
}

export const MESSAGES_PATH = '/webhooks/twilio/messages';
export const STATUS_PATH = '/webhooks/twilio/status';

export const withoutTrailingSlash = (url: string): string => url.replace(/\/+$/, '');
