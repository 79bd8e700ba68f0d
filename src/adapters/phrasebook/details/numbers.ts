import { findPhoneNumbersInText } from 'libphonenumber-js/min';
import { parsePhone } from '../../../domain/phone.ts';

export interface PhoneFound {
  /** E.164. */
  readonly phone: string;
  /** Where it stands in the text; the whole text when it is nothing but a number. */
  readonly start: number;
  readonly end: number;
}

/** Fewer digits are no number that can be called. */
const LEAST_DIGITS = 7;

/** The phone number a message gives; without a country it is a US one. When it was asked for, digits alone will do. */
export function findPhone(text: string, asked: boolean): PhoneFound | undefined {
  if (text.replace(/\D/g, '').length < LEAST_DIGITS) return undefined;
  const [found] = findPhoneNumbersInText(text, { defaultCountry: 'US' });
  if (found) return { phone: found.number.number, start: found.startsAt, end: found.endsAt };
  const phone = asked ? parsePhone(text.replace(/^[^\d+(]+|\D+$/g, '')) : undefined;
  return phone === undefined ? undefined : { phone, start: 0, end: text.length };
}

/** Six figures, perhaps in two groups of three; not part of a longer number. */
export const findCode = (text: string): string | undefined =>
  /(?<![\d-])(\d{3})[\s-]?(\d{3})(?![\d-])/.exec(text)?.slice(1).join('');
