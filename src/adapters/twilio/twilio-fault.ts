import { refusalIn } from './outcome.ts';

/**
 * Twilio could not be asked. Made without a cause on purpose: the library's errors carry the request, and with it
 * numbers, texts and credentials.
 */
export class TwilioFault extends Error {
  override readonly name = 'TwilioFault';
  /** HTTP status, absent when there was no answer. */
  readonly status: number | undefined;

  constructor(asked: string, status: number | undefined) {
    super(
      status === undefined ? `no answer from Twilio to ${asked}` : `Twilio answered ${status} to ${asked}`,
    );
    this.status = status;
  }
}

/** Runs a question to Twilio and throws nothing but a TwilioFault. */
export async function asking<T>(asked: string, question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    throw new TwilioFault(asked, refusalIn(error)?.status);
  }
}
