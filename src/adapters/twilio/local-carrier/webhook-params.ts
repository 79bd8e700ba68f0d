import type { StoredMessage } from './stored-message.ts';

type Params = Readonly<Record<string, string>>;

/** Where a phone is registered; Twilio sends these fields empty when it does not know. */
const PLACE: Params = { FromCity: '', FromState: '', FromZip: '', ToCity: '', ToState: '', ToZip: '' };

/** The form of an inbound message. */
export const inboundParams = (accountSid: string, message: StoredMessage): Params => ({
  ...PLACE,
  FromCountry: 'US',
  ToCountry: 'US',
  MessageSid: message.sid,
  SmsSid: message.sid,
  SmsMessageSid: message.sid,
  SmsStatus: 'received',
  AccountSid: accountSid,
  ApiVersion: '2010-04-01',
  From: message.from ?? '',
  To: message.to,
  Body: message.body,
  NumMedia: String(message.mediaCount),
  NumSegments: String(message.segments),
  ...(message.messagingServiceSid !== undefined && { MessagingServiceSid: message.messagingServiceSid }),
  ...(message.optOutType && { OptOutType: message.optOutType }),
});

/** The form of a status report. */
export const statusParams = (accountSid: string, message: StoredMessage): Params => ({
  MessageSid: message.sid,
  SmsSid: message.sid,
  MessageStatus: message.status,
  SmsStatus: message.status,
  AccountSid: accountSid,
  ApiVersion: '2010-04-01',
  From: message.from ?? '',
  To: message.to,
  ...(message.messagingServiceSid !== undefined && { MessagingServiceSid: message.messagingServiceSid }),
  ...(message.errorCode !== undefined && { ErrorCode: String(message.errorCode) }),
});
