import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { PhoneNumber } from './ids.ts';

/** A number as people write it, read as a US number unless it says otherwise; undefined when it cannot be one. */
export function parsePhone(text: string): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(text, 'US');
  return parsed?.isPossible() ? (parsed.number as string as PhoneNumber) : undefined;
}

const E164 = /^\+[1-9]\d{6,14}$/;

/** Whether somebody can be answered there: a short code or a name that sends texts is no phone. */
export const isPhoneNumber = (text: string): text is PhoneNumber => E164.test(text);

/** For people to read: +1 202-555-0123 within the US is (202) 555-0123. */
export function formatPhone(phone: PhoneNumber): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (!parsed) return phone;
  return parsed.country === 'US' || parsed.countryCallingCode === '1'
    ? parsed.formatNational()
    : parsed.formatInternational();
}
