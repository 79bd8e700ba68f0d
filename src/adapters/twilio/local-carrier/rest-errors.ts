import type { Response } from 'express';

/** The few of Twilio's errors that a sender of texts meets, with our own wording. */
export const REST_ERRORS = {
  unauthorised: { status: 401, code: 20_003, message: 'wrong account or token' },
  notFound: { status: 404, code: 20_404, message: 'no such resource' },
  noBody: { status: 400, code: 21_602, message: 'a message body is required' },
  noSender: { status: 400, code: 21_603, message: 'a sender is required' },
  noRecipient: { status: 400, code: 21_604, message: 'a recipient is required' },
  notOurNumber: { status: 400, code: 21_606, message: 'the sender is not a number of this account' },
  notOurService: { status: 400, code: 21_705, message: 'no such Messaging Service' },
  badRecipient: { status: 400, code: 21_211, message: 'the recipient is not a phone number' },
  optedOut: { status: 400, code: 21_610, message: 'the recipient has opted out' },
  tooLong: { status: 400, code: 21_617, message: 'the body exceeds 1600 characters' },
} as const;

export interface RestError {
  readonly status: number;
  readonly code: number;
  readonly message?: string;
}

export function answerError(response: Response, { status, code, message = 'refused' }: RestError): void {
  response
    .status(status)
    .json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}
